import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { topUpSchema } from "../../../../../present"
import { idParams } from "../../../../../shared"
import { completeTopUp } from "../../../../../../workflows/complete-top-up"
import { answerTopUp, ownTopUp } from "../own"

export const POST = defineRoute({
  summary: "Complete a top-up",
  description: "Call it when the shopper has paid. Stays `pending` until the provider has captured the money; safe to call again.",
  tag: "Wallet",
  audience: "customer",
  params: idParams,
  response: z.object({ top_up: topUpSchema }),
  errors: {
    payment_not_started: "No payment session was opened on the payment collection.",
    wallet_cannot_fill_itself: "The payment session is with the wallet itself.",
  },
  handle: async ({ params, actor, container }) => {
    const topUp = await ownTopUp(container, params.id, actor.id)
    return answerTopUp(await completeTopUp(topUp.id))
  },
})
