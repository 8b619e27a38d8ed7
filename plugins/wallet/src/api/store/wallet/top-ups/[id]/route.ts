import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentTopUp, topUpSchema } from "../../../../present"
import { idParams } from "../../../../shared"
import { ownTopUp } from "./own"

export const GET = defineRoute({
  summary: "One of my top-ups",
  tag: "Wallet",
  audience: "customer",
  params: idParams,
  response: z.object({ top_up: topUpSchema }),
  handle: async ({ params, actor, container }) => ({ top_up: presentTopUp(await ownTopUp(container, params.id, actor.id)) }),
})
