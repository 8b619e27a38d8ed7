import type { Logger, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { cancelOrderWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "../kit/database/query"
import { defineJob } from "../kit/jobs/define-job"
import { bookOrder, unbookedOrders } from "./book"
import { definedPaymentMethods } from "./define-method"
import { doubledOrders } from "./half-made"
import { settlePayment } from "./settle"

/** Minutes after which an open payment is asked about, each time twice as long as before, for three days. */
const FIRST_MINUTES = 5
const DAYS = 3
/** Of one run, so that one with much to do does not overtake itself. */
const AT_ONCE = 50
/** An order whose payment has not come after so many minutes, although somebody was about to take it, is cancelled. */
const UNPAID_MINUTES = 30
/** The same for an order that waits for cash, such as at a kiosk; whoever pays later still gets the money back. */
const CASH_DAYS = 4

/**
 * Payments that somebody must ask about:
 * - begun with a gateway, and never heard of again
 * - authorised, and nobody placed the order: the process ended in between
 * - of an order that was placed, and not authorised: the process ended in between. Medusa makes the order first
 * - authorised before the order: looked at once, whether that was made whole
 */
const OPEN = `
  SELECT s.id, s.created_at FROM payment_session s
  LEFT JOIN payment p ON p.payment_session_id = s.id AND p.deleted_at IS NULL
  LEFT JOIN cart_payment_collection l ON l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL
  LEFT JOIN order_cart oc ON oc.cart_id = l.cart_id AND oc.deleted_at IS NULL
  LEFT JOIN "order" o ON o.id = oc.order_id
  WHERE s.deleted_at IS NULL AND s.created_at > $1::timestamptz - $3 * interval '1 day' AND (
    (p.id IS NULL AND s.provider_id LIKE ANY ($2::text[]))
    OR (p.id IS NOT NULL AND l.cart_id IS NOT NULL AND oc.order_id IS NULL AND p.canceled_at IS NULL AND s.status <> 'canceled')
    OR (p.id IS NULL AND o.status = 'pending' AND s.status <> 'pending_authorization')
    OR (o.status = 'pending' AND p.created_at < o.created_at AND NOT EXISTS (
      SELECT 1 FROM wekala_payment_watch w WHERE w.session_id = s.id)))`

defineJob({
  name: "engine.reconcile_payments",
  payload: z.object({}),
  cron: "* * * * *",
  handle: async (_, { container, now }) => {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const attempt = (what: string, work: Promise<unknown>) =>
      work.catch((error: Error) => logger.warn(`${what} could not be settled: ${error.message}`))
    for (const id of await claimOpen(now)) await attempt(`Payment session ${id}`, settlePayment(container, id))
    const written = new Date(now.getTime() - FIRST_MINUTES * 60_000)
    for (const id of await unbookedOrders(written, AT_ONCE)) await attempt(`Order ${id}`, bookOrder(container, id))
    for (const id of [...(await unpaidOrders(now)), ...(await doubledOrders(now, AT_ONCE))])
      await attempt(`Order ${id}`, cancel(container, id))
  },
})

/** Claimed before they are asked about: what fails is asked about again at its next time. */
async function claimOpen(now: Date): Promise<string[]> {
  const prefixes = definedPaymentMethods().flatMap(({ prefix, asksByClock }) => (asksByClock ? [prefix] : []))
  const due = await queryRows<{ session_id: string }>(
    `INSERT INTO wekala_payment_watch AS w (session_id, asks, next_at)
     SELECT s.id, 1, $1::timestamptz + $4 * interval '1 minute' FROM (${OPEN}) s
     LEFT JOIN wekala_payment_watch o ON o.session_id = s.id
     WHERE coalesce(o.next_at, s.created_at + $4 * interval '1 minute') <= $1
     ORDER BY coalesce(o.next_at, s.created_at) LIMIT $5
     ON CONFLICT (session_id) DO UPDATE SET asks = w.asks + 1, next_at = $1::timestamptz + $4 * interval '1 minute' * 2 ^ w.asks
     RETURNING session_id`,
    [now, prefixes.map((prefix) => `${prefix.replaceAll("_", "\\_")}%`), DAYS, FIRST_MINUTES, AT_ONCE],
  )
  return due.map(({ session_id }) => session_id)
}

/**
 * Orders that nobody has paid: of carts that the process left half way, or whose gateway has said no in the end, and those
 * that wait for cash that does not come. Their stock goes back.
 */
async function unpaidOrders(now: Date): Promise<string[]> {
  const orders = await queryRows<{ order_id: string }>(
    `SELECT DISTINCT oc.order_id FROM "order" o
     JOIN order_cart oc ON oc.order_id = o.id AND oc.deleted_at IS NULL
     JOIN cart_payment_collection l ON l.cart_id = oc.cart_id AND l.deleted_at IS NULL
     JOIN payment_session s ON s.payment_collection_id = l.payment_collection_id AND s.deleted_at IS NULL
     WHERE o.status = 'pending' AND o.deleted_at IS NULL AND o.created_at > $1::timestamptz - interval '30 days'
       AND o.created_at < $1::timestamptz - CASE s.status WHEN 'pending_authorization' THEN $3 * interval '1 day' ELSE $2 * interval '1 minute' END
       AND NOT EXISTS (SELECT 1 FROM payment p WHERE p.payment_collection_id = l.payment_collection_id AND p.deleted_at IS NULL)
       AND NOT EXISTS (SELECT 1 FROM order_fulfillment f WHERE f.order_id = o.id AND f.deleted_at IS NULL) LIMIT $4`,
    [now, UNPAID_MINUTES, CASH_DAYS, AT_ONCE],
  )
  return orders.map(({ order_id }) => order_id)
}

async function cancel(container: MedusaContainer, order_id: string): Promise<void> {
  await cancelOrderWorkflow(container).run({ input: { order_id, no_notification: false } })
}
