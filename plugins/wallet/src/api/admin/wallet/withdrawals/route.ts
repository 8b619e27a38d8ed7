import { z } from "@medusajs/framework/zod"
import { anyOf, currencyCode, defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import { WalletWithdrawal } from "../../../../modules/wallet/entities"
import { presentWithdrawal, withdrawalSchema } from "../../../present"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Withdrawals",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      account_id: z.string().max(64).optional(),
      status: anyOf(z.enum(["requested", "approved", "paid", "failed", "returned", "rejected", "cancelled"])).optional(),
      currency_code: anyOf(currencyCode).optional(),
    },
    { order: ["created_at", "amount"] },
  ),
  response: listResponse("withdrawals", withdrawalSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const [rows, count] = await walletOf(container).listAndCount(WalletWithdrawal, filters, config)
    return { withdrawals: rows.map(presentWithdrawal), count, offset: query.offset, limit: query.limit }
  },
})
