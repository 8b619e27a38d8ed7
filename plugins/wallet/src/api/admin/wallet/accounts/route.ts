import { z } from "@medusajs/framework/zod"
import { Modules } from "@medusajs/framework/utils"
import { anyOf, currencyCode, defineRoute, listQuery, listResponse, toListArguments } from "@wekala/engine/kit"
import type { WalletAccount } from "../../../../modules/wallet/entities"
import { accountSchema, presentAccount } from "../../../present"
import { queryPage } from "../../../shared"

/** Enough to find a person by a part of the name; a longer list wants a better search. */
const MAX_OWNERS = 200

export const GET = defineRoute({
  summary: "Accounts",
  description: "`q` searches account ids, owner ids, and customers by name or email.",
  tag: "Wallet",
  audience: "admin",
  query: listQuery(
    {
      q: z.string().trim().max(120).optional(),
      id: anyOf(z.string().max(64)).optional(),
      kind: anyOf(z.string().max(64)).optional(),
      owner_type: anyOf(z.string().max(64)).optional(),
      owner_id: anyOf(z.string().max(128)).optional(),
      currency_code: anyOf(currencyCode).optional(),
      status: anyOf(z.enum(["open", "frozen", "closed"])).optional(),
    },
    { order: ["created_at", "updated_at", "balance", "held", "kind", "currency_code"] },
  ),
  response: listResponse("accounts", accountSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query, "-updated_at")
    const { q, ...rest } = filters
    if (typeof q === "string" && q) {
      const customers = await container.resolve(Modules.CUSTOMER).listCustomers({ q }, { select: ["id"], take: MAX_OWNERS })
      const owners = customers.map((customer) => customer.id)
      Object.assign(rest, { $or: [{ id: q }, { owner_id: q }, { kind: q }, ...(owners.length ? [{ owner_id: owners }] : [])] })
    }
    const { rows, count } = await queryPage<WalletAccount>(container, "wallet_account", ["*", "customer.email"], rest, config)
    return { accounts: rows.map(presentAccount), count, offset: query.offset, limit: query.limit }
  },
})
