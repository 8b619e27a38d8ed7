import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "../kit/database/query"
import { withOrderMoney } from "./order-lock"

interface Movement {
  id: string
  kind: "capture" | "refund"
  /** Decimal major units; negative for what went back. */
  amount: string
  currency_code: string
}

/**
 * What was captured of an order's payments and given back, as far as it does not stand in the order's own account yet.
 * Medusa writes it there after it has moved the money, and only for the first of several payments.
 */
const UNBOOKED = `
  SELECT m.order_id, m.id, m.kind, m.amount, m.currency_code FROM (
    SELECT o.order_id, p.id AS payment_id, c.id, 'capture' AS kind, c.amount, p.currency_code, c.created_at
    FROM order_payment_collection o
    JOIN payment p ON p.payment_collection_id = o.payment_collection_id AND p.deleted_at IS NULL
    JOIN capture c ON c.payment_id = p.id AND c.deleted_at IS NULL
    WHERE o.deleted_at IS NULL
    UNION ALL
    SELECT o.order_id, p.id, r.id, 'refund', -r.amount, p.currency_code, r.created_at
    FROM order_payment_collection o
    JOIN payment p ON p.payment_collection_id = o.payment_collection_id AND p.deleted_at IS NULL
    JOIN refund r ON r.payment_id = p.id AND r.deleted_at IS NULL
    WHERE o.deleted_at IS NULL
  ) m
  WHERE NOT EXISTS (
    SELECT 1 FROM order_transaction t WHERE t.order_id = m.order_id AND t.reference = m.kind AND t.deleted_at IS NULL
      -- What a cancelled order gives back, Medusa writes under the payment's id.
      AND t.reference_id IN (m.id, CASE m.kind WHEN 'refund' THEN m.payment_id END))`

/**
 * Writes what was captured and given back into the order's own account, as far as it is not there. Only for movements
 * that nobody else is about to write: Medusa's routes do it a moment after they have moved the money.
 */
export async function bookOrder(container: MedusaContainer, orderId: string): Promise<void> {
  await withOrderMoney(container, orderId, async () => {
    const movements = await queryRows<Movement>(`${UNBOOKED} AND m.order_id = $1 ORDER BY m.created_at`, [orderId])
    if (movements.length === 0) return
    await container.resolve(Modules.ORDER).addOrderTransactions(
      movements.map(({ id, kind, amount, currency_code }) => ({
        order_id: orderId,
        amount: Number(amount),
        currency_code,
        reference: kind,
        reference_id: id,
      })),
    )
  })
}

/** Orders whose account lacks what was moved before a moment, for longer than anybody would take to write it. */
export async function unbookedOrders(before: Date, limit: number): Promise<string[]> {
  const orders = await queryRows<{ order_id: string }>(
    `SELECT DISTINCT order_id FROM (${UNBOOKED} AND m.created_at BETWEEN $1::timestamptz - interval '3 days' AND $1) u LIMIT $2`,
    [before, limit],
  )
  return orders.map(({ order_id }) => order_id)
}
