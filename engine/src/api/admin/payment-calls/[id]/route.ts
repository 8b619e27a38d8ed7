import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../../../kit/database/query"
import { DomainError } from "../../../../kit/http/errors"
import { defineRoute } from "../../../../kit/http/route"

export const GET = defineRoute({
  summary: "One call of a payment provider, with what was said",
  description: "Secrets, card data and personal data were never kept: `•••` stands in their place. Calls are forgotten after 400 days.",
  tag: "Payments",
  audience: "admin",
  params: z.object({ id: z.string().max(64) }),
  response: z.object({
    payment_call: z.object({
      id: z.string(),
      provider: z.string(),
      session_id: z.string().nullable(),
      what: z.string(),
      status: z.number().nullable().describe("HTTP status; null where there was no answer"),
      milliseconds: z.number(),
      request: z.unknown(),
      answer: z.unknown(),
      error: z.string().nullable(),
      at: z.date(),
    }),
  }),
  errors: { payment_call_not_found: "There is none with this id." },
  handle: async ({ params }) => {
    const [call] = await queryRows(
      `SELECT id, provider, session_id, what, status, milliseconds, request, answer, error, at FROM wekala_payment_call WHERE id = $1`,
      [params.id],
    )
    if (!call) throw new DomainError({ status: 404, code: "payment_call_not_found", message: `There is no call ${params.id}.` })
    return { payment_call: call }
  },
})
