import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "../kit/database/query"
import { newId } from "../kit/id"

/**
 * Medusa makes an order in steps, each in a transaction of its own: the order; its links to cart and payment, and the
 * reservation of its stock; the payment. It undoes them when one fails, and cannot when the process ends.
 */
export interface HalfMade {
  readonly order_id: string
  readonly cart_id: string
  readonly payment_collection_id: string
}

/**
 * Whether the making of a cart's order has stopped before its payment: then it lacks links, or stock, and is no order yet.
 * Ask while holding the cart's lock, as whoever completes it does: else somebody may still be at it.
 */
export async function findHalfMade(cartId: string): Promise<HalfMade | undefined> {
  const [found] = await queryRows<HalfMade>(
    `SELECT o.id AS order_id, l.cart_id, l.payment_collection_id
     FROM order_cart l_cart
     JOIN "order" o ON o.id = l_cart.order_id AND o.status = 'pending' AND o.version = 1 AND o.deleted_at IS NULL
     JOIN cart_payment_collection l ON l.cart_id = l_cart.cart_id AND l.deleted_at IS NULL
     WHERE l_cart.cart_id = $1 AND l_cart.deleted_at IS NULL
       -- A payment that was made after the order shows that all before it was done.
       AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.payment_collection_id = l.payment_collection_id AND p.deleted_at IS NULL
                         AND p.created_at > o.created_at AND EXISTS (
                           SELECT 1 FROM order_payment_collection c WHERE c.order_id = o.id AND c.deleted_at IS NULL))
       AND NOT EXISTS (SELECT 1 FROM payment_session s WHERE s.payment_collection_id = l.payment_collection_id
                         AND s.deleted_at IS NULL AND s.status = 'pending_authorization')
       AND NOT EXISTS (SELECT 1 FROM order_fulfillment f WHERE f.order_id = o.id AND f.deleted_at IS NULL)
       AND (NOT EXISTS (SELECT 1 FROM order_payment_collection c WHERE c.order_id = o.id AND c.deleted_at IS NULL)
            OR EXISTS (
              SELECT 1 FROM order_item oi
              JOIN order_line_item i ON i.id = oi.item_id
              JOIN product_variant v ON v.id = i.variant_id AND v.manage_inventory
              WHERE oi.order_id = o.id AND oi.deleted_at IS NULL
                AND EXISTS (SELECT 1 FROM product_variant_inventory_item n WHERE n.variant_id = v.id AND n.deleted_at IS NULL)
                -- A merchant may let go of what was reserved: then there is a deleted row.
                AND NOT EXISTS (SELECT 1 FROM reservation_item r WHERE r.line_item_id = i.id)))`,
    [cartId],
  )
  return found
}

const UNDO_SECONDS = 60

/** Makes the cart a cart again, as if nobody had begun. Its payment stays. Under the cart's lock. */
export async function undoHalfMade(container: MedusaContainer, { order_id, cart_id, payment_collection_id }: HalfMade): Promise<void> {
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).warn(`Order ${order_id} was left half made: it is made anew.`)
  await container.resolve(Modules.CART).updateCarts([{ id: cart_id, completed_at: null as never }])
  await container.resolve(ContainerRegistrationKeys.LINK).dismiss([
    { [Modules.ORDER]: { order_id }, [Modules.CART]: { cart_id } },
    { [Modules.ORDER]: { order_id }, [Modules.PAYMENT]: { payment_collection_id } },
  ])
  await cancelOrderWorkflow(container).run({ input: { order_id, no_notification: true } })
}

/** The same for who does not hold the cart's lock. @returns false while somebody completes the cart */
export async function undoAbandoned(container: MedusaContainer, cartId: string): Promise<boolean> {
  const locking = container.resolve(Modules.LOCKING)
  const ownerId = `wekala.undo:${newId("own")}`
  try {
    // Medusa's own lock for completions. It fails at once where it is held.
    await locking.acquire(cartId, { ownerId, expire: UNDO_SECONDS })
  } catch {
    return false
  }
  try {
    const half = await findHalfMade(cartId)
    if (half) await undoHalfMade(container, half)
    return true
  } finally {
    await locking.release(cartId, { ownerId })
  }
}

/**
 * Orders that lost their process before they were linked to their cart, and that were made anew since: the same things for the
 * same customer, with a cart and a payment. Nobody can pay for the first ones.
 */
export async function doubledOrders(now: Date, limit: number): Promise<string[]> {
  const items = (order: string) =>
    `(SELECT array_agg(i.variant_id || ' ' || x.quantity ORDER BY i.variant_id, x.quantity) FROM order_item x
      JOIN order_line_item i ON i.id = x.item_id WHERE x.order_id = ${order}.id AND x.deleted_at IS NULL)`
  const orders = await queryRows<{ id: string }>(
    `SELECT o.id FROM "order" o
     WHERE o.status = 'pending' AND o.version = 1 AND NOT o.is_draft_order AND o.deleted_at IS NULL
       AND o.created_at BETWEEN $1::timestamptz - interval '3 days' AND $1::timestamptz - interval '10 minutes'
       AND NOT EXISTS (SELECT 1 FROM order_cart l WHERE l.order_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM order_payment_collection l WHERE l.order_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM order_fulfillment l WHERE l.order_id = o.id)
       AND NOT EXISTS (SELECT 1 FROM order_change c WHERE c.order_id = o.id)
       AND EXISTS (
         SELECT 1 FROM "order" a JOIN order_cart l ON l.order_id = a.id AND l.deleted_at IS NULL
         WHERE a.email = o.email AND a.customer_id IS NOT DISTINCT FROM o.customer_id AND a.region_id = o.region_id
           AND a.created_at BETWEEN o.created_at AND o.created_at + interval '3 days' AND a.deleted_at IS NULL
           AND ${items("a")} = ${items("o")})
     LIMIT $2`,
    [now, limit],
  )
  return orders.map(({ id }) => id)
}
