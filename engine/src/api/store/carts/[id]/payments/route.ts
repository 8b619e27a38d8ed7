import { z } from "@medusajs/framework/zod"
import { positiveAmount } from "../../../../../kit/http/amount"
import { defineRoute } from "../../../../../kit/http/route"
import { beginPayment } from "../../../../../payments/begin"
import { paymentsOfCart } from "../../../../../payments/cart-payments"
import { customerOf } from "../../../../../server/privacy/caller"

const part = z.strictObject({
  provider_id: z.string().min(1).max(100),
  amount: positiveAmount
    .optional()
    .meta({ description: "What this provider pays, in major units; the one part without it pays the rest." }),
})

export const POST = defineRoute({
  summary: "Begin the payment of a cart",
  description:
    "By one provider, or in parts: a wallet first, and one other for the rest. Any payment that was begun before is ended, and what it set aside is let go.",
  tag: "Payments",
  audience: "public",
  params: z.object({ id: z.string().min(1).max(64) }),
  body: z.strictObject({ parts: z.array(part).min(1).max(5) }),
  response: z.object({
    payments: z.array(
      z.object({ session_id: z.string(), provider_id: z.string(), amount: z.number(), data: z.record(z.string(), z.unknown()) }),
    ),
  }),
  errors: {
    cart_not_found: "There is no such cart, or it is somebody else's.",
    cart_completed: "It is an order already.",
    payment_provider_unavailable: "Nobody can pay with this provider in the cart's region.",
    payment_parts_wrong: "Two parts have no amount, one provider has two, or a part is of one that cannot set money aside.",
    payment_part_too_large: "The parts leave nothing to pay for the last provider.",
  },
  handle: async ({ params, body, container, request }) => {
    await beginPayment(container, params.id, body.parts, customerOf(request))
    const payments = await paymentsOfCart(params.id)
    return {
      payments: payments.map(({ session_id, provider_id, amount, data }) => ({ session_id, provider_id, amount: Number(amount), data })),
    }
  },
})
