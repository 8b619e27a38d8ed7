import type { BigNumberInput, MedusaContainer } from "@medusajs/framework/types"
import { MedusaError, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { transaction } from "../kit/database/transaction"
import { defineJob } from "../kit/jobs/define-job"
import { roundedMoney } from "../kit/money/rounded-money"
import { type CartPayment, isProcessable, paymentsOfCart } from "./cart-payments"
import { findHalfMade, undoHalfMade } from "./half-made"
import { settlePayment } from "./settle"

/** A moment, for the completion that has failed to be undone. */
const SOON_MS = 5_000

const settleJob = defineJob({
  name: "engine.settle_payment",
  payload: z.object({ session_id: z.string() }),
  handle: async ({ session_id }, { container }) => {
    await settlePayment(container, session_id)
  },
})

/** Has a payment brought to its end by a durable job: the order is placed after all, or the money goes back. */
export async function settleSoon(sessionId: string): Promise<void> {
  await transaction((tx) =>
    tx.enqueue(settleJob, { session_id: sessionId }, { key: `${settleJob.name}:${sessionId}`, runAt: new Date(Date.now() + SOON_MS) }),
  )
}

interface PaidCart {
  total: BigNumberInput
  currency_code: string
  completed_at?: unknown
}

/**
 * Before a cart becomes an order: its payments must come to what it costs, and where there are several, all are
 * authorised here, what is paid elsewhere first.
 *
 * @returns the session that must be settled should the completion fail; nothing for a single payment, which Medusa undoes
 * @throws MedusaError `conflict` (`cart_being_completed`); `payment_authorization_error` while one is not paid; `not_allowed` (`payment_returned`,
 *   `payment_amount_mismatch`, and `payment_part_gone` when what was set aside is gone while the rest is paid)
 */
export async function authorizeParts(container: MedusaContainer, cartId: string, cart: PaidCart): Promise<string | undefined> {
  const payments = (await paymentsOfCart(cartId)).filter(isProcessable)
  const [first] = payments
  if (cart.completed_at) {
    // Medusa would answer it for an order that is placed. It has the cart's lock here, so nobody is at it.
    const half = first && (await findHalfMade(cartId))
    if (!half) return undefined
    await undoHalfMade(container, half)
    throw new MedusaError(MedusaError.Types.CONFLICT, "This cart was being completed. Ask again.", "cart_being_completed")
  }
  if (!first) return undefined
  requireKept(payments)
  requireWhole(payments, cart)
  if (payments.length === 1) return undefined
  let isPaid = false
  for (const payment of payments) {
    try {
      await container.resolve(Modules.PAYMENT).authorizePaymentSession(payment.session_id, {})
      isPaid = true
    } catch (error) {
      if (!MedusaError.isMedusaError(error)) throw error
      if (!isPaid) throw new MedusaError(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, "Payment authorization failed")
      await settleSoon(first.session_id)
      throw new MedusaError(
        MedusaError.Types.NOT_ALLOWED,
        `A part of the payment cannot be had any more: ${error.message}`,
        "payment_part_gone",
      )
    }
  }
  return first.session_id
}

/** Medusa takes a session that was authorised once for paid, even when its own undoing has cancelled the payment. */
function requireKept(payments: readonly CartPayment[]): void {
  if (!payments.some(({ is_returned }) => is_returned)) return
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, "This payment was given back: choose the payment again.", "payment_returned")
}

function requireWhole(payments: readonly CartPayment[], { total, currency_code }: PaidCart): void {
  const paid = payments.reduce((sum, { amount }) => sum + roundedMoney(amount, currency_code).minor, 0n)
  if (paid === roundedMoney(total, currency_code).minor) return
  throw new MedusaError(
    MedusaError.Types.NOT_ALLOWED,
    "The payment is not for what the cart costs now: choose the payment again.",
    "payment_amount_mismatch",
  )
}
