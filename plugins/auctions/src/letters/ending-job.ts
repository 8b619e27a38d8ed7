import { z } from "@medusajs/framework/zod"
import { defineJob, transaction, type Tx } from "@wekala/engine/kit"
import { readLot } from "../modules/auctions/lot"
import { auctionsOf } from "../modules/auctions/resolve"
import { stateOf } from "../modules/auctions/view"
import { endingSoonLetter } from "./bidding"
import { auctionRow, mailLot } from "./send"

const BEFORE_MS = 60 * 60_000

/** Who watches a lot, or has been outbid on it. */
const FOLLOWERS = `
  SELECT customer_id AS id FROM auction_watch WHERE auction_id = $1
  UNION SELECT b.bidder_id FROM auction_bidder b JOIN auction a ON a.id = b.auction_id
    WHERE a.id = $1 AND a.format = 'english' AND b.maximum IS NOT NULL AND b.bidder_id IS DISTINCT FROM a.leader_bidder_id`

/** An hour before a lot's end those who follow it are told, once; an end that has moved moves this. */
export const tellEndingJob = defineJob({
  name: "auctions.tell_ending",
  payload: z.object({ auction_id: z.string() }),
  handle: ({ auction_id }, { container, now }) =>
    transaction(async (tx) => {
      const auction = await auctionRow(tx, auction_id)
      if (auction?.status !== "live" || !auction.ends_at || auction.ends_at <= now) return
      if (auction.ends_at.getTime() - BEFORE_MS > now.getTime()) return askToTellEnding(tx, auction_id, auction.ends_at, now)
      const followers = await tx.query<{ id: string }>(FOLLOWERS, [auction_id])
      const { current_price, next_bid, ends_at } = stateOf(readLot(auction, auctionsOf(container).options), now)
      // What a falling price is now says little of what it will be.
      const prices =
        auction.format === "english"
          ? { ...(current_price !== null && { price: current_price }), ...(next_bid !== null && { next_bid }) }
          : {}
      await mailLot(tx, container, {
        letter: endingSoonLetter,
        auction,
        to: followers.map(({ id }) => id),
        facts: { ...prices, ends_at },
        occasion: auction_id,
      })
    }),
})

/** Has the followers of a lot told before its end; not of one that has less than that hour left. */
export async function askToTellEnding(tx: Tx, auctionId: string, endsAt: Date, now: Date): Promise<void> {
  const runAt = new Date(endsAt.getTime() - BEFORE_MS)
  if (runAt > now) await tx.enqueue(tellEndingJob, { auction_id: auctionId }, { runAt, key: `${tellEndingJob.name}:${auctionId}` })
}
