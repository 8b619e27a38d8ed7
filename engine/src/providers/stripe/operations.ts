import { DomainError, type Money } from "../../kit"
import { toStripe } from "./amounts"
import type { PaymentIntent, StripeClient } from "./api"
import { impossible, isStripeError } from "./errors"
import { type Goal, receivedOf, refundedOf, toCapture, toRefund } from "./rules"
import { dataOf, type SessionData } from "./session"

/** With the charge: what was given back stands there, and which card paid. */
const WITH_CHARGE = { expand: ["latest_charge"] }

export const read = (stripe: StripeClient, id: string): Promise<PaymentIntent> => stripe.paymentIntents.retrieve(id, WITH_CHARGE)

/**
 * Takes the money of an authorisation, as far as it has not been taken.
 *
 * @param captureId of Medusa's row: asked again under it, Stripe does nothing
 * @param goal undefined: all of it
 */
export async function capture(stripe: StripeClient, data: SessionData, captureId: string, goal: Goal | undefined): Promise<SessionData> {
  const intent = await read(stripe, data.id)
  const due = toCapture(intent, goal)
  if (!due) return dataOf(data.session_id, intent)
  const params = { amount_to_capture: toStripe(due), ...WITH_CHARGE }
  return dataOf(data.session_id, await stripe.paymentIntents.capture(data.id, params, { idempotencyKey: captureId }))
}

/** Gives money back, as far as Stripe has not done so. */
export async function refund(stripe: StripeClient, data: SessionData, refundId: string, goal: Goal): Promise<SessionData> {
  const due = toRefund(await read(stripe, data.id), goal)
  if (due) await giveBack(stripe, data, due, refundId)
  return data
}

/** Ends a payment: lets go of an authorisation, gives back what was taken, and lets nobody pay any more. */
export async function cancel(stripe: StripeClient, data: SessionData): Promise<SessionData> {
  const intent = await end(stripe, await read(stripe, data.id))
  if (intent.status !== "succeeded") return dataOf(data.session_id, intent)
  const left = receivedOf(intent).minus(refundedOf(intent))
  if (left.isPositive()) await giveBack(stripe, data, left, `${data.session_id}:cancel`)
  return dataOf(data.session_id, intent)
}

/** Withdraws an intent that nobody has paid, or lets its money go. @throws DomainError `stripe_paid` (409) once the money was taken */
export async function withdraw(stripe: StripeClient, data: SessionData): Promise<SessionData> {
  const intent = await end(stripe, await read(stripe, data.id))
  if (intent.status === "succeeded") throw impossible("paid", "This payment has been made: complete the cart.")
  return dataOf(data.session_id, intent)
}

/** The intent cancelled, or as it is where its money was taken: a shopper may have paid at this moment. */
async function end(stripe: StripeClient, intent: PaymentIntent): Promise<PaymentIntent> {
  if (intent.status === "canceled" || intent.status === "succeeded") return intent
  try {
    return await stripe.paymentIntents.cancel(intent.id, WITH_CHARGE)
  } catch (error) {
    if (!isStripeError(error) || error.code !== "payment_intent_unexpected_state") throw error
    const now = await read(stripe, intent.id)
    if (now.status === "canceled" || now.status === "succeeded") return now
    throw impossible("processing", "The bank has not decided on this payment yet: try again in a moment.")
  }
}

async function giveBack(stripe: StripeClient, data: SessionData, amount: Money, idempotencyKey: string): Promise<void> {
  const made = await stripe.refunds.create(
    { payment_intent: data.id, amount: toStripe(amount), metadata: { session_id: data.session_id } },
    { idempotencyKey },
  )
  if (made.status === "failed" || made.status === "canceled") {
    const why = made.failure_reason?.replaceAll("_", " ") ?? made.status
    throw new DomainError({ status: 422, code: "stripe_refund_failed", message: `The bank did not take the refund: ${why}.` })
  }
}
