import type { MedusaContainer } from "@medusajs/framework/types"
import { DomainError, Money, transaction } from "@wekala/engine/kit"
import type { Lot } from "../lot"
import type { AuctionsOptions } from "../options"
import { walletOf } from "../resolve"

/**
 * Holds a bidder's deposit on a lot, once.
 * @throws DomainError `deposit_required` (422) when the wallet has too little, `auction_ended` (409)
 */
export async function holdDeposit(container: MedusaContainer, lot: Lot, bidderId: string): Promise<void> {
  const amount = Money.ofMinor(lot.deposit as bigint, lot.currency)
  const wallet = walletOf(container)
  const account_id = await wallet.accountId({ kind: "customer", owner_id: bidderId, currency_code: lot.currency })
  try {
    await transaction(async (tx) => {
      // The end waits for this, so that it gives the deposit back; after the end nobody would.
      const [live] = await tx.query("SELECT 1 FROM auction WHERE id = $1 AND status = 'live' FOR SHARE", [lot.id])
      if (!live) throw new DomainError({ status: 409, code: "auction_ended", message: "This auction has ended." })
      const hold = await wallet.holds.place(
        { reference: `auctions.deposit:${lot.id}:${bidderId}`, account_id, amount, reason: "Deposit" },
        tx,
      )
      await tx.query(
        `INSERT INTO auction_bidder (auction_id, bidder_id, deposit_hold_id, deposit_status) VALUES ($1, $2, $3, 'held')
         ON CONFLICT (auction_id, bidder_id) DO UPDATE SET deposit_hold_id = excluded.deposit_hold_id, deposit_status = 'held'
         WHERE auction_bidder.deposit_status IS NULL`,
        [lot.id, bidderId, hold.id],
      )
    })
  } catch (error) {
    if ((error as DomainError).code !== "insufficient_funds") throw error
    throw new DomainError({
      status: 422,
      code: "deposit_required",
      message: `Bidding here needs a deposit of ${amount.toDecimal()} ${lot.currency.toUpperCase()} in your wallet.`,
    })
  }
}

interface Deposit {
  bidder_id: string
  deposit_hold_id: string
  has_defaulted: boolean
}

/** Deposits of bidders who are neither bidding, nor to pay. */
const DUE = `
  SELECT b.bidder_id, b.deposit_hold_id,
    EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = b.auction_id AND s.bidder_id = b.bidder_id AND s.status = 'defaulted')
      AS has_defaulted
  FROM auction_bidder b JOIN auction a ON a.id = b.auction_id
  WHERE b.auction_id = $1 AND b.deposit_status = 'held' AND a.status NOT IN ('draft', 'scheduled', 'live')
    AND NOT EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = b.auction_id AND s.bidder_id = b.bidder_id
      AND s.status IN ('awaiting_payment', 'ordered'))
  FOR UPDATE OF b`

/** Gives back what is not needed any more; what a winner who did not pay had left goes to the shop, where it says so. */
export async function settleDeposits(container: MedusaContainer, auctionId: string, options: AuctionsOptions): Promise<void> {
  const wallet = walletOf(container)
  await transaction(async (tx) => {
    const [lot] = await tx.query<{ currency_code: string }>("SELECT currency_code FROM auction WHERE id = $1 FOR NO KEY UPDATE", [
      auctionId,
    ])
    if (!lot) return
    const revenue = await wallet.accountId({ kind: "revenue", currency_code: lot.currency_code })
    for (const { bidder_id, deposit_hold_id, has_defaulted } of await tx.query<Deposit>(DUE, [auctionId])) {
      const isForfeited = has_defaulted && options.forfeit_deposit
      if (isForfeited) {
        const reference = `auctions.forfeit:${auctionId}:${bidder_id}`
        await wallet.holds.capture({ hold_id: deposit_hold_id, reference, kind: "auctions.deposit_forfeited", to: revenue }, tx)
      } else {
        await wallet.holds.release(deposit_hold_id, tx)
      }
      await tx.query("UPDATE auction_bidder SET deposit_status = $3 WHERE auction_id = $1 AND bidder_id = $2", [
        auctionId,
        bidder_id,
        isForfeited ? "forfeited" : "released",
      ])
    }
  })
}
