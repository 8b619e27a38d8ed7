import { z } from "@medusajs/framework/zod"
import { defineRoute, DomainError } from "@wekala/engine/kit"
import { WalletTransaction } from "../../../../../modules/wallet/entities"
import { presentTransaction, transactionSchema } from "../../../../present"
import { idParams, walletOf } from "../../../../shared"

export const GET = defineRoute({
  summary: "One transaction with its postings",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ transaction: transactionSchema }),
  handle: async ({ params, container }) => {
    const rows = await walletOf(container).list(
      WalletTransaction,
      { $or: [{ id: params.id }, { reverses_id: params.id }] },
      { relations: ["postings", "postings.account"] },
    )
    const found = rows.find((row) => row.id === params.id)
    if (!found) throw new DomainError({ status: 404, code: "transaction_not_found", message: `There is no transaction ${params.id}.` })
    return { transaction: presentTransaction(found, rows.find((row) => row.reverses_id === params.id)?.id ?? null) }
  },
})
