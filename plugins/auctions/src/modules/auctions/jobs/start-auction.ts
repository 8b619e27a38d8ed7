import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { auctionsOf } from "../resolve"

/** The lot's timer: it opens when it is due. */
export const startAuctionJob = defineJob({
  name: "auctions.start_auction",
  payload: z.object({ auction_id: z.string() }),
  urgent: true,
  handle: ({ auction_id }, { container, now }) => auctionsOf(container).start(auction_id, now),
})

/** At most one waits for a lot. */
export const startKey = (auctionId: string) => `auctions.start:${auctionId}`
