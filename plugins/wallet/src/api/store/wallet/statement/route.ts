import { z } from "@medusajs/framework/zod"
import { amount, currencyCode, defineRoute, Money } from "@wekala/engine/kit"
import { presentStatementLine, statementLineSchema } from "../../../present"
import { customerAccount, period, statementInput, walletOf } from "../../../shared"

export const GET = defineRoute({
  summary: "My statement",
  description: "The lines of one of my wallets, newest first, with the balance before and after the period.",
  tag: "Wallet",
  audience: "customer",
  query: z.object({
    currency_code: currencyCode,
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
  handle: async ({ query, actor, container }) => {
    const wallet = walletOf(container)
    const account = await customerAccount(wallet, actor.id, query.currency_code)
    const { limit, offset, currency_code } = query
    const { lines, count, opening_balance, closing_balance } = await wallet.statement({
      ...statementInput(account.id, query),
      limit,
      offset,
    })
    const major = (minor: string) => Money.ofMinor(minor, currency_code).toNumber()
    return {
      currency_code,
      opening_balance: major(opening_balance),
      closing_balance: major(closing_balance),
      lines: lines.map((line) => presentStatementLine(line, currency_code)),
      count,
      offset,
      limit,
    }
  },
})
