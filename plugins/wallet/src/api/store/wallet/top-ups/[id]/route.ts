import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { topUpSchema } from "../../../../present"
import { idParams } from "../../../../shared"
import { answerTopUp, ownTopUp } from "./own"

export const GET = defineRoute({
  summary: "One of my top-ups",
  tag: "Wallet",
  audience: "customer",
  params: idParams,
  response: z.object({ top_up: topUpSchema }),
  handle: async ({ params, actor, container }) => answerTopUp(await ownTopUp(container, params.id, actor.id)),
})
