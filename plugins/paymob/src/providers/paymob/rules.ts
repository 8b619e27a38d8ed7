import { type PaymentActions, PaymentSessionStatus } from "@medusajs/framework/utils"
import { DomainError, Money } from "@wekala/engine/kit"
import type { Transaction } from "../../lib/schemas"
import { dayIn, dayOfTransaction } from "../../lib/regions"
import type { SessionData } from "./session"

/** What the shop agreed on: a transaction counts only when it is exactly this. */
export type Agreed = Pick<SessionData, "intention_order_id" | "amount" | "currency_code" | "integration_ids">

/**
 * Where Paymob's transaction is not what was agreed on, in a few words; undefined when it is. The merchant's
 * reference is not looked at: it is not signed.
 */
export function mismatch(agreed: Agreed, paid: Transaction): string | undefined {
  if (paid.order.id !== agreed.intention_order_id) return `it belongs to Paymob order ${paid.order.id}`
  if (paid.currency.toLowerCase() !== agreed.currency_code) return `it is in ${paid.currency}`
  if (paid.amount_cents !== BigInt(agreed.amount)) return `it is of ${paid.amount_cents} minor units`
  if (!agreed.integration_ids.includes(paid.integration_id)) return `it was made by integration ${paid.integration_id}`
  return undefined
}

/** Minor units that the shop has of a transaction, before anything is given back. */
export function capturedOf(transaction: Transaction): bigint {
  if (!transaction.success || transaction.pending) return 0n
  if (!transaction.is_auth) return transaction.amount_cents
  if (transaction.captured_amount > 0n) return transaction.captured_amount
  return transaction.is_captured ? transaction.amount_cents : 0n
}

/** Minor units that went back to the shopper. A void gives all back. */
export function returnedOf(transaction: Transaction): bigint {
  return transaction.is_voided ? transaction.amount_cents : transaction.refunded_amount_cents
}

/** Kiosks ("aggregator") and collection at the door ("cash"): agreed on now, and paid days later. */
export function awaitsCash(transaction: Transaction): boolean {
  const { type, sub_type } = transaction.source_data ?? {}
  return transaction.pending && [type, sub_type].some((one) => /^(aggregator|cash)$/i.test(one ?? ""))
}

/**
 * What a transaction means for the session that waits for it.
 *
 * @param transaction the one that paid or tried to; undefined when nobody has tried
 */
export function statusOf(transaction: Transaction | undefined): PaymentSessionStatus {
  if (!transaction) return PaymentSessionStatus.PENDING
  if (awaitsCash(transaction)) return PaymentSessionStatus.PENDING_AUTHORIZATION
  // 3-D Secure, or a wallet whose owner has not agreed yet.
  if (transaction.pending) return PaymentSessionStatus.PENDING
  if (transaction.is_voided) return PaymentSessionStatus.CANCELED
  if (!transaction.success) return PaymentSessionStatus.ERROR
  // A part may be captured in Paymob's dashboard; Medusa would take `captured` for the whole.
  return capturedOf(transaction) < transaction.amount_cents ? PaymentSessionStatus.AUTHORIZED : PaymentSessionStatus.CAPTURED
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

/**
 * How much of an operation is still to be done. Paymob has no idempotency keys and a lost answer leaves
 * nobody knowing, so the totals decide: Paymob's is brought up to Medusa's, and never over it. Called again
 * after it was done, the answer is zero.
 *
 * @param own minor units of this capture or refund
 * @param wanted minor units of all captures or refunds of the payment that Medusa has rows of, this one included
 * @param done minor units that Paymob has captured or given back already
 * @throws DomainError `paymob_out_of_step` (409) when Paymob has done more than Medusa knows of
 */
export function stillDue(own: Money, wanted: Money, done: bigint): bigint {
  const open = wanted.minor - done
  if (open < 0n) {
    const known = Money.ofMinor(done, own.currency)
    throw new DomainError({
      status: 409,
      code: "paymob_out_of_step",
      message: `Paymob has ${known.toDecimal()} ${own.currency.toUpperCase()} already, more than Medusa knows of (${wanted.toDecimal()}). Compare both before going on.`,
    })
  }
  return least(open, own.minor)
}

/** The smaller of two amounts; `Math.min` takes no bigint. */
export function least(one: bigint, other: bigint): bigint {
  if (one < other) return one
  return other
}

/** A void is free and at once, for the whole of a payment, and only on the business day of its region. */
export function isVoidable(transaction: Transaction, now: Date, timeZone: string): boolean {
  return (
    transaction.success &&
    !transaction.is_voided &&
    transaction.refunded_amount_cents === 0n &&
    (transaction.source_data?.type ?? "card").toLowerCase() === "card" &&
    dayOfTransaction(transaction.created_at, timeZone) === dayIn(now, timeZone)
  )
}
