import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { holdSchema, presentHold } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Release a hold",
  description: "Gives back what is left of it. The payment or withdrawal that it was for can then no longer be completed from it.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ hold: holdSchema }),
  errors: { hold_release_not_allowed: "It has been captured." },
  handle: async ({ params, container }) => ({ hold: presentHold(await walletOf(container).holds.release(params.id)) }),
})
