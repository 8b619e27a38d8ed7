import { z } from "@medusajs/framework/zod"
import { anyOf, currencyCode, defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import { WalletHold } from "../../../../modules/wallet/entities"
import { holdSchema, presentHold } from "../../../present"
import { walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "Holds",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      account_id: z.string().max(64).optional(),
      reference: z.string().max(255).optional(),
      status: anyOf(z.enum(["active", "captured", "released", "expired"])).optional(),
      currency_code: anyOf(currencyCode).optional(),
    },
    { order: ["created_at", "amount"] },
  ),
  response: listResponse("holds", holdSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query)
    const [rows, count] = await walletOf(container).listAndCount(WalletHold, filters, config)
    return { holds: rows.map(presentHold), count, offset: query.offset, limit: query.limit }
  },
})
