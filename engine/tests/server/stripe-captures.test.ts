import { Modules } from "@medusajs/framework/utils"
import { createProductsWorkflow, createRegionsWorkflow } from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
import { disagreements } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type StripeTest, stripeTest } from "./stripe-shop"

let t: StripeTest
beforeAll(async () => {
  t = await stripeTest({ STRIPE_CAPTURE: "manual" })
  // Nothing is told; the books are looked at as they are.
  t.standIn.deliveries.url = undefined
})
afterAll(() => t?.stop())

const post = (path: string, body?: unknown) => t.engine.admin.client.post(path, body)

/** A cart of something that is not sent, in a country of this currency, placed and paid by hand later. */
async function order(currency_code: string, country: string, price: number) {
  const { container, salesChannelId, store } = t.engine
  const regions = await container.resolve(Modules.REGION).listRegions({ currency_code })
  const region =
    regions[0] ??
    (
      await createRegionsWorkflow(container).run({
        input: { regions: [{ name: country, currency_code, countries: [country], payment_providers: ["pp_stripe_stripe"] }] },
      })
    ).result[0]
  const { result: products } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title: `Voucher ${randomUUID()}`,
          status: "published",
          options: [{ title: "Size", values: ["One"] }],
          variants: [{ title: "One", options: { Size: "One" }, manage_inventory: false, prices: [{ amount: price, currency_code }] }],
          sales_channels: [{ id: salesChannelId }],
        },
      ],
    },
  })
  const address = {
    first_name: "Ada",
    last_name: "Byron",
    address_1: "1 Main Street",
    city: "Here",
    postal_code: "1",
    country_code: country,
  }
  const { body } = await store.post("/store/carts", {
    region_id: region?.id,
    email: "guest@wekala.test",
    shipping_address: address,
    billing_address: address,
    items: [{ variant_id: products[0]?.variants[0]?.id, quantity: 1 }],
  })
  const cart = body.cart
  const begun = await store.post(`/store/carts/${cart.id}/payments`, { parts: [{ provider_id: "pp_stripe_stripe" }] })
  if (begun.status !== 200) throw Object.assign(new Error(begun.body.message), { cartId: cart.id })
  const session = begun.body.payments[0]
  t.standIn.pay(session.data.id)
  const { status, order_id } = (await store.post(`/store/carts/${cart.id}/settle`, {})).body
  expect(status).toBe("placed")
  const found = await post(`/admin/orders/${order_id}`, {})
  expect(found.status).toBe(200)
  const detail = await t.engine.admin.client.get(`/admin/orders/${order_id}?fields=payment_collections.payments.*`)
  const payment = detail.body.order.payment_collections[0].payments[0]
  return {
    orderId: order_id as string,
    total: cart.total as number,
    payment,
    intent: () => t.standIn.payments.get(session.data.id),
    books: () => disagreements(cart.id, t.stripeBook({ session } as never)),
    book: () => t.stripeBook({ session } as never),
    capture: (amount?: number) => post(`/admin/payments/${payment.id}/capture`, amount === undefined ? {} : { amount }),
    refund: (amount: number) => post(`/admin/payments/${payment.id}/refund`, { amount }),
  }
}

describe("captured by hand", () => {
  test.each([
    ["usd", "us", 25, 25, 2500n],
    ["jpy", "jp", 1500, 1500, 1500n],
    ["kwd", "kw", 1.23, 1.23, 1230n],
  ])("%s: the whole, then given back in two parts and no more", async (currency, country, price, amount, minor) => {
    const bought = await order(currency, country, price)
    expect(bought.intent()).toMatchObject({ status: "requires_capture", amount_received: 0 })
    expect(await bought.books()).toEqual([])
    expect(await bought.capture()).toMatchObject({ status: 200 })
    expect(bought.book()).toEqual({ captured: minor, refunded: 0n })
    expect(await bought.books()).toEqual([])
    const part = currency === "jpy" ? 500 : currency === "kwd" ? 0.23 : 12.5
    expect(await bought.refund(part)).toMatchObject({ status: 200 })
    expect(await bought.books()).toEqual([])
    const rest = Number((amount - part).toFixed(3))
    expect(await bought.refund(rest)).toMatchObject({ status: 200 })
    expect(bought.book()).toEqual({ captured: minor, refunded: minor })
    expect((await bought.refund(part)).status).toBe(400)
    expect(await bought.books()).toEqual([])
  })

  test("a part: Stripe lets go of the rest, and says so when it is asked for; what was taken can be given back", async () => {
    const bought = await order("usd", "us", 25)
    expect(await bought.capture(10)).toMatchObject({ status: 200 })
    expect(bought.book()).toEqual({ captured: 1000n, refunded: 0n })
    expect(await bought.books()).toEqual([])
    const again = await bought.capture(15)
    expect(again).toMatchObject({ status: 409, body: { code: "stripe_captured_once" } })
    expect((await bought.refund(11)).status).toBe(400)
    expect(await bought.refund(10)).toMatchObject({ status: 200 })
    expect(bought.book()).toEqual({ captured: 1000n, refunded: 1000n })
    expect(await bought.books()).toEqual([])
  })

  test("a capture whose answer was lost is made once", async () => {
    const bought = await order("usd", "us", 25)
    t.standIn.faults.add({ path: "/capture", answer: 500, when: "after", times: 9 })
    expect((await bought.capture()).status).toBeGreaterThanOrEqual(400)
    t.standIn.faults.clear()
    expect(await bought.capture()).toMatchObject({ status: 200 })
    expect(bought.book().captured).toBe(2500n)
    expect(await bought.books()).toEqual([])
  })

  test("an order that is cancelled lets go of the card", async () => {
    const bought = await order("usd", "us", 25)
    expect(await post(`/admin/orders/${bought.orderId}/cancel`)).toMatchObject({ status: 200 })
    expect(bought.intent().status).toBe("canceled")
    expect(await bought.books()).toEqual([])
  })
})

test("a wallet is filled with what was captured, and by the clock where the capture failed at first", async () => {
  const { client } = await t.engine.customer()
  const { body } = await client.post("/store/wallet/top-ups", { amount: "25", currency_code: "usd" })
  const { id, payment_collection_id } = body.top_up
  await client.post(`/store/payment-collections/${payment_collection_id}/payment-sessions`, { provider_id: "pp_stripe_stripe" })
  const read = async () => (await client.get(`/store/wallet/top-ups/${id}`)).body.top_up
  const { data } = (await read()).payment
  t.standIn.pay(data.id)
  t.standIn.faults.add({ path: "/capture", answer: 500, times: 9 })
  expect((await client.post(`/store/wallet/top-ups/${id}/complete`)).status).toBeGreaterThanOrEqual(400)
  expect(await read()).toMatchObject({ status: "pending", payment: { status: "authorized" } })
  t.standIn.faults.clear()
  await queryRows("SELECT graphile_worker.add_job('wallet.look_after_top_ups')")
  await t.engine.clock.run()
  expect((await read()).status).toBe("completed")
  expect(t.stripeBook({ session: { data } } as never)).toEqual({ captured: 2_500n, refunded: 0n })
})

test("an amount that cards cannot take exactly is refused as such", async () => {
  const { store } = t.engine
  const { cartId } = await order("kwd", "kw", 1.234).catch((error: Error & { cartId: string }) => error)
  const refused = await store.post(`/store/carts/${cartId}/payments`, { parts: [{ provider_id: "pp_stripe_stripe" }] })
  expect(refused).toMatchObject({ status: 422, body: { code: "stripe_cannot_take_amount" } })
})
