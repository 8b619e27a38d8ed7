import { Modules } from "@medusajs/framework/utils"
import { Money, queryRows } from "@wekala/engine/kit"
import { disagreements, race } from "@wekala/engine/testing"
import { signatureOf } from "@wekala/engine/testing/stripe"
import type { WalletService } from "@wekala/wallet"
import { randomUUID } from "node:crypto"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Checkout, type StripeTest, stripeTest } from "./stripe-shop"

let t: StripeTest
/** All that were begun in a test: afterwards their books must agree. */
let begun: Checkout[] = []
beforeAll(async () => {
  t = await stripeTest()
})
afterAll(async () => {
  // Of all that was said to Stripe, nothing that opens anything or names anybody.
  const calls = await queryRows("SELECT * FROM wekala_payment_call WHERE provider = 'stripe'")
  expect(calls.length).toBeGreaterThan(0)
  const kept = JSON.stringify(calls)
  for (const secret of [t.standIn.options.secret_key, "_secret_", "@wekala.test"]) expect(kept).not.toContain(secret)
  await t?.stop()
})
beforeEach(() => {
  begun = []
  t.standIn.faults.clear()
  t.standIn.deliveries.drop()
  Object.assign(t.standIn.deliveries.behaviour, { copies: 1, signature: "right", hold: false, delay_ms: 0 })
})
afterEach(async () => {
  await t.standIn.deliveries.settled()
  for (const checkout of begun) expect(await t.disagreements(checkout)).toEqual([])
})

const begin: StripeTest["checkout"] = async (...options) => {
  const checkout = await t.checkout(...options)
  begun.push(checkout)
  return checkout
}

const soon = { timeout: 20_000, interval: 100 }
const pay = ({ session }: Checkout, card?: string) => t.standIn.pay(session.data.id, card)
const intentOf = ({ session }: Checkout) => t.standIn.payments.get(session.data.id)

const ordersOf = async ({ cartId }: Checkout): Promise<string[]> => {
  const rows = await queryRows<{ order_id: string }>("SELECT order_id FROM order_cart WHERE cart_id = $1 AND deleted_at IS NULL", [cartId])
  return rows.map(({ order_id }) => order_id)
}

/** The order that a cart has become, once the events that have come are worked on. */
const orderOf = async (checkout: Checkout): Promise<string | undefined> => {
  await t.standIn.deliveries.settled()
  await t.engine.clock.run()
  return (await ordersOf(checkout))[0]
}

const paymentsOf = async ({ collectionId }: Checkout) => {
  const relations = ["payments.captures", "payments.refunds"]
  return (await t.engine.container.resolve(Modules.PAYMENT).retrievePaymentCollection(collectionId, { relations })).payments ?? []
}

const isOnePaidOrder = async (checkout: Checkout) => {
  await orderOf(checkout)
  expect(await ordersOf(checkout)).toHaveLength(1)
  const payments = await paymentsOf(checkout)
  expect(payments).toMatchObject([{ amount: checkout.total, captures: [{ amount: checkout.total }] }])
  expect(payments[0]?.captures).toHaveLength(1)
}

describe("a shopper", () => {
  test("pays and comes back: an order that is paid", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    expect(JSON.stringify(checkout.session)).not.toContain(t.standIn.options.secret_key)
    expect(await checkout.settle()).toMatchObject({ status: "waiting" })
    pay(checkout)
    expect(await checkout.settle()).toMatchObject({ status: "placed", order_id: expect.stringMatching(/^order_/) })
    await isOnePaidOrder(checkout)
  })

  test("pays and comes back to a storefront of Medusa's", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    pay(checkout)
    expect(await checkout.complete()).toMatchObject({ status: 200, body: { type: "order" } })
    await isOnePaidOrder(checkout)
  })

  test("pays and closes the browser: the event makes the order", async () => {
    const checkout = await begin()
    pay(checkout)
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    await isOnePaidOrder(checkout)
  })

  test("pays; the event comes before the browser does", async () => {
    const checkout = await begin()
    pay(checkout)
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    expect(await checkout.settle()).toEqual({ status: "placed", order_id: await orderOf(checkout) })
    await isOnePaidOrder(checkout)
  })

  test("pays; the browser comes first, and the events late and in the wrong order", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    pay(checkout)
    await checkout.settle()
    t.standIn.deliveries.release("last")
    await isOnePaidOrder(checkout)
  })

  test("pays; browser, pressed twice, and three copies of the events at once: one order", async () => {
    t.standIn.deliveries.behaviour.copies = 3
    const checkout = await begin()
    pay(checkout)
    await Promise.all([checkout.settle(), checkout.settle(), checkout.complete(), t.engine.clock.run()])
    await isOnePaidOrder(checkout)
  })

  test("is declined, told why, and pays by another card with the same intent", async () => {
    const checkout = await begin()
    pay(checkout, "pm_card_visa_chargeDeclinedInsufficientFunds")
    expect(await checkout.settle()).toEqual({ status: "failed", reason: "insufficient_funds" })
    expect(await orderOf(checkout)).toBeUndefined()
    const [session] = await queryRows<{ status: string; data: { failure: unknown } }>(
      "SELECT status, data FROM payment_session WHERE id = $1",
      [checkout.session.id],
    )
    expect(session).toMatchObject({ status: "pending", data: { failure: { decline_code: "insufficient_funds" } } })
    expect((await checkout.complete()).body.type).not.toBe("order")
    pay(checkout)
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    await isOnePaidOrder(checkout)
  })

  test("pays by another card in the very moment in which the refusal of the first is worked on: the order is placed, nothing goes back", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    pay(checkout, "pm_card_visa_chargeDeclined")
    const { payments } = t.standIn
    // The answer is on its way to the shop, and is old when it arrives.
    payments.get = (id) => {
      Reflect.deleteProperty(payments, "get")
      const answer = structuredClone(payments.get(id))
      pay(checkout)
      return answer
    }
    expect(await checkout.settle()).toMatchObject({ status: "failed" })
    expect(intentOf(checkout).status).toBe("succeeded")
    t.standIn.deliveries.release()
    await isOnePaidOrder(checkout)
    expect(t.stripeBook(checkout).refunded).toBe(0n)
  })

  test.each([
    ["agrees", true],
    ["refuses", false],
  ])("is asked by the bank and %s", async (_what, isApproved) => {
    const checkout = await begin()
    pay(checkout, "pm_card_authenticationRequired")
    expect(intentOf(checkout).status).toBe("requires_action")
    // Presses the button of another tab meanwhile.
    expect((await checkout.complete()).body.type).not.toBe("order")
    t.standIn.payments.answerChallenge(checkout.session.data.id, isApproved)
    if (isApproved) {
      await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
      await isOnePaidOrder(checkout)
    } else {
      expect(await orderOf(checkout)).toBeUndefined()
      pay(checkout)
      await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    }
  })

  test("leaves without paying: no order, no payment, and later nobody can pay it", async () => {
    const checkout = await begin()
    expect((await checkout.complete()).body.type).not.toBe("order")
    // Chooses another way.
    const path = `/store/payment-collections/${checkout.collectionId}/payment-sessions`
    expect(await t.engine.store.post(path, { provider_id: "pp_system_default" })).toMatchObject({ status: 200 })
    expect(intentOf(checkout).status).toBe("canceled")
    expect(() => pay(checkout)).toThrow(/canceled/)
    expect(await orderOf(checkout)).toBeUndefined()
  })

  test("cannot change the bag under a payment that is made", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    pay(checkout)
    const { variantId } = await t.shop.product()
    const added = await t.engine.store.post(`/store/carts/${checkout.cartId}/line-items`, { variant_id: variantId, quantity: 1 })
    expect(added).toMatchObject({ status: 409, body: { code: "payment_made" } })
    expect((await checkout.complete()).body.type).toBe("order")
    await isOnePaidOrder(checkout)
  })

  test("buys the last one while somebody else does: the money is back, once", async () => {
    const checkout = await begin()
    t.standIn.deliveries.behaviour.copies = 3
    const [line] = await queryRows<{ inventory_item_id: string }>(
      `SELECT i.inventory_item_id FROM product_variant_inventory_item i JOIN cart_line_item l ON l.variant_id = i.variant_id WHERE l.cart_id = $1`,
      [checkout.cartId],
    )
    const inventory_item_id = line?.inventory_item_id as string
    await t.engine.container
      .resolve(Modules.INVENTORY)
      .updateInventoryLevels({ inventory_item_id, location_id: t.shop.locationId, stocked_quantity: 0 })
    pay(checkout)
    expect(await orderOf(checkout)).toBeUndefined()
    const { captured, refunded } = t.stripeBook(checkout)
    expect(captured).toBe(BigInt(checkout.total * 100))
    expect(refunded).toBe(captured)
    expect(await checkout.settle()).toMatchObject({ status: "returned" })
    expect(t.stripeBook(checkout).refunded).toBe(captured)
  })
})

test("the shop's page is told what it needs to pay in it, and the report what Stripe has in its book", async () => {
  await t.engine.container.resolve("link").create({
    [Modules.REGION]: { region_id: t.engine.regions.usd },
    [Modules.PAYMENT]: { payment_provider_id: "pp_stripe_stripe" },
  })
  const { body } = await t.engine.store.get("/store/payment-methods", { region_id: t.engine.regions.usd })
  const found = body.payment_methods.find(({ provider_id }: { provider_id: string }) => provider_id === "pp_stripe_stripe")
  const { publishable_key } = t.standIn.options
  expect(found).toMatchObject({ flow: "stripe", test: true, publishable_key, script_url: `${t.standIn.url}/v3/` })
  expect(JSON.stringify(body)).not.toContain(t.standIn.options.secret_key)
})

describe("an event", () => {
  const post = (body: string, signature: string) =>
    fetch(`${t.engine.url}/webhooks/stripe`, {
      method: "POST",
      headers: { "content-type": "application/json", "stripe-signature": signature },
      body,
    }).then(async (response) => ({ status: response.status, body: (await response.json()) as { code?: string } }))
  const signed = (event: object) => {
    const body = JSON.stringify(event)
    return post(body, signatureOf(body, t.standIn.options.webhook_secret, Math.floor(Date.now() / 1000)))
  }
  const eventOf = (type: string, object: object) => ({ id: `evt_${randomUUID()}`, object: "event", type, data: { object } })
  const inbox = (id: string) =>
    queryRows<{ status: string; last_error: string }>("SELECT * FROM wekala_webhook_event WHERE event_id = $1", [id])

  test("that is sent a hundred times at once makes one capture and one order", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    const event = eventOf("payment_intent.succeeded", { ...pay(checkout) })
    const { fulfilled } = await race(100, () => signed(event))
    expect(fulfilled.filter(({ status }) => status === 200)).toHaveLength(100)
    await isOnePaidOrder(checkout)
    expect(await inbox(event.id)).toMatchObject([{ deliveries: 100, status: "processed" }])
  })

  test("that Stripe has not signed changes nothing", async () => {
    t.standIn.deliveries.behaviour.signature = "wrong"
    const checkout = await begin()
    pay(checkout)
    await t.standIn.deliveries.settled()
    expect(t.standIn.deliveries.sent.at(-1)?.statuses.every((status) => status === 401)).toBe(true)
    expect(await orderOf(checkout)).toBeUndefined()
    expect(await post("{}", "t=,v1=")).toMatchObject({ status: 401, body: { code: "invalid_signature" } })
    expect(await post("{}", "")).toMatchObject({ status: 401 })
    // Paid all the same: the clock finds out.
    t.standIn.deliveries.behaviour.signature = "right"
    await checkout.complete()
  })

  test("that says more than is true is asked about: nobody has paid", async () => {
    const checkout = await begin()
    const { status } = await signed(
      eventOf("payment_intent.succeeded", { ...intentOf(checkout), status: "succeeded", amount_received: 2500 }),
    )
    expect(status).toBe(200)
    expect(await orderOf(checkout)).toBeUndefined()
    expect(await paymentsOf(checkout)).toEqual([])
  })

  test("of another program on the same account is left aside; money for a session that is gone waits for a merchant", async () => {
    const theirs = eventOf("payment_intent.succeeded", { id: "pi_theirs", object: "payment_intent", status: "succeeded", metadata: {} })
    expect(await signed(theirs)).toMatchObject({ status: 200 })
    expect(await inbox(theirs.id)).toEqual([])
    const lost = eventOf("payment_intent.succeeded", {
      id: "pi_lost",
      object: "payment_intent",
      status: "succeeded",
      amount: 100,
      currency: "usd",
      metadata: { session_id: "payses_gone" },
    })
    expect(await signed(lost)).toMatchObject({ status: 200 })
    await t.engine.clock.run()
    expect(await inbox(lost.id)).toMatchObject([
      { status: "pending", last_error: expect.stringContaining("no payment session waits for it") },
    ])
  })

  test("of a dispute, and of a refund that came back, is in the admin's feed, once", async () => {
    const told = (title: string) => queryRows("SELECT data FROM notification WHERE channel = 'feed' AND data->>'title' = $1", [title])
    t.standIn.deliveries.behaviour.copies = 2
    const checkout = await begin()
    pay(checkout, "pm_card_createDispute")
    await expect.poll(() => orderOf(checkout), soon).toBeTruthy()
    expect(await told("A shopper disputes a payment")).toMatchObject([{ data: { description: expect.stringContaining("fraudulent") } }])
    // Stripe has the money and Medusa has written that it went back: this the daily report shows, so no books are compared here.
    const returned = await t.checkout()
    pay(returned, "pm_card_refundFail")
    const { order_id } = await returned.settle()
    const [payment] = await paymentsOf(returned)
    expect(await t.engine.admin.client.post(`/admin/payments/${payment?.id}/refund`, { amount: 5 })).toMatchObject({ status: 200 })
    const { body } = await t.engine.admin.client.get(`/admin/orders/${order_id}`)
    const failed = async () => {
      await orderOf(returned)
      return told("A refund did not reach the shopper")
    }
    await expect
      .poll(failed, soon)
      .toMatchObject([{ data: { description: expect.stringContaining(`$5.00 of order #${body.order.display_id}`) } }])
  })

  test("through Medusa's own address does the same", async () => {
    t.standIn.deliveries.behaviour.hold = true
    const checkout = await begin()
    const event = JSON.stringify(eventOf("payment_intent.succeeded", { ...pay(checkout) }))
    const send = (signature: string) =>
      fetch(`${t.engine.url}/hooks/payment/stripe_stripe`, {
        method: "POST",
        headers: { "content-type": "application/json", "stripe-signature": signature },
        body: event,
      })
    expect((await send("t=1,v1=1")).status).toBe(200)
    expect((await send(signatureOf(event, t.standIn.options.webhook_secret, Math.floor(Date.now() / 1000)))).status).toBe(200)
    await expect.poll(() => ordersOf(checkout).then(({ length }) => length), soon).toBe(1)
    await isOnePaidOrder(checkout)
  })
})

test("no event comes through and the browser is closed: the clock asks, and the shopper has the order", async () => {
  t.standIn.deliveries.behaviour.hold = true
  const checkout = await begin()
  pay(checkout)
  const byTheClock = async (minutes: number) => {
    await queryRows("SELECT graphile_worker.add_job('engine.reconcile_payments')")
    await t.engine.clock.advance(minutes * 60_000)
    return (await ordersOf(checkout))[0]
  }
  expect(await byTheClock(1)).toBeUndefined()
  expect(await byTheClock(6)).toBeTruthy()
  await isOnePaidOrder(checkout)
})

describe("a merchant", () => {
  const post = (path: string, body?: unknown) => t.engine.admin.client.post(path, body)
  const paid = async () => {
    const checkout = await begin()
    pay(checkout)
    const { body } = await checkout.complete()
    const [payment] = await paymentsOf(checkout)
    return { checkout, orderId: body.order.id, paymentId: payment?.id as string }
  }

  test("gives back in parts up to the total, and not a cent beyond", async () => {
    const { checkout, paymentId } = await paid()
    expect(await post(`/admin/payments/${paymentId}/refund`, { amount: 12.5 })).toMatchObject({ status: 200 })
    expect(await t.disagreements(checkout)).toEqual([])
    expect(await post(`/admin/payments/${paymentId}/refund`, { amount: checkout.total - 12.5 })).toMatchObject({ status: 200 })
    expect(t.stripeBook(checkout).refunded).toBe(BigInt(checkout.total * 100))
    const beyond = await post(`/admin/payments/${paymentId}/refund`, { amount: 0.01 })
    expect(beyond.status).toBeGreaterThanOrEqual(400)
    expect(beyond.status).toBeLessThan(500)
  })

  test("whose refund was lost on the way tries again, and it happens once", async () => {
    const { checkout, paymentId } = await paid()
    t.standIn.faults.add({ path: "/v1/refunds", answer: 500, when: "after", times: 9 })
    expect((await post(`/admin/payments/${paymentId}/refund`, { amount: 5 })).status).toBeGreaterThanOrEqual(400)
    t.standIn.faults.clear()
    expect(await post(`/admin/payments/${paymentId}/refund`, { amount: 5 })).toMatchObject({ status: 200 })
    expect(t.stripeBook(checkout).refunded).toBe(500n)
  })

  test("who cancels the order gives the money back", async () => {
    const { checkout, orderId } = await paid()
    expect(await post(`/admin/orders/${orderId}/cancel`)).toMatchObject({ status: 200 })
    expect(t.stripeBook(checkout).refunded).toBe(BigInt(checkout.total * 100))
  })
})

test("a wallet pays a part and the card the rest: one order, and both give back what they took", async () => {
  const { client, id } = await t.engine.customer()
  const wallet = t.engine.container.resolve<WalletService>("wallet")
  const account = await wallet.accountId({ kind: "customer", owner_id: id, currency_code: "usd" })
  const [from, amount] = [{ kind: "bank", currency_code: "usd" } as const, Money.ofMinor(1_000n, "usd")]
  await wallet.ledger.transfer({ reference: randomUUID(), kind: "test.fund", from, to: account, amount })
  const { variantId } = await t.shop.product()
  const cart = await t.shop.cart(client, { variantId })
  const parts = [{ provider_id: "pp_wallet_wallet", amount: 10 }, { provider_id: "pp_stripe_stripe" }]
  const { body } = await client.post(`/store/carts/${cart.id}/payments`, { parts })
  const session = body.payments.find(({ provider_id }: { provider_id: string }) => provider_id === "pp_stripe_stripe")
  expect(t.standIn.payments.get(session.data.id)).toMatchObject({ amount: 1500 })
  t.standIn.pay(session.data.id)
  const settled = await client.post(`/store/carts/${cart.id}/settle`, {})
  expect(settled.body).toMatchObject({ status: "placed" })
  const checkout = { cartId: cart.id, session } as Checkout
  const wholeBook = async () => {
    const card = t.stripeBook(checkout)
    const { balance } = await wallet.account(account)
    return { captured: card.captured + 1_000n, refunded: card.refunded + BigInt(balance) }
  }
  // The wallet's part is held until the merchant takes it.
  const [held] = await queryRows<{ id: string }>(
    `SELECT p.id FROM payment p JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
     WHERE l.cart_id = $1 AND p.provider_id = 'pp_wallet_wallet'`,
    [cart.id],
  )
  expect(await t.engine.admin.client.post(`/admin/payments/${held?.id}/capture`)).toMatchObject({ status: 200 })
  expect(await disagreements(cart.id, await wholeBook())).toEqual([])
  expect(await t.engine.admin.client.post(`/admin/orders/${settled.body.order_id}/cancel`)).toMatchObject({ status: 200 })
  expect(await wholeBook()).toEqual({ captured: 2_500n, refunded: 2_500n })
  expect(await disagreements(cart.id, await wholeBook())).toEqual([])
})

describe("saved cards", () => {
  test("a signed-in shopper keeps a card, pays with it again, and has it forgotten; nobody else sees it", async () => {
    const { client } = await t.engine.customer()
    expect(await client.get("/store/account/cards")).toMatchObject({ status: 200, body: { cards: [] } })
    const first = await begin(client)
    expect(first.session.data.customer).toMatch(/^cus_/)
    const wish = `/store/payment-sessions/${first.session.id}`
    expect(await client.post(wish, { save_card: true })).toMatchObject({ status: 200, body: { save_card: true } })
    pay(first)
    expect((await first.complete()).body.type).toBe("order")
    expect(await client.post(wish, { save_card: false })).toMatchObject({ status: 404 })
    const { body } = await client.get("/store/account/cards")
    expect(body.cards).toMatchObject([{ brand: "visa", last4: "4242", provider_id: "pp_stripe_stripe" }])
    const [{ id }] = body.cards
    const second = await begin(client)
    expect(second.session.data.customer).toBe(first.session.data.customer)
    pay(second, id)
    expect((await second.complete()).body.type).toBe("order")

    const other = (await t.engine.customer()).client
    expect(await other.get("/store/account/cards")).toMatchObject({ body: { cards: [] } })
    expect(await other.delete(`/store/account/cards/${id}`)).toMatchObject({ status: 404, body: { code: "card_not_found" } })
    expect(await other.post(wish, { save_card: true })).toMatchObject({ status: 404 })
    expect((await t.engine.store.get("/store/account/cards")).status).toBe(401)
    expect((await client.delete(`/store/account/cards/${id}`)).status).toBe(204)
    expect((await client.delete(`/store/account/cards/${id}`)).status).toBe(404)
    expect(await client.get("/store/account/cards")).toMatchObject({ body: { cards: [] } })
  })

  test("a guest's card is not kept, whatever is asked", async () => {
    const checkout = await begin(undefined, { data: { save_card: true } })
    expect(intentOf(checkout)).toMatchObject({ customer: null, setup_future_usage: null })
  })

  test("an account that is erased is forgotten by Stripe too", async () => {
    const { client, id } = await t.engine.customer()
    const checkout = await begin(client)
    const { customer } = checkout.session.data
    await queryRows("SELECT graphile_worker.add_job('engine.erase_account', json_build_object('customer_id', $1::text))", [id])
    await t.engine.clock.run()
    expect(t.standIn.books.customers.has(customer as string)).toBe(false)
  })
})

test("while Stripe is away, a shopper is told so, and can pay otherwise", async () => {
  const checkout = await begin()
  t.standIn.faults.add({ answer: 503, times: 99 })
  const path = `/store/payment-collections/${checkout.collectionId}/payment-sessions`
  expect((await t.engine.store.post(path, { provider_id: "pp_stripe_stripe" })).status).toBeGreaterThanOrEqual(400)
  expect(await t.engine.store.post(path, { provider_id: "pp_system_default" })).toMatchObject({ status: 200 })
})
