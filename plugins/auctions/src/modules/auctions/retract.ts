import { DomainError, transaction, type Tx } from "@wekala/engine/kit"
import type { AuctionBid } from "./entities"
import { auctionBidRetracted } from "./events"
import { lockAuction, readLot } from "./lot"
import type { AuctionsOptions } from "./options"
import { replayEnglish, reserveMet } from "./rules/english"
import { about, tell } from "./tell"

/**
 * Takes a bid back, for a reason that stays on record. The bid itself stays, too; the price and the leader are
 * worked out anew from the others, so that the price may fall.
 *
 * @throws DomainError `bid_not_found` (404), `bid_retract_not_allowed` (409)
 */
export function retractBid(auctionId: string, bidId: string, reason: string, options: AuctionsOptions, actorId: string): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, auctionId), options)
    const bids = await tx.query<AuctionBid & { is_retracted: boolean }>(
      `SELECT b.*, EXISTS (SELECT 1 FROM auction_retraction r WHERE r.bid_id = b.id) AS is_retracted
       FROM auction_bid b WHERE b.auction_id = $1 ORDER BY b.sequence`,
      [auctionId],
    )
    const bid = bids.find(({ id }) => id === bidId)
    if (!bid) throw new DomainError({ status: 404, code: "bid_not_found", message: `There is no bid ${bidId} on this auction.` })
    if (bid.is_retracted) return
    if (lot.status !== "live" || bid.kind !== "bid") {
      throw new DomainError({
        status: 409,
        code: "bid_retract_not_allowed",
        message: "A bid can be retracted while the auction is live, and only if it has not bought at once.",
      })
    }
    await tx.query("INSERT INTO auction_retraction (bid_id, auction_id, actor_id, reason) VALUES ($1, $2, $3, $4)", [
      bidId,
      auctionId,
      actorId,
      reason,
    ])
    const left = bids.filter(({ id, is_retracted }) => id !== bidId && !is_retracted)
    const now = await tx.now()
    const english = replayEnglish(
      lot.terms,
      lot.format === "english" ? left.map(({ bidder_id, maximum }) => ({ bidderId: bidder_id, maximum: BigInt(maximum) })) : [],
    )
    const leaderBid = english.leader ? best(left, english.leader.bidderId) : undefined
    const changed = {
      ...lot,
      english,
      leaderBidId: leaderBid?.id ?? null,
      leaderNumber: leaderBid?.number ?? null,
      reserveMet: reserveMet(lot.terms, english) && left.length > 0,
      bidCount: left.length,
      retractionCount: lot.retractionCount + 1,
      version: lot.version + 1,
    }
    await tx.query(
      `UPDATE auction SET current_price = $2, leader_bid_id = $3, leader_bidder_id = $4, leader_number = $5, leader_maximum = $6,
         reserve_met = $7, bid_count = $8, retraction_count = $9, version = $10, updated_at = now() WHERE id = $1`,
      [
        auctionId,
        english.price?.toString() ?? null,
        changed.leaderBidId,
        english.leader?.bidderId ?? null,
        changed.leaderNumber,
        english.leader?.maximum.toString() ?? null,
        changed.reserveMet,
        changed.bidCount,
        changed.retractionCount,
        changed.version,
      ],
    )
    await writeMaximum(tx, auctionId, bid.bidder_id, best(left, bid.bidder_id))
    const detail = { bid_id: bidId, sequence: bid.sequence, reason }
    await tell(tx, changed, now, { type: "retracted", actorId, detail })
    await tx.emit(auctionBidRetracted, {
      ...about(lot),
      bid_id: bidId,
      bidder_id: bid.bidder_id,
      price_minor: english.price?.toString() ?? null,
    })
  })
}

/** A bidder's highest bid; of equals the later, which asks for more units. */
function best(bids: readonly AuctionBid[], bidderId: string): AuctionBid | undefined {
  return bids
    .filter(({ bidder_id }) => bidder_id === bidderId)
    .reduce<AuctionBid | undefined>((top, bid) => (top && BigInt(top.maximum) > BigInt(bid.maximum) ? top : bid), undefined)
}

async function writeMaximum(tx: Tx, auctionId: string, bidderId: string, bid: AuctionBid | undefined): Promise<void> {
  await tx.query("UPDATE auction_bidder SET maximum = $3, quantity = $4 WHERE auction_id = $1 AND bidder_id = $2", [
    auctionId,
    bidderId,
    bid?.maximum ?? null,
    bid?.quantity ?? null,
  ])
}
