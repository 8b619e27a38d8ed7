import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { auctionsOf } from "../resolve"

/** The lot's timer: it closes when it is due, or waits for an end that has moved. */
export const endAuctionJob = defineJob({
  name: "auctions.end_auction",
  payload: z.object({ auction_id: z.string() }),
  urgent: true,
  handle: ({ auction_id }, { container, now }) => auctionsOf(container).end(auction_id, now),
})

/** At most one waits for a lot. */
export const endKey = (auctionId: string) => `auctions.end:${auctionId}`
