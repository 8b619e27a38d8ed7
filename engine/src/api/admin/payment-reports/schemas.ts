import { z } from "@medusajs/framework/zod"
import { amount } from "../../../kit/http/amount"
import { type Difference, DIFFERENCE_KINDS, type Report, REPORT_STATES, toAmount } from "../../../payments/report"

const FIRST_DAY = "2000-01-01"

export const dayParams = z.object({
  day: z.iso
    .date()
    .refine((day) => day >= FIRST_DAY, `must not be before ${FIRST_DAY}`)
    .describe("A day of UTC: `2026-11-21`"),
})

export const reportSchema = z.object({
  day: z.string(),
  state: z.enum(REPORT_STATES).describe("`incomplete` when a provider could not be reached: it is asked again in the nights that follow"),
  payments: z.number().describe("How many were compared"),
  differences: z.number(),
  not_reached: z.number(),
  asked_at: z.date(),
  made_at: z.date().nullable(),
  totals: z
    .array(z.object({ provider_id: z.string(), currency_code: z.string(), captured: amount, refunded: amount, net: amount }))
    .describe("What was captured and refunded in the day"),
})

export const differenceSchema = z.object({
  id: z.string(),
  kind: z.enum(DIFFERENCE_KINDS),
  provider_id: z.string().nullable(),
  session_id: z.string().nullable(),
  payment_id: z.string().nullable(),
  order_id: z.string().nullable(),
  display_id: z.number().nullable().describe("The order's number"),
  webhook_event_id: z.string().nullable(),
  currency_code: z.string().nullable(),
  expected: amount.nullable(),
  found: amount.nullable(),
  detail: z.string().nullable(),
})

export const presentReport = ({ totals, ...report }: Report) => ({
  ...report,
  totals: totals.map(({ captured, refunded, net, ...total }) => {
    const amountOf = (minor: string) => toAmount(minor, total.currency_code)
    return { ...total, captured: amountOf(captured), refunded: amountOf(refunded), net: amountOf(net) }
  }),
})

export const presentDifference = ({ expected, found, ...difference }: Difference) => {
  const amountOf = (minor: string | null) =>
    minor === null || !difference.currency_code ? null : toAmount(minor, difference.currency_code)
  return { ...difference, expected: amountOf(expected), found: amountOf(found) }
}
