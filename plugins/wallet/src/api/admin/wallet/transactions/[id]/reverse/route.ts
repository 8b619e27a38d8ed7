import { z } from "@medusajs/framework/zod"
import { defineRoute, DomainError } from "@wekala/engine/kit"
import { WalletTransaction } from "../../../../../../modules/wallet/entities"
import { presentTransaction, transactionSchema } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

/** Undoing these by hand would leave their escrow, hold or withdrawal telling another story. */
const KINDS_WITH_A_STATE = [
  "wallet.escrow_fund",
  "wallet.escrow_settle",
  "wallet.payment",
  "wallet.refund",
  "wallet.withdrawal",
  "wallet.reversal",
]

export const POST = defineRoute({
  summary: "Reverse a transaction",
  description: "Posts the opposite of a transaction, once. Escrows, payments and withdrawals are undone by their own routes.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  response: z.object({ transaction: transactionSchema }),
  status: 201,
  errors: {
    already_reversed: "It has been reversed before.",
    reversal_not_allowed: "It belongs to an escrow, payment or withdrawal.",
    insufficient_funds: "An account no longer has what it would have to give back.",
  },
  handle: async ({ params, body, actor, container, reference }) => {
    const wallet = walletOf(container)
    const [original] = await wallet.list(WalletTransaction, { id: params.id }, { take: 1 })
    if (original && KINDS_WITH_A_STATE.includes(original.kind)) {
      throw new DomainError({
        status: 409,
        code: "reversal_not_allowed",
        message: `A ${original.kind} transaction is undone by refunding, cancelling or returning what it belongs to.`,
      })
    }
    const { transaction_id } = await wallet.ledger.reverse(params.id, { reference, description: body.reason, actor_id: actor.id })
    const [transaction] = await wallet.list(WalletTransaction, { id: transaction_id }, { relations: ["postings", "postings.account"] })
    return { transaction: presentTransaction(transaction as WalletTransaction) }
  },
})
