import { MedusaError } from "@medusajs/framework/utils"
import { DomainError } from "../../kit"
import type { PaymentIntent } from "./api"

/** What Stripe's SDK throws. */
export interface StripeError extends Error {
  /** `StripeCardError`, `StripeInvalidRequestError` and so on. */
  type: string
  statusCode?: number
  code?: string
  decline_code?: string
  param?: string
  payment_intent?: PaymentIntent
}

export const isStripeError = (error: unknown): error is StripeError =>
  error instanceof Error && /^Stripe[A-Za-z]*Error$/.test((error as Partial<StripeError>).type ?? "")

/** Nobody knows whether it has happened: no answer, or one that says that Stripe is in trouble. */
export const isOutage = (error: unknown) =>
  isStripeError(error) && ["StripeConnectionError", "StripeAPIError", "StripeRateLimitError"].includes(error.type)

/** Keys may be quoted in what Stripe says; they are not for logs, nor for answers. */
const redact = (text: string) =>
  text.replace(/\b(sk|rk|pk|whsec)_[A-Za-z0-9_*]+|\b[a-z]+_[A-Za-z0-9]+_secret_[A-Za-z0-9]+/g, "***").slice(0, 300)

/** Stripe's errors in the words of Medusa: a refusal is answered to whoever asked, an outage is logged and retried. */
export function translated(error: unknown): unknown {
  if (!isStripeError(error)) return error
  const message = `Stripe: ${redact(error.message)}`
  switch (error.type) {
    case "StripeCardError":
      return new DomainError({ status: 422, code: "stripe_declined", message })
    case "StripeInvalidRequestError":
      return new DomainError({ status: 422, code: "stripe_refused", message })
    case "StripeIdempotencyError":
      return new DomainError({ status: 409, code: "stripe_in_use", message })
    case "StripeAuthenticationError":
    case "StripePermissionError":
      return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message, "stripe_unauthorized")
    default:
      return new MedusaError(MedusaError.Types.UNEXPECTED_STATE, message, "stripe_unreachable")
  }
}

/** Runs work with Stripe; what it throws is translated. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw translated(error)
  }
}

/** A state of the payment that forbids what was asked. */
export const impossible = (why: string, message: string) => new DomainError({ status: 409, code: `stripe_${why}`, message })
