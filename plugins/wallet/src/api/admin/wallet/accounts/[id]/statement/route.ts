import { z } from "@medusajs/framework/zod"
import { amount, defineRoute, Money } from "@wekala/engine/kit"
import { presentStatementLine, statementLineSchema } from "../../../../../present"
import { idParams, period, statementInput, walletOf } from "../../../../../shared"

export const GET = defineRoute({
  summary: "An account's statement",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  query: z.object({
    ...period,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: z.object({
    currency_code: z.string(),
    opening_balance: amount,
    closing_balance: amount,
    lines: z.array(statementLineSchema),
    count: z.number().int(),
    offset: z.number().int(),
    limit: z.number().int(),
  }),
  handle: async ({ params, query, container }) => {
    const wallet = walletOf(container)
    const { currency_code } = await wallet.account(params.id)
    const { limit, offset } = query
    const statement = await wallet.statement({ ...statementInput(params.id, query), limit, offset })
    const major = (minor: string) => Money.ofMinor(minor, currency_code).toNumber()
    return {
      currency_code,
      opening_balance: major(statement.opening_balance),
      closing_balance: major(statement.closing_balance),
      lines: statement.lines.map((line) => presentStatementLine(line, currency_code)),
      count: statement.count,
      offset,
      limit,
    }
  },
})
