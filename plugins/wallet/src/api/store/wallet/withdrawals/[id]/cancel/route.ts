import { z } from "@medusajs/framework/zod"
import { defineRoute, DomainError } from "@wekala/engine/kit"
import { WalletWithdrawal } from "../../../../../../modules/wallet/entities"
import { presentWithdrawal, withdrawalSchema } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Cancel one of my withdrawals",
  description: "Possible until an admin has approved it; the amount is available again at once.",
  tag: "Wallet",
  audience: "customer",
  params: idParams,
  response: z.object({ withdrawal: withdrawalSchema }),
  errors: { withdrawal_cancel_not_allowed: "It has been decided already." },
  handle: async ({ params, actor, container }) => {
    const wallet = walletOf(container)
    const [own] = await wallet.list(
      WalletWithdrawal,
      { id: params.id, account: { owner_type: "customer", owner_id: actor.id } },
      { take: 1 },
    )
    if (!own) throw new DomainError({ status: 404, code: "withdrawal_not_found", message: `There is no withdrawal ${params.id}.` })
    const withdrawal = await wallet.withdrawals.decide({ withdrawal_id: own.id, move: "cancel", actor_id: actor.id })
    return { withdrawal: presentWithdrawal(withdrawal) }
  },
})
