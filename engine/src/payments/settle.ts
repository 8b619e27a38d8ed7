import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils"
import { completeCartWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "../kit/database/query"
import { languageOf } from "../mail/letter"
import { sendLetter } from "../mail/send"
import { bookOrder } from "./book"
import { type CartPayment, paymentsOfCart } from "./cart-payments"
import { paymentMethodOf } from "./define-method"
import { definedPaymentUses } from "./define-use"
import { findHalfMade, undoAbandoned } from "./half-made"
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
  collection_id: string
  amount: string
  currency_code: string
  /** There is a payment of it, and no session any more. */
  is_replaced: boolean
  cart_id: string | null
  order_id: string | null
  /** The order had been cancelled before the money came. */
  is_late: boolean
  payment_id: string | null
  email: string | null
  locale: string | null
  customer_id: string | null
}

/** Longer than a provider may take to answer, with an order to place after it. */
const LOCK_SECONDS = 120

/**
 * Asks the provider how a payment stands, and brings Medusa up to date with it, once: by a webhook, by the page that a
 * shopper comes back to, and by the clock, whichever is first. Whoever has paid gets the order, or the money back. Where
 * a cart is paid in parts, it is about all of them.
 *
 * @param sessionId of Medusa's payment session
 * @throws what a provider that is away throws: try again
 */
export async function settlePayment(container: MedusaContainer, sessionId: string): Promise<Settlement> {
  // Medusa deletes a session that another takes the place of; its payment stays.
  const [found] = await queryRows<{ collection_id: string }>(
    `SELECT payment_collection_id AS collection_id FROM payment_session WHERE id = $1 AND deleted_at IS NULL
     UNION SELECT payment_collection_id FROM payment WHERE payment_session_id = $1 AND deleted_at IS NULL`,
    [sessionId],
  )
  if (!found) return "gone"
  return aboutPayment(sessionId, () =>
    container
      .resolve(Modules.LOCKING)
      .execute([`wekala.payment:${found.collection_id}`], () => settle(container, sessionId), { timeout: LOCK_SECONDS }),
  )
}

async function settle(container: MedusaContainer, sessionId: string): Promise<Settlement> {
  const [session] = await queryRows<Session>(
    `SELECT $1 AS id, coalesce(s.payment_collection_id, p.payment_collection_id) AS collection_id,
       coalesce(s.amount, p.amount) AS amount, coalesce(s.currency_code, p.currency_code) AS currency_code,
       s.id IS NULL AS is_replaced, l.cart_id, o.order_id, coalesce(r.canceled_at < coalesce(p.created_at, now()), false) AS is_late,
       p.id AS payment_id, c.email, c.locale, c.customer_id
     FROM (SELECT $1::text AS id) k
     LEFT JOIN payment_session s ON s.id = k.id AND s.deleted_at IS NULL
     LEFT JOIN payment p ON p.payment_session_id = k.id AND p.deleted_at IS NULL
     LEFT JOIN cart_payment_collection l ON l.payment_collection_id = coalesce(s.payment_collection_id, p.payment_collection_id)
       AND l.deleted_at IS NULL
     LEFT JOIN cart c ON c.id = l.cart_id
     LEFT JOIN order_cart o ON o.cart_id = l.cart_id AND o.deleted_at IS NULL
     LEFT JOIN "order" r ON r.id = o.order_id
     WHERE s.id IS NOT NULL OR p.id IS NOT NULL`,
    [sessionId],
  )
  if (!session) return "gone"
  if (session.is_replaced && session.payment_id) {
    await returnPayment(container, session.payment_id, "It was replaced by another payment.")
    return "returned"
  }
  if (session.cart_id && session.order_id && (await findHalfMade(session.cart_id))) {
    if (!(await undoAbandoned(container, session.cart_id))) return "waiting"
    session.order_id = null
  }
  if (session.cart_id && !session.order_id) return placeOrder(container, session, session.cart_id)
  if (!session.payment_id && (await ask(container, session.id)) !== "paid") return "waiting"
  if (!session.cart_id) for (const { paid } of definedPaymentUses()) await paid?.(container, session.collection_id)
  if (session.payment_id && !session.is_late) return "settled"
  // Cash at a kiosk comes after the order, and may come after the order was given up.
  if (session.order_id && !session.payment_id) await bookOrder(container, session.order_id)
  return session.is_late && session.cart_id ? giveBackLate(container, session, session.cart_id) : "settled"
}

/** First the merchant is told: not every provider can give cash back by itself. */
async function giveBackLate(container: MedusaContainer, session: Session, cartId: string): Promise<Settlement> {
  await tellMerchant(container, session, "Money came for a cancelled order", "The order had been cancelled before.")
  return giveBack(container, session, await paymentsOfCart(cartId), cartId, "The order had been cancelled before the money came.")
}

const NOT_PAID: readonly string[] = [MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR]

async function placeOrder(container: MedusaContainer, session: Session, cartId: string): Promise<Settlement> {
  const payments = await paymentsOfCart(cartId)
  // Medusa makes the order before it asks, takes it away again, and no longer looks at what was once declined.
  const answers = await askElsewhere(container, payments)
  if (answers.includes("unpaid")) return "waiting"
  const { errors, result, transaction } = await completeCartWorkflow(container).run({ input: { id: cartId }, throwOnError: false })
  const error = errors?.[0]?.error as (Error & { type?: string }) | undefined
  if (!error) {
    if (!transaction.hasFinished()) throw new Error(`The cart ${cartId} is being completed by somebody else.`)
    await bookOrder(container, (result as { id: string }).id)
    return "settled"
  }
  if (isUnpaid(error)) return "waiting"
  // What it was for cannot be had: sold out, a delivery that is no longer offered. Anything else may pass.
  if (!MedusaError.isMedusaError(error) || !isFinal(error)) throw error
  if (answers.includes("awaited")) return "waiting"
  return giveBack(container, session, payments, cartId, error.message)
}

/** What providers say of all that is paid elsewhere; what the shop itself has set aside needs no asking. */
async function askElsewhere(container: MedusaContainer, payments: readonly CartPayment[]): Promise<Answer[]> {
  const elsewhere = payments.filter(({ provider_id }) => !paymentMethodOf(provider_id)?.reserves)
  const answers: Answer[] = []
  for (const payment of elsewhere.length > 0 ? elsewhere : payments) answers.push(await ask(container, payment.session_id))
  return answers
}

/** A provider's no, or not yet, in the middle of a completion. One of the two has the type that a shortage has, too. */
const isUnpaid = ({ type = "", message }: Error & { type?: string }) => NOT_PAID.includes(type) || NOT_AUTHORISED.test(message)
const NOT_AUTHORISED = /was not authorized with the provider/

const isFinal = ({ type }: { type?: string }) =>
  ([MedusaError.Types.NOT_ALLOWED, MedusaError.Types.INVALID_DATA, MedusaError.Types.NOT_FOUND] as string[]).includes(type ?? "")

/** `paid`: the provider has the money, or promises it. `awaited`: an order may wait for it, as for cash at a kiosk. */
type Answer = "paid" | "awaited" | "unpaid"

async function ask(container: MedusaContainer, sessionId: string): Promise<Answer> {
  try {
    return (await container.resolve(Modules.PAYMENT).authorizePaymentSession(sessionId, {})) ? "paid" : "awaited"
  } catch (error) {
    // This is how Medusa says that the provider has said no, or not yet; or the provider itself.
    if (MedusaError.isMedusaError(error) && (error.type === MedusaError.Types.NOT_ALLOWED || isUnpaid(error))) return "unpaid"
    throw error
  }
}

/**
 * All that was taken goes back; what was only promised or set aside is let go. Medusa may have begun with it, and a new session
 * in place of one whose payment it has refunded.
 */
async function giveBack(
  container: MedusaContainer,
  session: Session,
  begun: readonly CartPayment[],
  cartId: string,
  reason: string,
): Promise<Settlement> {
  const payments = container.resolve(Modules.PAYMENT)
  const paid = await queryRows<{ id: string; amount: string }>(
    "SELECT id, amount FROM payment WHERE payment_session_id = ANY ($1) AND deleted_at IS NULL ORDER BY id",
    [begun.map(({ session_id }) => session_id)],
  )
  for (const { id } of paid) await returnPayment(container, id, reason)
  for (const { session_id, payment_id, amount, data } of await paymentsOfCart(cartId)) {
    if (!payment_id) {
      await payments.deletePaymentSession(session_id)
      continue
    }
    // Medusa would take it for paid, should the cart be completed once more.
    const { currency_code } = session
    await payments.updatePaymentSession({ id: session_id, amount: Number(amount), currency_code, data, status: "canceled" })
  }
  const amount = paid.reduce((sum, part) => sum + Number(part.amount), 0)
  if (paid[0]) await tell(container, { ...session, id: paid[0].id, amount: String(amount) }, reason)
  return "returned"
}

async function returnPayment(container: MedusaContainer, id: string, reason: string): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(id, { relations: ["captures", "refunds"] })
  const sum = (parts: { amount: unknown }[] | undefined) => (parts ?? []).reduce((total, { amount }) => total + Number(amount), 0)
  if (payment.captured_at ? sum(payment.refunds) >= sum(payment.captures) : payment.canceled_at) return
  if (payment.captured_at) await payments.refundPayment({ payment_id: id, note: reason })
  else await payments.cancelPayment(id)
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Payment ${id} was given back: ${reason}`)
}

async function tellMerchant(container: MedusaContainer, session: Session, title: string, reason: string): Promise<void> {
  const { id, amount, currency_code, email } = session
  await container.resolve(Modules.NOTIFICATION).createNotifications({
    to: "",
    channel: "feed",
    template: "admin-ui",
    idempotency_key: `engine.payment:${title}:${id}`,
    data: { title, description: `${amount} ${currency_code.toUpperCase()} of ${email ?? "a guest"}: ${reason}` },
  })
}

async function tell(container: MedusaContainer, session: Session, reason: string): Promise<void> {
  const { id, email, locale, customer_id, amount, currency_code } = session
  await tellMerchant(container, session, "A payment was given back", reason)
  if (!email) return
  await sendLetter(queryRows, paymentReturned, {
    to: email,
    language: languageOf(locale),
    data: { amount: Number(amount), currency_code },
    reference: `${paymentReturned.name}:${id}`,
    customer_id,
  })
}
