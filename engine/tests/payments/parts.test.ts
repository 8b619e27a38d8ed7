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
