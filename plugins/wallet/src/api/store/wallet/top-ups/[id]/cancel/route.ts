import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { cancelTopUp } from "../../../../../../modules/wallet/top-up-payments"
import { topUpSchema } from "../../../../../present"
import { idParams } from "../../../../../shared"
import { answerTopUp, ownTopUp } from "../own"

export const POST = defineRoute({
  summary: "Give up a top-up",
  description:
    "Possible until it is paid for; its payment cannot be made any more. One that nobody pays for ends by itself after four days.",
  tag: "Wallet",
  audience: "customer",
  params: idParams,
  response: z.object({ top_up: topUpSchema }),
  errors: {
    top_up_paid: "Its payment has been made, or the shop waits for the money.",
    top_up_cancel_not_allowed: "The wallet has the money.",
  },
  handle: async ({ params, actor, container }) => answerTopUp(await cancelTopUp(container, await ownTopUp(container, params.id, actor.id))),
})
