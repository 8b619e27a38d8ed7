import { MedusaError } from "@medusajs/framework/utils"
import type { Money } from "../../kit"
import { fromStripe } from "./amounts"
import type { Charge, PaymentIntent, StripeFailure } from "./api"

/**
 * What a payment session, and later the payment, keep: the names are Stripe's, and of its intent only what somebody needs.
 * The shopper can read all of it. Medusa merges it over what the browser sent along, so every key that is ever
 * read must be written at the start.
 */
export interface SessionData extends Record<string, unknown> {
  /** The payment intent. */
  id: string
  session_id: string
  /** Made for the browser; it pays this one intent. */
  client_secret: string
  /** Minor units as Stripe counts them. */
  amount: number
  /** ISO 4217, lower case. */
  currency: string
  status: string
  capture_method: string
  /** Stripe's customer: whose saved cards may pay it. */
  customer: string | null
  /** The shopper wants to pay with this card again. */
  save_card: boolean
  /** The card that paid. */
  card: { brand: string; last4: string } | null
  /** Why the last try was not taken: Stripe's codes, and its words for the shop's staff. */
  failure: Pick<StripeFailure, "code" | "decline_code" | "message"> | null
}

/** @throws MedusaError `invalid_data` for the data of another provider */
export function sessionData(input: { data?: Record<string, unknown> | undefined }): SessionData {
  const data = input.data as Partial<SessionData> | undefined
  if (!data?.id || !data.session_id || !data.amount || !data.currency) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This payment was not started with Stripe.", "stripe_unknown_payment")
  }
  return data as SessionData
}

/** What is kept of an intent. */
export function dataOf(sessionId: string, intent: PaymentIntent): SessionData {
  const { code, decline_code, message } = intent.last_payment_error ?? {}
  const card = chargeOf(intent)?.payment_method_details?.card
  return {
    id: intent.id,
    session_id: sessionId,
    client_secret: intent.client_secret,
    amount: intent.amount,
    currency: intent.currency,
    status: intent.status,
    capture_method: intent.capture_method,
    customer: intent.customer,
    save_card: intent.setup_future_usage !== null,
    card: card ? { brand: card.brand, last4: card.last4 } : null,
    failure: intent.last_payment_error
      ? { ...(code && { code }), ...(decline_code && { decline_code }), ...(message && { message }) }
      : null,
  }
}

export function amountOf(data: SessionData): Money {
  return fromStripe(data.amount, data.currency)
}

/** The charge that took the money, where the intent was asked for with it. */
export function chargeOf({ latest_charge }: PaymentIntent): Charge | undefined {
  return latest_charge && typeof latest_charge === "object" ? latest_charge : undefined
}
