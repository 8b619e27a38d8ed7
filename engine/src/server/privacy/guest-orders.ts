import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { queryRows } from "../../kit/database/query"
import { customerOf, identityOfCaller } from "./caller"

/**
 * Orders that somebody has placed, as a guest, under the e-mail of this account. Medusa gives them to the account;
 * but whoever has opened it may have written somebody else's address. Its verification shows that they are one.
 */
export async function guestOrders(customerId: string, identityId: string): Promise<string[]> {
  const orders = await queryRows<{ id: string }>(
    `SELECT o.id FROM "order" o
     JOIN order_cart l ON l.order_id = o.id AND l.deleted_at IS NULL
     LEFT JOIN wekala_cart_owner w ON w.cart_id = l.cart_id AND w.customer_id = o.customer_id
     WHERE o.customer_id = $1 AND w.cart_id IS NULL AND NOT EXISTS (
       SELECT 1 FROM auth_verification v WHERE v.auth_identity_id = $2 AND v.entity_type = 'email'
         AND lower(v.entity_id) = lower(o.email) AND v.verified_at IS NOT NULL AND v.deleted_at IS NULL)`,
    [customerId, identityId],
  )
  return orders.map(({ id }) => id)
}

/** Leaves them out of a customer's list of orders. After Medusa has read the query. */
export async function hideGuestOrders(request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const customer = customerOf(request)
  const hidden = customer ? await guestOrders(customer, identityOfCaller(request)) : []
  if (hidden.length > 0) request.filterableFields = { ...request.filterableFields, $and: [{ id: { $nin: hidden } }] }
  next()
}
