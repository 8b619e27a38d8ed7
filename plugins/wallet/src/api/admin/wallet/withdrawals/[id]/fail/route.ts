import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentWithdrawal, withdrawalSchema } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Mark a withdrawal as failed",
  description: "The payout could not be made; the held amount is available to its owner again.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ note: z.string().trim().min(3).max(500) }),
  response: z.object({ withdrawal: withdrawalSchema }),
  errors: { withdrawal_fail_not_allowed: "Its state does not allow it." },
  handle: async ({ params, body, actor, container }) => {
    const withdrawal = await walletOf(container).withdrawals.decide({
      withdrawal_id: params.id,
      move: "fail",
      actor_id: actor.id,
      note: body.note,
    })
    return { withdrawal: presentWithdrawal(withdrawal) }
  },
})
