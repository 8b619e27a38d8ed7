import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { listCards } from "../../../../payments/cards"
import { cardSchema } from "./schemas"

export const GET = defineRoute({
  summary: "My saved cards",
  description: "Newest first. The numbers are with the payment provider; the shop never has them.",
  tag: "Account",
  audience: "customer",
  response: z.object({ cards: z.array(cardSchema) }),
  handle: async ({ actor, container }) => ({ cards: await listCards(container, actor.id) }),
})
