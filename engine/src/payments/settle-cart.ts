import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "../kit/database/query"
import { DomainError } from "../kit/http/errors"
import { type CartPayment, isProcessable, paymentsOfCart } from "./cart-payments"
import { paymentMethodOf } from "./define-method"
import { findHalfMade } from "./half-made"
import { settlePayment } from "./settle"

export interface CartSettlement {
  readonly status: "placed" | "waiting" | "failed" | "returned" | "open"
  readonly order_id?: string
  /** A code. */
  readonly reason?: string
}

/**
 * What became of a cart's payment, asked now.
 * @throws DomainError `cart_not_found` (404)
 */
export async function settleCart(container: MedusaContainer, cartId: string): Promise<CartSettlement> {
  const placed = await orderOf(cartId)
  const [first] = await paymentsOfCart(cartId)
  if (placed && (!first || !(await findHalfMade(cartId)))) return placed
  if (!first) return { status: (await wasReturned(cartId)) ? "returned" : "open" }
  const settlement = await settlePayment(container, first.session_id)
  if (settlement === "returned") return { status: "returned" }
  if (await findHalfMade(cartId)) return { status: "waiting" }
  return (await orderOf(cartId)) ?? refusal(await paymentsOfCart(cartId)) ?? { status: "waiting" }
}

async function orderOf(cartId: string): Promise<CartSettlement | undefined> {
  const [cart] = await queryRows<{ order_id: string | null }>(
    `SELECT o.order_id FROM cart c LEFT JOIN order_cart o ON o.cart_id = c.id AND o.deleted_at IS NULL
     WHERE c.id = $1 AND c.deleted_at IS NULL`,
    [cartId],
  )
  if (!cart) throw new DomainError({ status: 404, code: "cart_not_found", message: `There is no cart ${cartId}.` })
  return cart.order_id ? { status: "placed", order_id: cart.order_id } : undefined
}

/** The money of a payment of this cart has been given back, and nothing else was begun since. */
async function wasReturned(cartId: string): Promise<boolean> {
  const returned = await queryRows(
    `SELECT p.id FROM cart_payment_collection l JOIN payment p ON p.payment_collection_id = l.payment_collection_id
     WHERE l.cart_id = $1 AND l.deleted_at IS NULL AND p.deleted_at IS NULL LIMIT 1`,
    [cartId],
  )
  return returned.length > 0
}

/** What a gateway has said no to. */
function refusal(payments: readonly CartPayment[]): CartSettlement | undefined {
  for (const payment of payments) {
    const reason = paymentMethodOf(payment.provider_id)?.refusal?.(payment.data)
    if (reason || !isProcessable(payment)) return { status: "failed", reason: reason ?? payment.status }
  }
  return undefined
}
