import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { presentWithdrawal, withdrawalSchema } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Mark a withdrawal as paid",
  description: "Say it when the money has left the bank; it leaves the ledger with it.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ payout_reference: z.string().trim().min(1).max(120), note: z.string().trim().max(500).optional() }),
  response: z.object({ withdrawal: withdrawalSchema }),
  errors: { withdrawal_pay_not_allowed: "Its state does not allow it." },
  handle: async ({ params, body, actor, container }) => {
    const withdrawal = await walletOf(container).withdrawals.decide({
      withdrawal_id: params.id,
      move: "pay",
      actor_id: actor.id,
      note: body.note,
      payout_reference: body.payout_reference,
    })
    return { withdrawal: presentWithdrawal(withdrawal) }
  },
})
