import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { prepareCart, readSale } from "../selling/cart"

/** Makes the cart that a winner pays; none where there is nothing to pay any more. */
export const prepareCartJob = defineJob({
  name: "auctions.prepare_cart",
  payload: z.object({ sale_id: z.string() }),
  handle: async ({ sale_id }, { container }) => {
    const { status } = await readSale(sale_id)
    if (status === "awaiting_payment") await prepareCart(container, sale_id)
  },
})
