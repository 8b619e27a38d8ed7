import { z } from "@medusajs/framework/zod"
import { defineJob } from "@wekala/engine/kit"
import { prepareCart } from "../selling/cart"

/** Makes the cart that a winner pays. */
export const prepareCartJob = defineJob({
  name: "auctions.prepare_cart",
  payload: z.object({ sale_id: z.string() }),
  handle: async ({ sale_id }, { container }) => {
    await prepareCart(container, sale_id)
  },
})
