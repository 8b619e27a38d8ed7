import { DomainError, newId, removeJob, transaction, type Tx } from "@wekala/engine/kit"
import { change } from "../change"
import type { AuctionBid, AuctionSale } from "../entities"
import { auctionOffered } from "../events"
import { lapseKey, lapseOfferJob } from "../jobs/lapse-offer"
import { settleStockJob } from "../jobs/settle-stock"
import { settleWhatIsLeft } from "../jobs/settle-what-is-left"
import { type Lot, lockAuction, readLot } from "../lot"
import type { AuctionsOptions } from "../options"
import { about } from "../tell"
import { awaitPayment, lockSale, moveSale, payUntil, premiumOf, reviewLot } from "./sale-rows"

export interface Offer {
  /** Whose bid; the best that has not won or been offered yet unless told. */
  readonly bidId?: string | undefined
  readonly hours: number
  readonly now: Date
  readonly quantity?: number | undefined
}

/** The best bid of each bidder that was not retracted, of bidders who have neither won nor been offered the lot. */
const RUNNERS_UP = `
  SELECT * FROM (
    SELECT DISTINCT ON (b.bidder_id) b.* FROM auction_bid b
    WHERE b.auction_id = $1 AND b.kind = 'bid'
      AND NOT EXISTS (SELECT 1 FROM auction_retraction r WHERE r.bid_id = b.id)
      AND NOT EXISTS (SELECT 1 FROM auction_sale s WHERE s.auction_id = b.auction_id AND s.bidder_id = b.bidder_id)
    ORDER BY b.bidder_id, b.maximum DESC, b.sequence DESC
  ) best ORDER BY maximum DESC, sequence`

/**
 * Offers a lot to its runner-up for the highest price that they bid, as eBay's second-chance offers do. Answers
 * undefined where nobody is left.
 */
export async function offerToRunnerUp(tx: Tx, lot: Lot, { bidId, hours, now, quantity }: Offer): Promise<AuctionSale | undefined> {
  const bids = await tx.query<AuctionBid>(RUNNERS_UP, [lot.id])
  const bid = bidId === undefined ? bids[0] : bids.find(({ id }) => id === bidId)
  if (!bid) return undefined
  const units = Math.min(quantity ?? lot.quantity, lot.format === "english" ? lot.quantity : bid.quantity)
  const unitPrice = BigInt(bid.maximum)
  const offerUntil = new Date(now.getTime() + hours * 3_600_000)
  const [sale] = await tx.query<AuctionSale>(
    `INSERT INTO auction_sale (id, auction_id, bid_id, bidder_id, kind, status, exclusive, quantity, unit_price, premium,
       currency_code, offer_until)
     VALUES ($1, $2, $3, $4, 'second_chance', 'offered', $5, $6, $7, $8, $9, $10) RETURNING *`,
    [
      newId("asale"),
      lot.id,
      bid.id,
      bid.bidder_id,
      lot.format === "english",
      units,
      unitPrice,
      premiumOf(lot, unitPrice, units),
      lot.currency,
      offerUntil,
    ],
  )
  const offered = sale as AuctionSale
  await tx.enqueue(lapseOfferJob, { sale_id: offered.id }, { runAt: offerUntil, key: lapseKey(offered.id) })
  await tx.emit(auctionOffered, {
    ...about(lot),
    sale_id: offered.id,
    bidder_id: offered.bidder_id,
    unit_price_minor: unitPrice.toString(),
    offer_until: offerUntil.toISOString(),
  })
  return offered
}

/**
 * A merchant offers an unsold or unpaid lot.
 * @throws DomainError `auction_offer_not_allowed` (409), `offer_open` (409), `no_runner_up` (409)
 */
export function makeOffer(auctionId: string, offer: Omit<Offer, "now">, options: AuctionsOptions, actorId: string): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, auctionId), options)
    const isOpen = lot.status === "defaulted" || (lot.status === "ended" && lot.outcome === "reserve_not_met")
    if (!isOpen) throw refused("auction_offer_not_allowed", `This auction is ${lot.status}: it cannot be offered to a runner-up.`)
    const [open] = await tx.query(
      "SELECT 1 FROM auction_sale WHERE auction_id = $1 AND status IN ('offered', 'awaiting_payment', 'ordered')",
      [auctionId],
    )
    if (open) throw refused("offer_open", "Somebody else may still buy it.")
    const now = await tx.now()
    const sale = await offerToRunnerUp(tx, lot, { ...offer, now })
    if (!sale) throw refused("no_runner_up", "There is no other bidder to offer it to.")
    await reviewLot(tx, lot, now, actorId)
    await tx.enqueue(settleStockJob, { auction_id: auctionId })
    return sale
  })
}

/**
 * A runner-up takes the lot, and is to pay for it.
 * @param bidderId whose offer it must be
 * @throws DomainError `sale_not_found` (404), `offer_closed` (409)
 */
export function acceptOffer(id: string, bidderId: string, options: AuctionsOptions): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockOffer(tx, id, bidderId, options)
    if (sale.status === "awaiting_payment") return sale
    const now = await tx.now()
    if (sale.status !== "offered" || (sale.offer_until as Date) <= now) throw refused("offer_closed", "This offer is not open any more.")
    const accepted = await moveSale(tx, sale, "accept", { pay_until: payUntil(lot, now) })
    await removeJob(tx.query, lapseKey(id))
    await change(
      tx,
      lot,
      now,
      {
        status: "ended",
        outcome: "sold",
        hammerPrice: BigInt(sale.unit_price),
        unitsSold: Math.min(lot.quantity, lot.unitsSold + sale.quantity),
      },
      { type: "changed" },
    )
    await awaitPayment(tx, lot, accepted)
    return accepted
  })
}

/** A runner-up does not want it. */
export function declineOffer(id: string, bidderId: string, options: AuctionsOptions): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockOffer(tx, id, bidderId, options)
    if (sale.status === "declined") return sale
    if (sale.status !== "offered") throw refused("offer_closed", "This offer is not open any more.")
    return close(tx, lot, sale, "decline")
  })
}

/** An offer's time is up; its timer calls it. */
export function lapseOffer(id: string, now: Date, options: AuctionsOptions): Promise<void> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockSale(tx, id, options)
    if (sale.status !== "offered" || (sale.offer_until as Date) > now) return
    await close(tx, lot, sale, "lapse")
  })
}

async function close(tx: Tx, lot: Lot, sale: AuctionSale, move: "decline" | "lapse"): Promise<AuctionSale> {
  const closed = await moveSale(tx, sale, move)
  await removeJob(tx.query, lapseKey(sale.id))
  await reviewLot(tx, lot, await tx.now())
  await settleWhatIsLeft(tx, lot.id)
  return closed
}

async function lockOffer(tx: Tx, id: string, bidderId: string, options: AuctionsOptions): Promise<{ lot: Lot; sale: AuctionSale }> {
  const found = await lockSale(tx, id, options)
  if (found.sale.bidder_id !== bidderId || found.sale.kind !== "second_chance") {
    throw new DomainError({ status: 404, code: "sale_not_found", message: `There is no offer ${id}.` })
  }
  return found
}

const refused = (code: string, message: string) => new DomainError({ status: 409, code, message })
