import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { auctionsOf } from "../resolve"

/** The deadline of a win. */
export const defaultSaleJob = defineJob({
  name: "auctions.default_sale",
  payload: z.object({ sale_id: z.string() }),
  handle: ({ sale_id }, { container, now }) => auctionsOf(container).sales.default(sale_id, now),
})

/** At most one waits for a sale. */
export const defaultKey = (saleId: string) => `auctions.default:${saleId}`
