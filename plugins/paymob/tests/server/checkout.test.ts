import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { isQuerySigned } from "../../src/lib/hmac"
import { type Checkout, type PaymobTest, paymobTest } from "../support/engine"

let t: PaymobTest
beforeAll(async () => {
  t = await paymobTest()
})
afterAll(() => t?.stop())
beforeEach(() => {
  t.standIn.faults.clear()
  Object.assign(t.standIn.deliveries.behaviour, { copies: 1, signature: "right", hold: false })
})

/** Whose books must agree when a test has ended. */
let watched: Checkout[] = []
const watch = <T extends Checkout>(checkout: T): T => {
  watched.push(checkout)
  return checkout
}
afterEach(async () => {
  await t.standIn.deliveries.settled()
  for (const checkout of watched) expect(await t.disagreements(checkout)).toEqual([])
  watched = []
})

const soon = { timeout: 20_000, interval: 100 }

/** The order that a cart has become, once the callbacks that have come are worked on. */
const orderOf = async ({ cartId }: Checkout): Promise<string | undefined> => {
  await t.engine.clock.run()
  return (await queryRows<{ order_id: string }>("SELECT order_id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL", [cartId]))[0]
    ?.order_id
}

const paymentsOf = async ({ collectionId }: Checkout) => {
  const relations = ["payments.captures", "payments.refunds"]
  return (await t.engine.container.resolve(Modules.PAYMENT).retrievePaymentCollection(collectionId, { relations })).payments ?? []
}

describe("a shopper pays on Paymob's page", () => {
  test("comes back, and has an order that is paid", async () => {
    const checkout = watch(await t.checkout())
    expect(checkout.session.data).not.toHaveProperty("secret_key")
    const page = await (await fetch(checkout.session.data.checkout_url)).text()
    expect(page).toContain("3-D Secure")
    const back = await checkout.press(1001, "pay")
    expect(back?.href).toContain("http://localhost:8000/checkout/result?")
    expect(isQuerySigned(Object.fromEntries(back?.searchParams ?? []), t.standIn.options.hmac_secret)).toBe(true)
    expect(await checkout.complete()).toMatchObject({ status: 200, body: { type: "order" } })
    expect(await paymentsOf(checkout)).toMatchObject([{ amount: checkout.total, captures: [{ amount: checkout.total }] }])
  })

  test("closes the browser instead: the callback makes the order", async () => {
    const checkout = watch(await t.checkout())
    t.standIn.pay(checkout.session.data.client_secret, 1001)
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    expect(await paymentsOf(checkout)).toMatchObject([{ captures: [{ amount: checkout.total }] }])
    expect(t.standIn.deliveries.sent.at(-1)).toMatchObject({ statuses: [200] })
  })

  test("comes back while three copies of the callback arrive: one order, one payment, one capture", async () => {
    t.standIn.deliveries.behaviour.copies = 3
    const checkout = watch(await t.checkout())
    await checkout.press(1001, "pay")
    await Promise.all([checkout.complete(), checkout.complete()])
    await t.standIn.deliveries.settled()
    await t.engine.clock.run()
    expect(await queryRows("SELECT 1 AS one FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL", [checkout.cartId])).toHaveLength(1)
    const payments = await paymentsOf(checkout)
    expect(payments).toHaveLength(1)
    expect(payments[0]?.captures).toHaveLength(1)
  })
})

describe("no order", () => {
  test("for who leaves without paying, or is declined; the next try of the declined one counts", async () => {
    const checkout = watch(await t.checkout())
    expect((await checkout.complete()).body.type).not.toBe("order")
    const back = await checkout.press(1001, "decline")
    expect(back?.searchParams.get("success")).toBe("false")
    expect((await checkout.complete()).body.type).not.toBe("order")
    t.standIn.pay(checkout.session.data.client_secret, 1001)
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
  })

  test("for a callback that Paymob has not signed, or that is about somebody else's payment", async () => {
    const [victim, other] = [watch(await t.checkout()), watch(await t.checkout())]
    t.standIn.deliveries.behaviour.signature = "wrong"
    t.standIn.pay(victim.session.data.client_secret, 1001, "challenge")
    // What was rightly signed for one order, pointed at the session of another by the reference that is not signed.
    t.standIn.deliveries.behaviour.signature = "right"
    const { id, intention } = t.standIn.ledger.attempt(other.session.data.client_secret, 1001, "pay")
    intention.special_reference = victim.session.id
    t.standIn.deliveries.notify(t.standIn.ledger.transaction(id))
    await t.standIn.deliveries.settled()
    await expect.poll(() => orderOf(other), soon).toBeTruthy()
    expect(await orderOf(victim)).toBeUndefined()
  })

  test("for a shopper who claims another's transaction", async () => {
    const { checkout } = t
    const paid = await checkout()
    const { id } = t.standIn.pay(paid.session.data.client_secret, 1001)
    const thief = await checkout()
    await t.engine.store.post(`/store/payment-collections/${thief.collectionId}/payment-sessions`, {
      provider_id: "pp_paymob_paymob",
      data: { transaction_id: id, intention_order_id: paid.session.data.intention_order_id },
    })
    expect((await thief.complete()).body.type).not.toBe("order")
    expect(await paymentsOf(thief)).toEqual([])
  })
})

describe("a merchant", () => {
  const money = async (checkout: Checkout) => (await paymentsOf(checkout))[0] as { id: string; data: Record<string, unknown> }
  const post = (path: string, body?: unknown) => t.engine.admin.client.post(path, body)

  test("captures what was authorised, and gives a part and then the rest back", async () => {
    const checkout = watch(await t.checkout())
    await checkout.press(1002, "pay")
    expect(await checkout.complete()).toMatchObject({ body: { type: "order" } })
    const { id } = await money(checkout)
    expect(await post(`/admin/payments/${id}/capture`, { amount: 10 })).toMatchObject({ status: 200 })
    expect(await post(`/admin/payments/${id}/capture`, { amount: checkout.total - 10 })).toMatchObject({ status: 200 })
    expect(await post(`/admin/payments/${id}/refund`, { amount: 12.5 })).toMatchObject({ status: 200 })
    expect(await post(`/admin/payments/${id}/refund`, { amount: checkout.total - 12.5 })).toMatchObject({ status: 200 })
    const { transaction_id, capture_ids } = (await money(checkout)).data as { transaction_id: number; capture_ids: number[] }
    expect(t.standIn.ledger.transaction(transaction_id).captured).toBe(checkout.total * 100)
    const back = capture_ids.map((capture) => t.standIn.ledger.transaction(capture).refunded)
    expect(back.reduce((sum, part) => sum + part, 0)).toBe(checkout.total * 100)
  })

  test("whose refund was lost on the way tries again, and it happens once", async () => {
    const checkout = watch(await t.checkout())
    await checkout.press(1001, "pay")
    await checkout.complete()
    const { id, data } = await money(checkout)
    t.standIn.faults.add({ path: "void_refund/refund", answer: "hang_up", when: "after" })
    expect((await post(`/admin/payments/${id}/refund`, { amount: 5 })).status).toBeGreaterThanOrEqual(400)
    expect(await post(`/admin/payments/${id}/refund`, { amount: 5 })).toMatchObject({ status: 200 })
    expect(t.standIn.ledger.transaction(Number(data.transaction_id)).refunded).toBe(500)
  })

  test("who refunds in four windows at once gives back what Medusa has written down, and no more", async () => {
    const checkout = watch(await t.checkout())
    await checkout.press(1001, "pay")
    await checkout.complete()
    const { id, data } = await money(checkout)
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(`/admin/payments/${id}/refund`, { amount: 10 })))
    // Of a cart of 25, two refunds of 10 are all there is.
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 400, 400])
    const [payment] = await paymentsOf(checkout)
    const written = (payment?.refunds ?? []).reduce((sum, { amount }) => sum + Number(amount) * 100, 0)
    expect(written).toBeLessThanOrEqual(checkout.total * 100)
    expect(t.standIn.ledger.transaction(Number(data.transaction_id)).refunded).toBe(written)
  })

  test("who cancels the order lets go of what was authorised", async () => {
    const checkout = watch(await t.checkout())
    await checkout.press(1002, "pay")
    const { body } = await checkout.complete()
    expect(await post(`/admin/orders/${body.order.id}/cancel`)).toMatchObject({ status: 200 })
    const { data } = await money(checkout)
    expect(t.standIn.ledger.transaction(Number(data.transaction_id)).is_voided).toBe(true)
  })
})

test("a kiosk: the order waits for its cash, which comes later", async () => {
  const checkout = watch(await t.checkout())
  await checkout.press(3001, "reference")
  const { body } = await checkout.complete()
  expect(body.type).toBe("order")
  expect(await paymentsOf(checkout)).toEqual([])
  const { id } = t.standIn.ledger.latest(({ order_id }) => order_id === checkout.session.data.intention_order_id)
  t.standIn.settle(id)
  const paid = async () => {
    await t.engine.clock.run()
    return paymentsOf(checkout)
  }
  await expect.poll(paid, soon).toMatchObject([{ captures: [{ amount: checkout.total }] }])
  const order = await t.engine.admin.client.get(`/admin/orders/${body.order.id}?fields=*summary`)
  expect(order.body.order.summary).toMatchObject({ paid_total: checkout.total, pending_difference: 0 })
})

test("a kiosk: cash that does not come ends the order and frees its stock; cash that comes after that is for the merchant to look at", async () => {
  const checkout = await t.checkout()
  await checkout.press(3001, "reference")
  const orderId = (await checkout.complete()).body.order.id
  const after = async (days: number) => {
    await queryRows("SELECT graphile_worker.add_job('engine.reconcile_payments')")
    await t.engine.clock.advance(days * 24 * 3_600_000)
    const [row] = await queryRows<{ status: string; reserved: number }>(
      `SELECT o.status, (SELECT count(*)::int FROM reservation_item r JOIN order_item i ON i.item_id = r.line_item_id
         WHERE i.order_id = o.id AND r.deleted_at IS NULL) AS reserved FROM "order" o WHERE o.id = $1`,
      [orderId],
    )
    return row
  }
  expect(await after(3)).toEqual({ status: "pending", reserved: 1 })
  expect(await after(5)).toEqual({ status: "canceled", reserved: 0 })
  const { id } = t.standIn.ledger.latest(({ order_id }) => order_id === checkout.session.data.intention_order_id)
  t.standIn.settle(id)
  // Paymob gives no cash back, so what is left is to tell: the event stays in the inbox, and the bell rings.
  const problem = async () => {
    await t.engine.clock.run()
    const [event] = await queryRows<{ last_error: string }>(
      "SELECT last_error FROM wekala_webhook_event WHERE status <> 'processed' AND payload ->> 'transaction_id' = $1",
      [String(id)],
    )
    return event?.last_error
  }
  await expect.poll(problem, soon).toContain("Kiosk payments cannot be refunded")
  const bell = await t.engine.container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" }, { take: null as never })
  expect(bell.filter(({ data }) => data?.title === "Money came for a cancelled order")).toHaveLength(1)
})

test("no callback comes through and the browser is closed: the clock asks, and the shopper has the order", async () => {
  t.standIn.deliveries.behaviour.hold = true
  const checkout = watch(await t.checkout())
  t.standIn.pay(checkout.session.data.client_secret, 1001)
  const byTheClock = async (minutes: number) => {
    await queryRows("SELECT graphile_worker.add_job('engine.reconcile_payments')")
    await t.engine.clock.advance(minutes * 60_000)
    return orderOf(checkout)
  }
  expect(await byTheClock(1)).toBeUndefined()
  expect(await byTheClock(6)).toBeTruthy()
  expect(await paymentsOf(checkout)).toMatchObject([{ captures: [{ amount: checkout.total }] }])
})

test("the last one is sold while the shopper pays: the money is back, once", async () => {
  const checkout = watch(await t.checkout())
  t.standIn.deliveries.behaviour.copies = 3
  const [line] = await queryRows<{ inventory_item_id: string }>(
    `SELECT i.inventory_item_id FROM product_variant_inventory_item i JOIN cart_line_item l ON l.variant_id = i.variant_id WHERE l.cart_id = $1`,
    [checkout.cartId],
  )
  const inventory_item_id = line?.inventory_item_id as string
  await t.engine.container
    .resolve(Modules.INVENTORY)
    .updateInventoryLevels({ inventory_item_id, location_id: t.shop.locationId, stocked_quantity: 0 })
  const { id } = t.standIn.pay(checkout.session.data.client_secret, 1001)
  await t.standIn.deliveries.settled()
  expect(await orderOf(checkout)).toBeUndefined()
  expect(t.standIn.ledger.transaction(id)).toSatisfy(
    (paid: { is_voided: boolean; refunded: number }) => paid.is_voided || paid.refunded > 0,
  )
  expect(await orderOf(checkout)).toBeUndefined()
})

test("while Paymob is away, a shopper is told so, and can pay otherwise", async () => {
  const checkout = watch(await t.checkout())
  t.standIn.faults.add({ path: "/v1/intention", answer: 503 })
  const path = `/store/payment-collections/${checkout.collectionId}/payment-sessions`
  expect((await t.engine.store.post(path, { provider_id: "pp_paymob_paymob" })).status).toBeGreaterThanOrEqual(400)
  t.standIn.faults.add({ path: "/api/", answer: 503, times: 9 })
  expect(await t.engine.store.post(path, { provider_id: "pp_system_default" })).toMatchObject({ status: 200 })
  expect((await checkout.complete()).body.type).toBe("order")
})
