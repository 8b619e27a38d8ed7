import { DomainError } from "../../kit"
import { knownAccounts } from "./accounts"
import type { StripeEvent } from "./api"

/** How old an event may be, in seconds, so that one that was overheard cannot be sent again for ever (Stripe's own default). */
const TOLERANCE_SECONDS = 300

/**
 * An event of Stripe's, read from the bytes that were signed.
 * https://docs.stripe.com/webhooks#verify-manually
 *
 * @param signature of the header `Stripe-Signature`: `t=…,v1=…`
 * @throws DomainError `invalid_signature` (401); `invalid_event` (400) for a signed body that is no event
 */
export function readEvent(body: Buffer | string, signature: string): StripeEvent {
  for (const { options, client } of knownAccounts()) {
    const event = attempt(() => client.webhooks.constructEvent(body, signature, options.webhook_secret, TOLERANCE_SECONDS))
    if (!event) continue
    if (typeof event.id === "string" && typeof event.type === "string" && typeof event.data?.object?.id === "string") return event
    throw notAnEvent()
  }
  throw new DomainError({ status: 401, code: "invalid_signature", message: "Stripe has not signed this, or too long ago." })
}

/** Stripe's SDK throws an error of its own for a wrong signature, and any other one for a header that is none (`t=,v1=`). */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch (error) {
    // What was signed and is no JSON.
    if (error instanceof SyntaxError) throw notAnEvent()
    return undefined
  }
}

const notAnEvent = () => new DomainError({ status: 400, code: "invalid_event", message: "This is no event of Stripe's." })
