import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { wishToKeep } from "../../../../payments/cards"

export const POST = defineRoute({
  summary: "Keep the card that pays, or do not",
  description:
    "For a customer's own payment that is not made yet. Tell it before the browser confirms the payment; `save_card` of the answer says whether the card will be kept.",
  tag: "Payments",
  audience: "customer",
  params: z.object({ id: z.string().min(1).max(64) }),
  body: z.object({ save_card: z.boolean() }),
  response: z.object({ save_card: z.boolean() }),
  errors: {
    payment_session_not_found: "There is none with this id, it is somebody else's, or it is made already.",
    stripe_paid: "The payment has been made.",
  },
  handle: async ({ params, body, actor, container }) => ({
    save_card: await wishToKeep(container, actor.id, params.id, body.save_card),
  }),
})
