import { removeJob, transaction, type Tx } from "@wekala/engine/kit"
import type { AuctionBid } from "./entities"
import { auctionEnded } from "./events"
import { endAuctionJob, endKey } from "./jobs/end-auction"
import { settleWhatIsLeft } from "./jobs/settle-what-is-left"
import { type Lot, lockAuction, readLot } from "./lot"
import type { AuctionsOptions } from "./options"
import { openSealed } from "./rules/sealed"
import { insertSale, type SoldBid } from "./selling/sale-rows"
import { about, tell } from "./tell"

interface Result {
  readonly lot: Lot
  readonly sold: readonly { bid: SoldBid; quantity: number; unitPrice: bigint }[]
}

/**
 * Ends a lot whose time is up, once; its timer calls it. A lot that bids have extended waits for its new end.
 * It ends as of its end, however late this runs.
 */
export function endAuction(id: string, now: Date, options: AuctionsOptions): Promise<void> {
  return transaction(async (tx) => {
    const before = readLot(await lockAuction(tx, id), options)
    if (before.status !== "live") return
    if (before.endsAt > now) {
      await tx.enqueue(endAuctionJob, { auction_id: id }, { runAt: before.endsAt, key: endKey(id) })
      return
    }
    const { lot, sold } = await resultOf(tx, before)
    await tx.query(
      `UPDATE auction SET status = 'ended', outcome = $2, hammer_price = $3, current_price = $4, leader_bid_id = $5,
         leader_bidder_id = $6, leader_number = $7, leader_maximum = $8, units_sold = $9, reserve_met = $10, ended_at = ends_at, version = $11,
         updated_at = now() WHERE id = $1`,
      [
        id,
        lot.outcome,
        lot.hammerPrice?.toString() ?? null,
        lot.english.price?.toString() ?? null,
        lot.leaderBidId,
        lot.english.leader?.bidderId ?? null,
        lot.leaderNumber,
        lot.english.leader?.maximum.toString() ?? null,
        lot.unitsSold,
        lot.reserveMet,
        lot.version,
      ],
    )
    await tell(tx, lot, now, { type: "ended" })
    for (const { bid, quantity, unitPrice } of sold) await insertSale(tx, lot, bid, { kind: "hammer", quantity, unitPrice, now })
    await afterEnd(tx, lot)
  })
}

/** What follows every end: it is announced, deposits and stock that nobody needs any more are given back. */
export async function afterEnd(tx: Tx, lot: Lot): Promise<void> {
  await tx.emit(auctionEnded, {
    ...about(lot),
    outcome: lot.outcome as NonNullable<Lot["outcome"]>,
    ended_at: (lot.endedAt as Date).toISOString(),
  })
  await removeJob(tx.query, endKey(lot.id))
  await settleWhatIsLeft(tx, lot.id)
}

async function resultOf(tx: Tx, before: Lot): Promise<Result> {
  const ended = { ...before, status: "ended" as const, endedAt: before.endsAt, version: before.version + 1 }
  if (before.format === "english") return englishResult(tx, ended)
  if (before.format === "dutch") {
    return { lot: { ...ended, outcome: ended.unitsSold > 0 ? "sold" : "no_bids" }, sold: [] }
  }
  return sealedResult(tx, ended)
}

async function englishResult(tx: Tx, ended: Lot): Promise<Result> {
  const { price } = ended.english
  if (price === null) return { lot: { ...ended, outcome: "no_bids" }, sold: [] }
  const [bid] = await tx.query<AuctionBid>("SELECT * FROM auction_bid WHERE id = $1", [ended.leaderBidId])
  const leader = bid as AuctionBid
  if (!ended.reserveMet) return { lot: { ...ended, outcome: "reserve_not_met" }, sold: [] }
  return {
    lot: { ...ended, outcome: "sold", hammerPrice: price, unitsSold: ended.quantity },
    sold: [{ bid: { id: leader.id, bidderId: leader.bidder_id }, quantity: ended.quantity, unitPrice: price }],
  }
}

async function sealedResult(tx: Tx, ended: Lot): Promise<Result> {
  const bids = await lastBids(tx, ended.id)
  const { reservePrice, startingPrice } = ended.terms
  const { awards, price } = openSealed(
    bids.map((bid) => ({ bidderId: bid.bidder_id, sequence: bid.sequence, amount: BigInt(bid.maximum), quantity: bid.quantity })),
    { quantity: ended.quantity, floor: reservePrice ?? startingPrice, rule: ended.format === "sealed_first" ? "first" : "second" },
  )
  if (price === null) {
    return { lot: { ...ended, outcome: bids.length > 0 ? "reserve_not_met" : "no_bids" }, sold: [] }
  }
  const sold = awards.map(({ sequence, quantity }) => {
    const bid = bids.find((each) => each.sequence === sequence) as AuctionBid
    return { bid: { id: bid.id, bidderId: bid.bidder_id, number: bid.number, maximum: BigInt(bid.maximum) }, quantity, unitPrice: price }
  })
  const unitsSold = awards.reduce((sum, { quantity }) => sum + quantity, 0)
  const lot: Lot = { ...ended, outcome: "sold", hammerPrice: price, unitsSold, reserveMet: true }
  // Where one bidder has won alone, the lot names the winner as any other does.
  const [winner] = sold
  if (sold.length > 1 || !winner) return { lot, sold }
  const { id, bidderId, number, maximum } = winner.bid
  return { lot: { ...lot, english: { price, leader: { bidderId, maximum } }, leaderBidId: id, leaderNumber: number }, sold }
}

/** Each bidder's last bid that was not retracted, which is the highest. */
function lastBids(tx: Tx, auctionId: string): Promise<AuctionBid[]> {
  return tx.query<AuctionBid>(
    `SELECT DISTINCT ON (b.bidder_id) b.* FROM auction_bid b
     WHERE b.auction_id = $1 AND NOT EXISTS (SELECT 1 FROM auction_retraction r WHERE r.bid_id = b.id)
     ORDER BY b.bidder_id, b.sequence DESC`,
    [auctionId],
  )
}
