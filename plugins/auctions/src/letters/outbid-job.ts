import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { defineJob, transaction, type Tx } from "@wekala/engine/kit"
import type { Auction } from "../modules/auctions/entities"
import { readLot } from "../modules/auctions/lot"
import { auctionsOf } from "../modules/auctions/resolve"
import { stateOf } from "../modules/auctions/view"
import { outbidLetter } from "./bidding"
import { auctionRow, mailLot } from "./send"

/** Who bids again at once, or is outbid by every bid of a contest, is not written to each time. */
const PATIENCE_MS = 30_000
/** One bidder gets no two of these letters about one lot within this time. */
const PAUSE_MS = 15 * 60_000

interface Standing {
  outbid_told_at: Date | null
  maximum: string | null
}

/** Tells a bidder who has been outbid, unless they lead again or were told since. */
export const tellOutbidJob = defineJob({
  name: "auctions.tell_outbid",
  payload: z.object({ auction_id: z.string(), bidder_id: z.string(), outbid_at: z.iso.datetime() }),
  handle: ({ auction_id, bidder_id, outbid_at }, { container, now }) =>
    transaction(async (tx) => {
      const bidder = await standingOf(tx, auction_id, bidder_id)
      const auction = await auctionRow(tx, auction_id)
      if (!bidder?.maximum || !auction || !isOutbid(auction, bidder_id, now)) return
      const { outbid_told_at: toldAt } = bidder
      if (toldAt && toldAt >= new Date(outbid_at)) return
      if (toldAt && toldAt.getTime() + PAUSE_MS > now.getTime()) return askToTell(tx, { auction_id, bidder_id, outbid_at }, now)
      await tx.query("UPDATE auction_bidder SET outbid_told_at = $3 WHERE auction_id = $1 AND bidder_id = $2", [auction_id, bidder_id, now])
      await mail(tx, container, auction, bidder_id, now)
    }),
})

/** Has a bidder told soon: after some patience, and not before the pause since the last letter is over. */
export async function askToTell(tx: Tx, told: { auction_id: string; bidder_id: string; outbid_at: string }, now: Date): Promise<void> {
  const bidder = await standingOf(tx, told.auction_id, told.bidder_id)
  const pauseEnds = bidder?.outbid_told_at ? bidder.outbid_told_at.getTime() + PAUSE_MS : 0
  // All that comes within one stretch of time waits as one job, which later ones do not put off.
  const patienceEnds = (Math.floor(now.getTime() / PATIENCE_MS) + 2) * PATIENCE_MS
  const runAt = new Date(Math.max(patienceEnds, pauseEnds))
  await tx.enqueue(tellOutbidJob, told, { runAt, key: `${tellOutbidJob.name}:${told.auction_id}:${told.bidder_id}:${runAt.getTime()}` })
}

async function standingOf(tx: Tx, auctionId: string, bidderId: string): Promise<Standing | undefined> {
  const [bidder] = await tx.query<Standing>(
    "SELECT outbid_told_at, maximum FROM auction_bidder WHERE auction_id = $1 AND bidder_id = $2 FOR NO KEY UPDATE",
    [auctionId, bidderId],
  )
  return bidder
}

const isOutbid = ({ status, ends_at, leader_bidder_id }: Auction, bidderId: string, now: Date) =>
  status === "live" && ends_at !== null && ends_at > now && leader_bidder_id !== null && leader_bidder_id !== bidderId

async function mail(tx: Tx, container: MedusaContainer, auction: Auction, bidderId: string, now: Date): Promise<void> {
  const { current_price, next_bid, ends_at } = stateOf(readLot(auction, auctionsOf(container).options), now)
  await mailLot(tx, container, {
    letter: outbidLetter,
    auction,
    to: [bidderId],
    facts: { ...(current_price !== null && { price: current_price }), ...(next_bid !== null && { next_bid }), ends_at },
    occasion: `${auction.id}:${now.toISOString()}`,
  })
}
