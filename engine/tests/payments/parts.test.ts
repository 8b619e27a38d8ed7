import { Modules } from "@medusajs/framework/utils"
import { Money, queryRows } from "@wekala/engine/kit"
import { race, type TestClient, type TestEngine, type TestShop, testEngine, testShop } from "@wekala/engine/testing"
import type { WalletService } from "@wekala/wallet"
import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"

const WALLET = "pp_wallet_wallet"
const MANUAL = "pp_system_default"

let engine: TestEngine
let shop: TestShop
let wallet: WalletService

beforeAll(async () => {
  engine = await testEngine()
  shop = await testShop(engine)
  wallet = engine.container.resolve("wallet")
  const [region] = await engine.container.resolve(Modules.REGION).listRegions({ currency_code: "usd" })
  for (const payment_provider_id of [WALLET, MANUAL]) {
    await engine.container
      .resolve("link")
      .create({ [Modules.REGION]: { region_id: region?.id }, [Modules.PAYMENT]: { payment_provider_id } })
  }
})

/** A customer with 40.00 USD in the wallet, and a cart that costs 25.00. */
async function shopper({ stock = 5 } = {}) {
  const { client, id } = await engine.customer()
  const account = await wallet.accountId({ kind: "customer", owner_id: id, currency_code: "usd" })
  const bank = { kind: "bank", currency_code: "usd" } as const
  const amount = Money.ofMinor(4_000n, "usd")
  await wallet.ledger.transfer({ reference: randomUUID(), kind: "test.fund", from: bank, to: account, amount })
  const { variantId, inventoryItemId } = await shop.product({ stock })
  const cart = await shop.cart(client, { variantId, email: `parts-${randomUUID()}@wekala.test` })
  const begin = (parts: object[], by: TestClient = client) => by.post(`/store/carts/${cart.id}/payments`, { parts })
  return {
    client,
    cart,
    inventoryItemId,
    begin,
    inParts: () => begin([{ provider_id: WALLET, amount: 10 }, { provider_id: MANUAL }]),
    settle: async () => (await client.post(`/store/carts/${cart.id}/settle`, {})).body,
    /** Minor units that are set aside, and that are left. */
    money: async () => {
      const { balance, held } = await wallet.account(account)
      return { held: BigInt(held), balance: BigInt(balance) }
    },
  }
}

const paymentsOf = (cartId: string) =>
  queryRows<{ id: string; provider_id: string; amount: string; canceled: boolean }>(
    `SELECT p.id, p.provider_id, p.amount::numeric(10, 2)::text AS amount, p.canceled_at IS NOT NULL AS canceled
     FROM payment p JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
     WHERE l.cart_id = $1 ORDER BY p.provider_id`,
    [cartId],
  )

describe("a cart paid in parts", () => {
  test("sets the wallet's part aside at once, and becomes one order with both payments, which Medusa's route makes too", async () => {
    const { cart, client, inParts, money, settle } = await shopper()
    const { status, body } = await inParts()
    expect({ status, payments: body.payments.map((payment: { amount: number }) => payment.amount) }).toEqual({
      status: 200,
      payments: [15, 10],
    })
    expect(await money()).toEqual({ held: 1_000n, balance: 4_000n })
    const { fulfilled } = await race(8, (index) => (index % 2 ? client.post(`/store/carts/${cart.id}/complete`) : settle()))
    expect(fulfilled.length).toBeGreaterThan(0)
    const { order_id, status: settled } = await settle()
    expect(settled).toBe("placed")
    expect(await paymentsOf(cart.id)).toMatchObject([
      { provider_id: MANUAL, amount: "15.00", canceled: false },
      { provider_id: WALLET, amount: "10.00", canceled: false },
    ])
    expect(await money()).toEqual({ held: 1_000n, balance: 4_000n })
    for (const { id } of await paymentsOf(cart.id)) await engine.admin.client.post(`/admin/payments/${id}/capture`, {})
    expect(await money()).toEqual({ held: 0n, balance: 3_000n })
    const { body: order } = await engine.admin.client.get(`/admin/orders/${order_id}?fields=payment_status,summary.*`)
    expect(order.order).toMatchObject({ payment_status: "captured", summary: { paid_total: 25, pending_difference: 0 } })
  })

  test("lets go of what was set aside when the shopper pays otherwise, and when the bag changes", async () => {
    const { begin, cart, client, inParts, money, settle } = await shopper()
    await inParts()
    expect((await begin([{ provider_id: MANUAL }])).body.payments).toMatchObject([{ provider_id: MANUAL, amount: 25 }])
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
    await inParts()
    await inParts()
    expect(await money()).toEqual({ held: 1_000n, balance: 4_000n })
    const { body } = await client.get(`/store/carts/${cart.id}`)
    await client.post(`/store/carts/${cart.id}/line-items/${body.cart.items[0].id}`, { quantity: 2 })
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
    expect(await settle()).toEqual({ status: "open" })
  })

  test("gives both parts back when the last item was sold meanwhile; tried again, nothing happens", async () => {
    const { cart, inParts, inventoryItemId, money, settle } = await shopper({ stock: 1 })
    await inParts()
    const level = { inventory_item_id: inventoryItemId, location_id: shop.locationId, stocked_quantity: 0 }
    await engine.container.resolve(Modules.INVENTORY).updateInventoryLevels(level)
    for (let time = 0; time < 2; time++) expect(await settle()).toEqual({ status: "returned" })
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
    await engine.container.resolve(Modules.INVENTORY).updateInventoryLevels({ ...level, stocked_quantity: 5 })
    expect(await settle()).toEqual({ status: "returned" })
    expect((await paymentsOf(cart.id)).every(({ canceled }) => canceled)).toBe(true)
  })

  test("is refused where the parts make no payment, and nothing is set aside", async () => {
    const { begin, money } = await shopper()
    const cases: [object[], string][] = [
      [[{ provider_id: WALLET, amount: 10 }], "payment_parts_wrong"],
      [[{ provider_id: WALLET }, { provider_id: MANUAL }], "payment_parts_wrong"],
      [[{ provider_id: WALLET, amount: 5 }, { provider_id: WALLET }], "payment_parts_wrong"],
      [[{ provider_id: MANUAL, amount: 5 }, { provider_id: WALLET }], "payment_parts_wrong"],
      [[{ provider_id: WALLET, amount: 25 }, { provider_id: MANUAL }], "payment_part_too_large"],
      [[{ provider_id: WALLET, amount: 40 }, { provider_id: MANUAL }], "payment_part_too_large"],
      [[{ provider_id: WALLET, amount: 0.001 }, { provider_id: MANUAL }], "too_many_decimals"],
      [[{ provider_id: "pp_nobody" }], "payment_provider_unavailable"],
      [[{ provider_id: WALLET, amount: -5 }, { provider_id: MANUAL }], "invalid_input"],
      [[], "invalid_input"],
    ]
    for (const [parts, code] of cases) {
      const { status, body } = await begin(parts)
      expect({ parts, status: Math.floor(status / 100), code: body.code }).toEqual({ parts, status: 4, code })
    }
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
  })

  test("leaves no half: without enough in the wallet, or without a wallet, nothing has begun", async () => {
    const { client, cart, begin, settle } = await shopper()
    await client.post(`/store/carts/${cart.id}/line-items/${(await client.get(`/store/carts/${cart.id}`)).body.cart.items[0].id}`, {
      quantity: 4,
    })
    const { status, body } = await begin([{ provider_id: WALLET, amount: 60 }, { provider_id: MANUAL }])
    expect({ status: Math.floor(status / 100), message: body.message }).toEqual({ status: 4, message: expect.stringMatching(/not enough/) })
    expect(await settle()).toEqual({ status: "open" })
  })

  test("is its owner's alone", async () => {
    const { begin, inParts, cart } = await shopper()
    await inParts()
    const { client } = await engine.customer()
    expect(await begin([{ provider_id: MANUAL }], client)).toMatchObject({ status: 404, body: { code: "cart_not_found" } })
    expect(await client.post(`/store/carts/${cart.id}/settle`, {})).toMatchObject({ status: 404, body: { code: "cart_not_found" } })
  })
})

describe("money back for an order that was paid in parts", () => {
  async function paid() {
    const at = await shopper()
    await at.inParts()
    const { order_id } = await at.settle()
    for (const { id } of await paymentsOf(at.cart.id)) await engine.admin.client.post(`/admin/payments/${id}/capture`, {})
    return {
      ...at,
      orderId: order_id as string,
      refund: (body: object, key?: string) => engine.admin.client.post(`/admin/orders/${order_id}/refunds`, body, key ? { key } : {}),
      /** Decimal major units that went back to each provider. */
      back: async () => {
        const rows = await queryRows<{ provider_id: string; back: string }>(
          `SELECT p.provider_id, coalesce(sum(r.amount), 0)::numeric(10, 2)::text AS back FROM payment p
           LEFT JOIN refund r ON r.payment_id = p.id AND r.deleted_at IS NULL
           WHERE p.id = ANY ($1) GROUP BY 1`,
          [(await paymentsOf(at.cart.id)).map(({ id }) => id)],
        )
        return Object.fromEntries(rows.map(({ provider_id, back }) => [provider_id, back]))
      },
      booked: async () => {
        const { body } = await engine.admin.client.get(`/admin/orders/${order_id}?fields=summary.*,payment_status`)
        return body.order.summary.refunded_total as number
      },
    }
  }

  test("goes to where it came from in the same proportions, up to what was paid and not beyond", async () => {
    const { refund, back, booked, money } = await paid()
    expect(await refund({ amount: 10, note: "One was broken" })).toMatchObject({
      status: 200,
      body: { refund: { status: "completed", amount: 10, parts: expect.arrayContaining([expect.objectContaining({ amount: 4 })]) } },
    })
    expect(await back()).toEqual({ [WALLET]: "4.00", [MANUAL]: "6.00" })
    await refund({ amount: 0.01 })
    expect(await booked()).toBe(10.01)
    expect(await refund({ amount: 15 })).toMatchObject({ status: 422, body: { code: "refund_exceeds_paid", message: /14\.99 USD/ } })
    expect((await refund({})).status).toBe(200)
    expect(await back()).toEqual({ [WALLET]: "10.00", [MANUAL]: "15.00" })
    expect(await booked()).toBe(25)
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
    expect(await refund({ amount: 0.01 })).toMatchObject({ status: 422, body: { code: "refund_exceeds_paid" } })
  })

  test("goes once, however often one asks", async () => {
    const { refund, back, booked, orderId } = await paid()
    const key = randomUUID()
    await race(5, () => refund({ amount: 5 }, key))
    expect(await back()).toEqual({ [WALLET]: "2.00", [MANUAL]: "3.00" })
    const { fulfilled } = await race(6, () => refund({ amount: 5 }))
    expect(fulfilled.filter(({ status }) => status === 200)).toHaveLength(4)
    await engine.clock.run()
    expect(await back()).toEqual({ [WALLET]: "10.00", [MANUAL]: "15.00" })
    expect(await booked()).toBe(25)
    const { body } = await engine.admin.client.get(`/admin/orders/${orderId}/refunds`)
    expect(body).toMatchObject({ refundable: 0, currency_code: "usd" })
    expect(body.refunds).toHaveLength(5)
    expect(await engine.admin.client.get("/admin/orders/order_none/refunds")).toMatchObject({
      status: 404,
      body: { code: "order_not_found" },
    })
  })

  test("goes back whole, to both, when the order is cancelled", async () => {
    const { orderId, back, booked, money } = await paid()
    expect((await engine.admin.client.post(`/admin/orders/${orderId}/cancel`, {})).status).toBe(200)
    expect(await back()).toEqual({ [WALLET]: "10.00", [MANUAL]: "15.00" })
    expect(await money()).toEqual({ held: 0n, balance: 4_000n })
    await engine.clock.advance(10 * 60_000)
    expect(await booked()).toBe(25)
  })
})

test("Medusa's own undoing leaves a session that looks paid: no order is placed on it", async () => {
  const { begin, cart, client } = await shopper()
  await begin([{ provider_id: MANUAL }])
  const { body } = await client.get(`/store/carts/${cart.id}?fields=*payment_collection.payment_sessions`)
  const payments = engine.container.resolve(Modules.PAYMENT)
  const payment = await payments.authorizePaymentSession(body.cart.payment_collection.payment_sessions[0].id, {})
  await payments.cancelPayment(payment.id)
  const answer = await client.post(`/store/carts/${cart.id}/complete`)
  expect(answer).toMatchObject({ status: 400, body: { code: "payment_returned" } })
})

test("the ways to pay in a region are told with what a shop must know of them", async () => {
  const { body } = await engine.store.get(`/store/payment-methods?region_id=${engine.regions.usd}`)
  expect(body.payment_methods).toEqual(
    expect.arrayContaining([
      { provider_id: MANUAL, flow: "place", reserves: false },
      { provider_id: WALLET, flow: "place", reserves: true },
    ]),
  )
})
