import { z } from "@medusajs/framework/zod"
import { amount } from "../../../../../kit/http/amount"
import { DomainError } from "../../../../../kit/http/errors"
import { defineRoute } from "../../../../../kit/http/route"
import { paymentTimeline, TIMELINE_KINDS } from "../../../../../payments/timeline"

const entrySchema = z.object({
  id: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  at: z.date(),
  provider: z.string().describe("A provider's id for Medusa's facts; the service's name for calls and webhook events"),
  session_id: z.string().nullable(),
  amount: amount.nullable(),
  currency_code: z.string().nullable(),
  is_booked: z.boolean().nullable().describe("Of a capture or refund: whether it stands in the order's own account"),
  created_by: z.string().nullable(),
  note: z.string().nullable(),
  what: z.string().nullable().describe("`POST /v1/intention/` of a call, its type of a webhook event"),
  status: z.string().nullable().describe("The HTTP status of a call; what became of a webhook event"),
  milliseconds: z.number().nullable(),
  is_comparison: z.boolean().nullable().describe("Of a call: made only to compare books, for the daily report"),
  error: z.string().nullable(),
  call_id: z.string().nullable().describe("`GET /admin/payment-calls/{id}` answers what was said"),
  webhook_event_id: z.string().nullable().describe("`GET /admin/webhooks/{id}` answers what was told"),
})

export const GET = defineRoute({
  summary: "All that has happened with an order's payments",
  description: "In the order of time, at most the latest 500: what Medusa has written down, calls of providers, and what they told.",
  tag: "Payments",
  audience: "admin",
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ payment_timeline: z.array(entrySchema) }),
  errors: { order_not_found: "There is no such order." },
  handle: async ({ params }) => {
    const entries = await paymentTimeline(params.id)
    if (!entries) throw new DomainError({ status: 404, code: "order_not_found", message: `There is no order ${params.id}.` })
    return { payment_timeline: entries.map((entry) => ({ ...entry, amount: entry.amount === null ? null : Number(entry.amount) })) }
  },
})
