import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import type { WalletAccount } from "../../../../../modules/wallet/entities"
import { accountNotFound } from "../../../../../modules/wallet/ledger/accounts"
import { accountSchema, presentAccount } from "../../../../present"
import { idParams, queryPage } from "../../../../shared"

export const GET = defineRoute({
  summary: "One account",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  response: z.object({ account: accountSchema }),
  handle: async ({ params, container }) => {
    const { rows } = await queryPage<WalletAccount>(container, "wallet_account", ["*", "customer.email"], { id: params.id }, { take: 1 })
    if (!rows[0]) throw accountNotFound(params.id)
    return { account: presentAccount(rows[0]) }
  },
})
