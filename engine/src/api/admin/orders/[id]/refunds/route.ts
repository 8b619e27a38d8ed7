import { z } from "@medusajs/framework/zod"
import { amount, positiveAmount } from "../../../../../kit/http/amount"
import { defineRoute } from "../../../../../kit/http/route"
import { Money } from "../../../../../kit/money/money"
import { type OrderRefund, refundableOf, refundOrder, refundsOf } from "../../../../../payments/refund"

const params = z.object({ id: z.string().min(1).max(64) })

const refundSchema = z.object({
  id: z.string(),
  order_id: z.string(),
  amount,
  currency_code: z.string(),
  note: z.string().nullable(),
  created_at: z.date(),
  status: z.enum(["pending", "completed"]).meta({ description: "`pending` while a provider that was away is tried again" }),
  parts: z.array(
    z.object({
      payment_id: z.string(),
      provider_id: z.string(),
      amount,
      payment_refund_id: z.string().nullable().meta({ description: "The payment's refund, once the money has moved" }),
    }),
  ),
})

export const GET = defineRoute({
  summary: "What was given back for an order, and to which payments",
  tag: "Payments",
  audience: "admin",
  params,
  response: z.object({
    refunds: z.array(refundSchema),
    refundable: amount.meta({ description: "What can still be given back, in major units" }),
    currency_code: z.string(),
  }),
  errors: { order_not_found: "There is no such order." },
  handle: async ({ params }) => {
    const refundable = await refundableOf(params.id)
    const refunds = (await refundsOf(params.id)).map(present)
    return { refunds, refundable: Number(refundable.toDecimal()), currency_code: refundable.currency }
  },
})

export const POST = defineRoute({
  summary: "Give money back for an order",
  description:
    "To where it came from, in the proportions in which it was paid: of an order paid with a wallet and a card, both get their share. What a provider that is away cannot take now is tried again until it does.",
  tag: "Payments",
  audience: "admin",
  params,
  body: z.strictObject({
    amount: positiveAmount.optional().meta({ description: "In major units; all that is left unless told" }),
    note: z.string().max(500).optional(),
  }),
  response: z.object({ refund: refundSchema }),
  errors: {
    order_not_found: "There is no such order.",
    refund_exceeds_paid: "It is more than what was captured and not given back yet.",
    reference_conflict: "The key was used for a different refund.",
  },
  handle: async ({ params, body, actor, reference, container }) => {
    const refund = await refundOrder(container, { reference, order_id: params.id, ...body, created_by: actor.id })
    return { refund: present(refund) }
  },
})

function present({ reference: _, parts, ...refund }: OrderRefund) {
  const major = (minor: string) => Number(Money.ofMinor(minor, refund.currency_code).toDecimal())
  return {
    ...refund,
    amount: major(refund.amount),
    status: parts.every(({ payment_refund_id }) => payment_refund_id) ? ("completed" as const) : ("pending" as const),
    parts: parts.map((part) => ({ ...part, amount: major(part.amount) })),
  }
}
