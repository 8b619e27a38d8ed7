import { MedusaError } from "@medusajs/framework/utils"
import { Money } from "@wekala/engine/kit"

/**
 * What a payment session, and later the payment, keep. The shopper can read all of it. Medusa merges it over
 * what the browser sent along, so every key that is ever read must be written at the start.
 */
export interface SessionData extends Record<string, unknown> {
  session_id: string
  intention_id: string
  /** Paymob's order: what its signed callbacks name. */
  intention_order_id: number
  /** Made for the browser; it pays this one intention. */
  client_secret: string
  checkout_url: string
  /** Where in the shop the shopper comes back to; null for `redirection_url` itself. */
  return_path: string | null
  /** Minor units. */
  amount: string
  /** ISO 4217, lower case. */
  currency_code: string
  /** The integrations that may have taken the money. */
  integration_ids: number[]
  /** How many intentions this session has had; a changed currency needs a new one. */
  attempt: number
  /** The transaction that paid, once there is one. */
  transaction_id: number | null
  /** The captures of an authorisation: money is given back from these. */
  capture_ids: number[]
  /** Why a payment was not taken, for the shop's staff. */
  failure: string | null
}

/** @throws MedusaError `invalid_data` for the data of another provider */
export function sessionData(input: { data?: Record<string, unknown> | undefined }): SessionData {
  const data = input.data as Partial<SessionData> | undefined
  if (!data?.session_id || !data.intention_order_id || !data.client_secret || !data.amount || !data.currency_code) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, "This payment was not started with Paymob.", "paymob_unknown_payment")
  }
  return {
    ...data,
    integration_ids: data.integration_ids ?? [],
    capture_ids: data.capture_ids ?? [],
    transaction_id: data.transaction_id ?? null,
    return_path: data.return_path ?? null,
    attempt: data.attempt ?? 1,
    failure: data.failure ?? null,
  } as SessionData
}

export function amountOf(data: SessionData): Money {
  return Money.ofMinor(data.amount, data.currency_code)
}

/** The merchant's reference: the session's id, and a number from the second intention on, as Paymob takes each name once. */
export function referenceOf(sessionId: string, attempt: number): string {
  return attempt === 1 ? sessionId : `${sessionId}-${attempt}`
}

/** The session that a reference names. */
export function sessionOfReference(reference: string): string {
  return reference.replace(/-\d+$/, "")
}
