import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentWithdrawal, withdrawalSchema } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Approve a withdrawal",
  description: "It may now be paid.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ note: z.string().trim().max(500).optional() }),
  response: z.object({ withdrawal: withdrawalSchema }),
  errors: { withdrawal_approve_not_allowed: "Its state does not allow it." },
  handle: async ({ params, body, actor, container }) => {
    const withdrawal = await walletOf(container).withdrawals.decide({
      withdrawal_id: params.id,
      move: "approve",
      actor_id: actor.id,
      note: body.note,
    })
    return { withdrawal: presentWithdrawal(withdrawal) }
  },
})
