import { type PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import { Money } from "../../kit"
import { fromStripe } from "./amounts"
import type { PaymentIntent } from "./api"
import { impossible } from "./errors"
import { chargeOf, type SessionData } from "./session"

/** What an operation is to reach: its own amount, and the total of all such rows of the payment, this one included. */
export interface Goal {
  own: Money
  wanted: Money
}

/**
 * Where Stripe's intent is not what the shop agreed on, in a few words; undefined when it is. Nobody but the holder of the secret
 * key can change an intent's amount, and a payment of another amount is no payment of this order.
 */
export function mismatch(agreed: Pick<SessionData, "amount" | "currency" | "session_id">, intent: PaymentIntent): string | undefined {
  if (intent.currency !== agreed.currency) return `it is in ${intent.currency.toUpperCase()}`
  if (intent.amount !== agreed.amount) return `it is of ${intent.amount} minor units`
  if (intent.metadata.session_id !== agreed.session_id) return `it belongs to ${intent.metadata.session_id ?? "nobody"}`
  return undefined
}

/**
 * What an intent means for the session that waits for it. A declined card leaves the intent ready for another one, so the session
 * waits on: Medusa takes an error for the end of it, and would have the shopper who pays at the second try pay for nothing.
 */
export function statusOf(intent: PaymentIntent): PaymentSessionStatus {
  switch (intent.status) {
    case "requires_action":
      return PaymentSessionStatus.REQUIRES_MORE
    case "requires_capture":
      return PaymentSessionStatus.AUTHORIZED
    case "succeeded":
      // A part may be captured in Stripe's dashboard; Medusa would take `captured` for the whole.
      return intent.amount_received < intent.amount ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.CAPTURED
    case "canceled":
      return PaymentSessionStatus.CANCELED
    default:
      return PaymentSessionStatus.PENDING
  }
}

/** The same in the words that Medusa has for webhooks. */
export const ACTIONS: Record<PaymentSessionStatus, `${PaymentActions}`> = {
  [PaymentSessionStatus.PENDING]: "pending",
  [PaymentSessionStatus.PENDING_AUTHORIZATION]: "pending_authorization",
  [PaymentSessionStatus.REQUIRES_MORE]: "requires_more",
  [PaymentSessionStatus.AUTHORIZED]: "authorized",
  [PaymentSessionStatus.CAPTURED]: "captured",
  [PaymentSessionStatus.CANCELED]: "canceled",
  [PaymentSessionStatus.ERROR]: "failed",
}

/** What the shop has of a payment, before anything is given back. */
export const receivedOf = (intent: PaymentIntent): Money => fromStripe(intent.amount_received, intent.currency)

/**
 * What went back to the shopper, or is on its way. Stripe counts what a smaller capture let go as refunded; that was never taken.
 */
export function refundedOf(intent: PaymentIntent): Money {
  const charge = chargeOf(intent)
  if (!charge) return Money.zero(intent.currency)
  return fromStripe(charge.amount_refunded - (charge.amount - charge.amount_captured), intent.currency)
}

/**
 * How much of an intent is still to be captured. Stripe captures once: the rest of what it held is let go at that moment.
 *
 * @param goal undefined: all of it
 * @returns undefined when it has been captured already, as far as Medusa has written down
 * @throws DomainError `stripe_captured_once`, `stripe_out_of_step`, `stripe_not_paid` (409)
 */
export function toCapture(intent: PaymentIntent, goal: Goal | undefined): Money | undefined {
  const held = fromStripe(intent.amount, intent.currency)
  if (intent.status === "requires_capture") return goal?.own ?? held
  if (intent.status !== "succeeded") throw impossible("not_paid", `Stripe says that this payment is ${words(intent.status)}.`)
  const done = receivedOf(intent)
  const wanted = goal?.wanted ?? held
  if (wanted.equals(done)) return undefined
  if (wanted.compare(done) < 0) throw outOfStep(done, wanted)
  throw impossible("captured_once", `Stripe captures a payment once: it took ${text(done)} of it and let go of the rest.`)
}

/**
 * How much is still to be given back, so that all refunds sum to what Medusa has written down. A refund whose answer was
 * lost is asked for again under another name; Stripe's total says that it has happened.
 *
 * @throws DomainError `stripe_not_captured`, `stripe_too_much`, `stripe_out_of_step` (409)
 */
export function toRefund(intent: PaymentIntent, { own, wanted }: Goal): Money | undefined {
  const [taken, done] = [receivedOf(intent), refundedOf(intent)]
  if (taken.isZero()) throw impossible("not_captured", "Nothing was captured of it that could be given back.")
  if (wanted.compare(taken) > 0) {
    throw impossible("too_much", `Of this payment ${text(taken.minus(done))} can be given back, no more.`)
  }
  const open = wanted.minus(done)
  if (open.compare(own.minus(own)) < 0) throw outOfStep(done, wanted)
  if (open.isZero()) return undefined
  return open.compare(own) < 0 ? open : own
}

const outOfStep = (done: Money, wanted: Money) =>
  impossible("out_of_step", `Stripe has ${text(done)} already, more than Medusa knows of (${text(wanted)}). Compare both before going on.`)

const text = (money: Money) => `${money.toDecimal()} ${money.currency.toUpperCase()}`

const words = (status: string) => status.replaceAll("_", " ")
