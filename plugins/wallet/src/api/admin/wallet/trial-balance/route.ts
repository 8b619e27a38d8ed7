import { z } from "@medusajs/framework/zod"
import { amount, defineRoute, Money } from "@wekala/engine/kit"
import { walletOf } from "../../../shared"

const side = { debit: amount, credit: amount }

export const GET = defineRoute({
  summary: "Trial balance",
  description: "Debit and credit balances per kind of account and currency as of any moment, computed from the postings.",
  tag: "Wallet",
  audience: "admin",
  query: z.object({ as_of: z.iso.datetime({ offset: true }).optional() }),
  response: z.object({
    as_of: z.iso.datetime().or(z.date()),
    lines: z.array(z.object({ currency_code: z.string(), kind: z.string(), normal_side: z.string(), accounts: z.number().int(), ...side })),
    totals: z.array(z.object({ currency_code: z.string(), ...side, balanced: z.boolean() })),
  }),
  handle: async ({ query, container }) => {
    const { as_of, lines, totals } = await walletOf(container).trialBalance(query.as_of ? new Date(query.as_of) : undefined)
    const major = <T extends { currency_code: string; debit: string; credit: string }>(line: T) => ({
      ...line,
      debit: Money.ofMinor(line.debit, line.currency_code).toNumber(),
      credit: Money.ofMinor(line.credit, line.currency_code).toNumber(),
    })
    return { as_of, lines: lines.map(major), totals: totals.map(major) }
  },
})
