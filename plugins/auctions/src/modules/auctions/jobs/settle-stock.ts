import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { settleStock } from "../selling/stock"

/** Brings a lot's reservation of stock to what the lot still needs. */
export const settleStockJob = defineJob({
  name: "auctions.settle_stock",
  payload: z.object({ auction_id: z.string() }),
  handle: ({ auction_id }, { container }) => settleStock(container, auction_id),
})
