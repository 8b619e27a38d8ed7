import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../kit"
import { aboutPayment } from "../../payments/scope"
import { settlePayment } from "../../payments/settle"
import { defineWebhook, type VerifiedEvent } from "../../webhooks/define-webhook"
import { fromStripe } from "./amounts"
import type { StripeEvent } from "./api"
import { readEvent } from "./events"
import { findPaymentSession } from "./shop"

/** What somebody waits for. */
const INTENTS = ["succeeded", "amount_capturable_updated", "payment_failed", "canceled"].map((what) => `payment_intent.${what}`)
const DISPUTES = ["charge.dispute.created", "charge.dispute.closed"]
/** A refund that the bank sent back, under its name of today and of the API version that the shop speaks. */
const FAILED_REFUNDS = ["refund.failed", "charge.refund.updated"]

/** Money moved, here or in Stripe's dashboard: the daily report compares what it has come to. */
const FOLLOW_UPS = ["charge.captured", "charge.refunded"]

const payload = z.object({
  intent: z.string(),
  /** Whether there is money in it. */
  is_paid: z.boolean(),
  /** Minor units as Stripe counts them. */
  amount: z.number(),
  currency: z.string(),
  /** Stripe's word for why a charge is disputed, or how that ended; or why a refund failed. */
  reason: z.string().nullable(),
})
type Payload = z.output<typeof payload>

/** `POST /webhooks/stripe`: an event only says that there is something to ask Stripe about. */
defineWebhook({
  name: "stripe",
  verify: ({ rawBody, headers }) => toInbox(readEvent(rawBody, String(headers["stripe-signature"] ?? ""))),
  handle: async (event, { container }) => {
    const facts = payload.parse(event.payload)
    const session = await findPaymentSession(facts.intent)
    if (session && FOLLOW_UPS.includes(event.type)) return aboutPayment(session.id, async () => {})
    if (!INTENTS.includes(event.type)) return session && tellMerchant(container, event, facts, session.id)
    if (session) await settlePayment(container, session.id)
    // Money that nobody expects is for a merchant to look at: the event stays in the inbox, and says so.
    else if (facts.is_paid) throw new Error(`Stripe's ${facts.intent} is paid, and no payment session waits for it.`)
  },
})

/** What is kept of an event; nothing of one that is not the shop's, such as another program's on the same account. */
function toInbox({ id, type, data: { object } }: StripeEvent): VerifiedEvent | undefined {
  const { metadata, payment_intent, amount, currency, status } = object as Record<string, unknown> & { metadata?: Record<string, string> }
  const common = { amount: Number(amount), currency: String(currency) }
  if (INTENTS.includes(type)) {
    if (!metadata?.session_id) return undefined
    const is_paid = status === "succeeded" || status === "requires_capture"
    return { id, type, subject: object.id, payload: { ...common, intent: object.id, is_paid, reason: null } satisfies Payload }
  }
  const isNoted = FOLLOW_UPS.includes(type) || DISPUTES.includes(type) || (FAILED_REFUNDS.includes(type) && status === "failed")
  if (!isNoted || typeof payment_intent !== "string") return undefined
  const reason = type === "charge.dispute.closed" ? status : (object.reason ?? object.failure_reason)
  return {
    id,
    type,
    subject: payment_intent,
    payload: { ...common, intent: payment_intent, is_paid: false, reason: typeof reason === "string" ? reason : null } satisfies Payload,
  }
}

const TITLES: Record<string, string> = {
  "charge.dispute.created": "A shopper disputes a payment",
  "charge.dispute.closed": "A dispute has ended",
}

/** Into the admin's bell. What follows from it is decided in Stripe's dashboard, and by the merchant. */
async function tellMerchant(
  container: MedusaContainer,
  event: VerifiedEvent,
  { intent, amount, currency, reason }: Payload,
  sessionId: string,
): Promise<void> {
  // In the payment's timeline, too.
  await aboutPayment(sessionId, async () => {})
  const [order] = await queryRows<{ display_id: number }>(
    `SELECT o.display_id FROM payment_session s
     JOIN order_payment_collection l ON l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL
     JOIN "order" o ON o.id = l.order_id
     WHERE s.id = $1 LIMIT 1`,
    [sessionId],
  )
  const money = fromStripe(amount, currency).format()
  const of = order ? `order #${order.display_id}` : "a payment without an order"
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: "",
    channel: "feed",
    template: "admin-ui",
    idempotency_key: `engine.stripe:${event.id}`,
    data: {
      title: TITLES[event.type] ?? "A refund did not reach the shopper",
      description: `${money} of ${of}${reason ? `: ${reason.replaceAll("_", " ")}` : ""}. See ${intent} in Stripe's dashboard.`,
    },
  })
}
