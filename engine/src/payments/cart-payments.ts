import { queryRows } from "../kit/database/query"
import { paymentMethodOf } from "./define-method"

/** One payment session of a cart, with what became of it. */
export interface CartPayment {
  session_id: string
  provider_id: string
  status: string
  /** Decimal major units. */
  amount: string
  data: Record<string, unknown>
  payment_id: string | null
  /** The money has been let go or given back. */
  is_returned: boolean
}

/** What Medusa works on when it completes a cart; a declined or cancelled session is not among them. */
const PROCESSABLE: readonly string[] = ["pending", "requires_more", "authorized", "captured", "pending_authorization"]

export const isProcessable = ({ status }: { status: string }): boolean => PROCESSABLE.includes(status)

/**
 * The payment sessions of a cart: first what is paid elsewhere, then what the shop has set aside itself. In this order
 * they are authorised, so that nothing is taken from a wallet while the card has not paid.
 */
export async function paymentsOfCart(cartId: string): Promise<CartPayment[]> {
  const payments = await queryRows<CartPayment>(
    `SELECT s.id AS session_id, s.provider_id, s.status, s.amount, s.data, p.id AS payment_id,
       p.canceled_at IS NOT NULL OR EXISTS (SELECT 1 FROM refund r WHERE r.payment_id = p.id AND r.deleted_at IS NULL) AS is_returned
     FROM cart_payment_collection l
     JOIN payment_session s ON s.payment_collection_id = l.payment_collection_id AND s.deleted_at IS NULL
     LEFT JOIN payment p ON p.payment_session_id = s.id AND p.deleted_at IS NULL
     WHERE l.cart_id = $1 AND l.deleted_at IS NULL ORDER BY s.created_at, s.id`,
    [cartId],
  )
  const isOwn = ({ provider_id }: CartPayment) => Number(paymentMethodOf(provider_id)?.reserves ?? false)
  return payments.sort((a, b) => isOwn(a) - isOwn(b))
}
