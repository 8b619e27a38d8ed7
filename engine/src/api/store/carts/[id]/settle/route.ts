import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../../kit/http/route"
import { settleCart } from "../../../../../payments/settle-cart"

export const POST = defineRoute({
  summary: "Ask how the payment of a cart stands, and place the order once it is paid",
  description:
    "For the page that a shopper comes back to from a gateway, which asks again while the answer is `waiting`. Called again, or while a webhook does the same, there is one order.",
  tag: "Payments",
  audience: "public",
  params: z.object({ id: z.string().min(1).max(64) }),
  body: z.strictObject({}),
  response: z.object({
    status: z.enum(["placed", "waiting", "failed", "returned", "open"]).meta({
      description:
        "`placed`: there is an order. `waiting`: the gateway does not know yet. `failed`: it has refused, and the shopper may try again. `returned`: it was paid, but what it was for has gone; the money is on its way back. `open`: no payment has begun.",
    }),
    order_id: z.string().optional(),
    reason: z.string().optional().meta({ description: "Why it has failed, as a code." }),
  }),
  errors: { cart_not_found: "There is no such cart, or it is somebody else's." },
  handle: ({ params, container }) => settleCart(container, params.id),
})
