import { queryRows } from "@wekala/engine/kit"
import type { AuctionBid } from "../entities"
import { auctionNotFound } from "../lot"
import { major, type PublicBid } from "../view"

/** A lot's bids as everybody may see them, newest first; none while they are sealed. */
export async function publicBidsOf(
  auctionId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ bids: PublicBid[]; count: number }> {
  const [lot] = await queryRows<{ currency_code: string; is_secret: boolean; bid_sequence: number }>(
    `SELECT currency_code, bid_sequence, format LIKE 'sealed%' AND status = 'live' AS is_secret FROM auction
     WHERE id = $1 AND status <> 'draft'`,
    [auctionId],
  )
  if (!lot) throw auctionNotFound(auctionId)
  if (lot.is_secret) return { bids: [], count: 0 }
  const rows = await queryRows<AuctionBid & { is_retracted: boolean }>(
    `SELECT b.*, EXISTS (SELECT 1 FROM auction_retraction r WHERE r.bid_id = b.id) AS is_retracted
     FROM auction_bid b WHERE b.auction_id = $1 ORDER BY b.sequence DESC LIMIT $2 OFFSET $3`,
    [auctionId, limit, offset],
  )
  const bids = rows.map((bid) => ({
    sequence: bid.sequence,
    bidder: bid.number,
    amount: major(BigInt(bid.amount), lot.currency_code),
    quantity: bid.quantity,
    placed_at: bid.placed_at.toISOString(),
    kind: bid.kind,
    retracted: bid.is_retracted,
  }))
  return { bids, count: lot.bid_sequence }
}
