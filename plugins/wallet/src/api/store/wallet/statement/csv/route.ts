import { z } from "@medusajs/framework/zod"
import { currencyCode, defineRoute } from "@wekala/engine/kit"
import { csvStatement, customerAccount, period, walletOf } from "../../../../shared"

export const GET = defineRoute({
  summary: "My statement as CSV",
  tag: "Wallet",
  audience: "customer",
  query: z.object({ currency_code: currencyCode, ...period }),
  produces: "text/csv",
  handle: async ({ query, actor, container, response }) => {
    const wallet = walletOf(container)
    const account = await customerAccount(wallet, actor.id, query.currency_code)
    const csv = await csvStatement(wallet, account, query)
    response.attachment(`statement-${query.currency_code}.csv`).type("text/csv").send(csv)
  },
})
