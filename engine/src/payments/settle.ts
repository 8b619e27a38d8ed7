import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "../kit/database/query"
import { languageOf } from "../mail/letter"
import { sendLetter } from "../mail/send"
import { paymentReturned } from "./letters"
import { aboutPayment } from "./scope"

/**
 * What became of a payment that somebody has begun:
 * - `settled`: it is paid, and what it was for has been done: the order is placed, or the payment made out
 * - `waiting`: its provider does not have the money yet, or never will
 * - `returned`: it was paid, what it was for cannot be had any more, and the money is on its way back
 * - `gone`: there is no such payment any more
 */
export type Settlement = "settled" | "waiting" | "returned" | "gone"

interface Session {
  id: string
  amount: string
  currency_code: string
  cart_id: string | null
  order_id: string | null
  payment_id: string | null
  email: string | null
  locale: string | null
  customer_id: string | null
}

/** Longer than a provider may take to answer, with an order to place after it. */
const LOCK_SECONDS = 120

/**
 * Asks the provider how a payment stands, and brings Medusa up to date with it, once: by a webhook, by the page that a
 * shopper comes back to, and by the clock, whichever is first. Whoever has paid gets the order, or the money back.
 *
 * @param sessionId of Medusa's payment session
 * @throws what a provider that is away throws: try again
 */
export async function settlePayment(container: MedusaContainer, sessionId: string): Promise<Settlement> {
  return aboutPayment(sessionId, () =>
    container.resolve(Modules.LOCKING).execute([`wekala.payment:${sessionId}`], () => settle(container, sessionId), {
      timeout: LOCK_SECONDS,
    }),
  )
}

async function settle(container: MedusaContainer, sessionId: string): Promise<Settlement> {
  const [session] = await queryRows<Session>(
    `SELECT s.id, s.amount, s.currency_code, l.cart_id, o.order_id, p.id AS payment_id, c.email, c.locale, c.customer_id
     FROM payment_session s
     LEFT JOIN payment p ON p.payment_session_id = s.id AND p.deleted_at IS NULL
     LEFT JOIN cart_payment_collection l ON l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL
     LEFT JOIN cart c ON c.id = l.cart_id
     LEFT JOIN order_cart o ON o.cart_id = l.cart_id AND o.deleted_at IS NULL
     WHERE s.id = $1 AND s.deleted_at IS NULL`,
    [sessionId],
  )
  if (!session) return "gone"
  if (session.cart_id && !session.order_id) return placeOrder(container, session, session.cart_id)
  if (!session.payment_id && !(await authorize(container, session))) return "waiting"
  if (session.order_id) await book(container, session.id, session.order_id)
  return "settled"
}

/**
 * Writes what was captured into the order's own account. A checkout does it for payments that are made before the
 * order; cash at a kiosk comes after it.
 */
async function book(container: MedusaContainer, sessionId: string, orderId: string): Promise<void> {
  const captures = await queryRows<{ id: string; amount: string; currency_code: string }>(
    `SELECT c.id, c.amount, p.currency_code FROM capture c JOIN payment p ON p.id = c.payment_id
     WHERE p.payment_session_id = $1 AND c.deleted_at IS NULL AND p.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM order_transaction t WHERE t.order_id = $2 AND t.reference_id = c.id AND t.deleted_at IS NULL)`,
    [sessionId, orderId],
  )
  const entries = captures.map(({ id, amount, currency_code }) => ({
    order_id: orderId,
    amount: Number(amount),
    currency_code,
    reference: "capture",
    reference_id: id,
  }))
  if (entries.length > 0) await container.resolve(Modules.ORDER).addOrderTransactions(entries)
}

const NOT_PAID: readonly string[] = [MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR]

async function placeOrder(container: MedusaContainer, session: Session, cartId: string): Promise<Settlement> {
  const { errors, transaction } = await completeCartWorkflow(container).run({ input: { id: cartId }, throwOnError: false })
  const error = errors?.[0]?.error as (Error & { type?: string }) | undefined
  if (!error) {
    if (transaction.hasFinished()) return "settled"
    throw new Error(`The cart ${cartId} is being completed by somebody else.`)
  }
  if (NOT_PAID.includes(error.type ?? "")) return "waiting"
  // What it was for cannot be had: sold out, a delivery that is no longer offered. Anything else may pass.
  if (!MedusaError.isMedusaError(error) || !isFinal(error)) throw error
  if (!(await authorize(container, session))) return "waiting"
  return giveBack(container, session, error.message)
}

const isFinal = ({ type }: { type?: string }) =>
  ([MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND] as string[]).includes(type ?? "")

/** Whether the provider has the money, or promises it. */
async function authorize(container: MedusaContainer, { id }: Session): Promise<boolean> {
  try {
    return Boolean(await container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {}))
  } catch (error) {
    // This is how Medusa says that the provider has said no, or not yet.
    if (MedusaError.isMedusaError(error) && error.type === MedusaError.Types.NOT_ALLOWED) return false
    throw error
  }
}

/** All that was taken goes back; what was only promised is let go. */
async function giveBack(container: MedusaContainer, session: Session, reason: string): Promise<Settlement> {
  const payments = container.resolve(Modules.PAYMENT)
  const [payment] = await payments.listPayments({ payment_session_id: session.id }, { relations: ["captures", "refunds"] })
  if (!payment) return "waiting"
  if (payment.captured_at) {
    const sum = (parts: { amount: unknown }[] | undefined) => (parts ?? []).reduce((total, { amount }) => total + Number(amount), 0)
    if (sum(payment.refunds) < sum(payment.captures)) await payments.refundPayment({ payment_id: payment.id, note: reason })
  } else if (!payment.canceled_at) await payments.cancelPayment(payment.id)
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Payment ${payment.id} was given back: ${reason}`)
  await tell(container, session, reason)
  return "returned"
}

async function tell(container: MedusaContainer, { id, email, locale, customer_id, amount, currency_code }: Session, reason: string) {
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: "",
    channel: "feed",
    template: "admin-ui",
    idempotency_key: `engine.payment_returned:${id}:feed`,
    data: {
      title: "A payment was given back",
      description: `${amount} ${currency_code.toUpperCase()} of ${email ?? "a guest"}: ${reason}`,
    },
  })
  if (!email) return
  await sendLetter(queryRows, paymentReturned, {
    to: email,
    language: languageOf(locale),
    data: { amount: Number(amount), currency_code },
    reference: `${paymentReturned.name}:${id}`,
    customer_id,
  })
}
