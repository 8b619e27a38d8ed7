import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { csvStatement, idParams, period, walletOf } from "../../../../../../shared"

export const GET = defineRoute({
  summary: "An account's statement as CSV",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  query: z.object(period),
  produces: "text/csv",
  handle: async ({ params, query, container, response }) => {
    const wallet = walletOf(container)
    const account = await wallet.account(params.id)
    const csv = await csvStatement(wallet, account, query)
    response.attachment(`statement-${account.id}.csv`).type("text/csv").send(csv)
  },
})
