import { z } from "@medusajs/framework/zod"
import { anyOf, dateFilter, defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import { WalletTransaction } from "../../../../modules/wallet/entities"
import { presentTransaction, transactionSchema } from "../../../present"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Transactions",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      reference: z.string().max(255).optional(),
      kind: anyOf(z.string().max(64)).optional(),
      account_id: z.string().max(64).optional(),
      created_at: dateFilter.optional(),
    },
    { order: ["created_at"] },
  ),
  response: listResponse("transactions", transactionSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const { account_id, ...rest } = filters
    const [transactions, count] = await walletOf(container).listAndCount(
      WalletTransaction,
      { ...rest, ...(account_id ? { postings: { account_id } } : {}) },
      { ...config, relations: ["postings", "postings.account"] },
    )
    return { transactions: transactions.map((row) => presentTransaction(row)), count, offset: query.offset, limit: query.limit }
  },
})
