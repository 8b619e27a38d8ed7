import { queryRows } from "@wekala/engine/kit"
import { secondProcess } from "@wekala/engine/testing"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Checkout, type PaymobTest, paymobTest } from "../support/engine"

let t: PaymobTest
beforeAll(async () => {
  t = await paymobTest()
  // Nobody tells of a payment: what follows must come from asking.
  t.standIn.deliveries.behaviour.hold = true
})
afterAll(() => t?.stop())

/** What the database shows of the moments in a completion, in their order. */
const MOMENTS: Readonly<Record<string, string>> = {
  "the order has been written": `SELECT 1 FROM "order" o JOIN cart c ON c.customer_id = o.customer_id AND c.email = o.email WHERE c.id = $1`,
  "the order is linked to its cart": "SELECT 1 FROM order_cart WHERE cart_id = $1",
  "the stock is reserved": `SELECT 1 FROM reservation_item r JOIN order_line_item i ON i.id = r.line_item_id
    JOIN order_item oi ON oi.item_id = i.id JOIN order_cart oc ON oc.order_id = oi.order_id WHERE oc.cart_id = $1`,
  "the payment is authorised": `SELECT 1 FROM payment p JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
    WHERE l.cart_id = $1`,
  "the money is in the order's account": `SELECT 1 FROM order_transaction t JOIN order_cart oc ON oc.order_id = t.order_id WHERE oc.cart_id = $1`,
}

async function killAt(moment: string, { cartId }: Checkout): Promise<void> {
  const { store, kill } = await secondProcess(t.engine)
  const completed = store.post(`/store/carts/${cartId}/complete`).catch(() => undefined)
  const until = Date.now() + 15_000
  while ((await queryRows(MOMENTS[moment] as string, [cartId])).length === 0 && Date.now() < until) await new Promise(setImmediate)
  await kill()
  await completed
}

/** What provider, payments and orders say of one cart. */
async function books({ cartId, collectionId, session }: Checkout) {
  const [row] = await queryRows(
    `SELECT
       (SELECT count(*)::int FROM "order" o JOIN cart c ON c.email = o.email WHERE c.id = $1 AND o.status <> 'canceled') AS orders,
       (SELECT count(*)::int FROM payment WHERE payment_collection_id = $2 AND canceled_at IS NULL) AS payments,
       (SELECT sum(c.amount)::float FROM capture c JOIN payment p ON p.id = c.payment_id WHERE p.payment_collection_id = $2) AS captured,
       (SELECT sum(t.amount)::float FROM order_transaction t JOIN order_cart oc ON oc.order_id = t.order_id WHERE oc.cart_id = $1) AS booked,
       (SELECT sum(r.quantity)::int FROM reservation_item r JOIN order_item oi ON oi.item_id = r.line_item_id
        JOIN order_cart oc ON oc.order_id = oi.order_id WHERE oc.cart_id = $1 AND r.deleted_at IS NULL) AS reserved`,
    [cartId, collectionId],
  )
  const taken = [...t.standIn.ledger.transactions.values()].filter(({ intention }) => intention.special_reference === session.id)
  return { ...row, taken: taken.reduce((sum, { success, amount_cents }) => sum + (success ? amount_cents : 0), 0) / 100 }
}

/** As much time passes, and everything that is due is done. */
async function wait(minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 10) {
    await queryRows("SELECT graphile_worker.add_job('engine.reconcile_payments')")
    await t.engine.clock.advance((passed + 10) * 60_000)
  }
}

test.each(Object.keys(MOMENTS))("killed when %s: the shopper comes back to one order, paid once", { timeout: 60_000 }, async (moment) => {
  const checkout = await t.checkout(undefined, { email: `crash-${Math.random()}@wekala.test` })
  t.standIn.pay(checkout.session.data.client_secret, 1001)
  await killAt(moment, checkout)
  const { body } = await t.engine.store.post(`/store/carts/${checkout.cartId}/settle`, {})
  expect(body).toMatchObject({ status: "placed" })
  await wait(20)
  const { total } = checkout
  expect(await books(checkout)).toEqual({ orders: 1, payments: 1, captured: total, booked: total, taken: total, reserved: 1 })
})

test("killed when the stock is reserved, and nobody comes back: the clock finishes it", { timeout: 60_000 }, async () => {
  const checkout = await t.checkout(undefined, { email: `crash-${Math.random()}@wekala.test` })
  t.standIn.pay(checkout.session.data.client_secret, 1001)
  await killAt("the stock is reserved", checkout)
  await wait(20)
  const { total } = checkout
  expect(await books(checkout)).toEqual({ orders: 1, payments: 1, captured: total, booked: total, taken: total, reserved: 1 })
})

test("killed when the stock is reserved, and not paid: the order is cancelled, and the stock is back", { timeout: 60_000 }, async () => {
  const checkout = await t.checkout(undefined, { email: `crash-${Math.random()}@wekala.test` })
  await killAt("the stock is reserved", checkout)
  await wait(40)
  expect(await books(checkout)).toMatchObject({ orders: 0, payments: 0, captured: null, taken: 0, reserved: null })
})
