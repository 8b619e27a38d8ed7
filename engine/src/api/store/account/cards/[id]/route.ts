import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../../kit/http/route"
import { forgetCard } from "../../../../../payments/cards"

export const DELETE = defineRoute({
  summary: "Forget one of my cards",
  description: "What it has paid stays paid, and is given back to it where it is given back.",
  tag: "Account",
  audience: "customer",
  params: z.object({ id: z.string().min(1).max(255) }),
  status: 204,
  errors: { card_not_found: "There is none with this id, or it is somebody else's." },
  handle: ({ params, actor, container }) => forgetCard(container, actor.id, params.id),
})
