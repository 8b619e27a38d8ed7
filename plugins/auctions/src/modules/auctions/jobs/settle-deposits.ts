import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { settleDeposits } from "../selling/deposits"
import { auctionsOf } from "../resolve"

/** Gives back the deposits on a lot that are not needed any more, and takes those that are forfeited. */
export const settleDepositsJob = defineJob({
  name: "auctions.settle_deposits",
  payload: z.object({ auction_id: z.string() }),
  handle: ({ auction_id }, { container }) => settleDeposits(container, auction_id, auctionsOf(container).options),
})
