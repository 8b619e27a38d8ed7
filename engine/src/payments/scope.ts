import { AsyncLocalStorage } from "node:async_hooks"

interface AtHand {
  readonly sessionId: string
  /** What is asked is asked only to compare books. */
  readonly isComparison: boolean
}

interface Handling {
  sessionId?: string
}

const payments = new AsyncLocalStorage<AtHand>()
const events = new AsyncLocalStorage<Handling>()

/**
 * Does work for one payment: calls of its provider that are made meanwhile, and the webhook event that it is done for, are shown
 * in that payment's timeline.
 *
 * @param sessionId of Medusa's payment session
 */
export function aboutPayment<T>(sessionId: string, work: () => Promise<T>): Promise<T> {
  const handling = events.getStore()
  // The outermost: work for one part of a cart's payments asks about the others, too.
  if (handling) handling.sessionId ??= sessionId
  return payments.run({ sessionId, isComparison: payments.getStore()?.isComparison ?? false }, work)
}

/** Asks a provider only to compare its books with others: no sign that something has happened with the payment. */
export function comparingBooks<T>(sessionId: string, work: () => Promise<T>): Promise<T> {
  return payments.run({ sessionId, isComparison: true }, work)
}

/** The payment that is being worked for, if any. */
export function paymentAtHand(): AtHand | undefined {
  return payments.getStore()
}

/** Handles a webhook event. @returns the payment session that it turned out to be about, also where the work failed */
export async function noticingPayment(work: () => Promise<void>): Promise<{ sessionId: string | undefined; error?: unknown }> {
  const handling: Handling = {}
  try {
    await events.run(handling, work)
    return { sessionId: handling.sessionId }
  } catch (error) {
    return { sessionId: handling.sessionId, error: error || new Error("No reason was given.") }
  }
}
