import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { auctionsOf } from "../resolve"

/** The deadline of an offer to a runner-up. */
export const lapseOfferJob = defineJob({
  name: "auctions.lapse_offer",
  payload: z.object({ sale_id: z.string() }),
  handle: ({ sale_id }, { container, now }) => auctionsOf(container).sales.lapse(sale_id, now),
})

/** At most one waits for an offer. */
export const lapseKey = (saleId: string) => `auctions.lapse:${saleId}`
