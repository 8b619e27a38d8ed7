import { Money, queryRows, settlePayment } from "@wekala/engine/kit"
import { race, type TestEngine, type TestShop, testEngine, testShop } from "@wekala/engine/testing"
import { Modules } from "@medusajs/framework/utils"
import type { WalletService } from "@wekala/wallet"
import { randomUUID } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { mailsTo } from "../support/mailbox"

let engine: TestEngine
let shop: TestShop

beforeAll(async () => {
  engine = await testEngine()
  shop = await testShop(engine)
})

/** A cart whose payment has begun, and which nobody completes. */
async function abandoned({ provider = "pp_system_default", stock = 5, prepare = async (_customerId: string) => {} } = {}) {
  const email = `grace-${randomUUID()}@wekala.test`
  const { variantId, inventoryItemId } = await shop.product({ stock })
  const { client, id } = await engine.customer()
  await prepare(id)
  const cart = await shop.cart(client, { variantId, email })
  const { body } = await client.post("/store/payment-collections", { cart_id: cart.id })
  const path = `/store/payment-collections/${body.payment_collection.id}/payment-sessions`
  const { body: begun } = await client.post(path, { provider_id: provider })
  return { email, client, customerId: id, cart, inventoryItemId, session: begun.payment_collection.payment_sessions[0].id as string }
}

const ordersOf = (email: string) => queryRows<{ id: string }>(`SELECT id FROM "order" WHERE email = $1 AND deleted_at IS NULL`, [email])

test("who has paid and gone gets the order; whoever is told, and however often, it is one order and one payment", async () => {
  const { email, client, cart, session } = await abandoned()
  const { fulfilled } = await race(20, (index) =>
    index % 4 === 0 ? client.post(`/store/carts/${cart.id}/complete`) : settlePayment(engine.container, session),
  )
  expect(fulfilled.length).toBeGreaterThan(0)
  expect(await settlePayment(engine.container, session)).toBe("settled")
  expect(await ordersOf(email)).toHaveLength(1)
  expect(await queryRows("SELECT id FROM payment WHERE payment_session_id = $1 AND deleted_at IS NULL", [session])).toHaveLength(1)
})

test("what has not been paid waits, and its cart stays a cart", async () => {
  // There is money in the wallet when it is chosen, and none when it is asked for.
  const wallet = engine.container.resolve("wallet") as WalletService
  const bank = { kind: "bank", currency_code: "usd" } as const
  const own = (owner_id: string) => ({ kind: "customer", owner_id, currency_code: "usd" }) as const
  const amount = Money.ofMinor(10_000n, "usd")
  const { email, cart, client, session, customerId } = await abandoned({
    provider: "pp_wallet_wallet",
    prepare: async (id) =>
      void (await wallet.ledger.transfer({ reference: randomUUID(), kind: "test.fund", from: bank, to: own(id), amount })),
  })
  await wallet.ledger.transfer({ reference: randomUUID(), kind: "test.spend", from: own(customerId), to: bank, amount })
  expect(await settlePayment(engine.container, session)).toBe("waiting")
  expect(await ordersOf(email)).toEqual([])
  expect((await client.get(`/store/carts/${cart.id}`)).body.cart.completed_at).toBeNull()
})

test("what was sold meanwhile: the money goes back, once, and shopper and merchant are told", async () => {
  const { email, session, inventoryItemId } = await abandoned({ stock: 1 })
  await engine.container.resolve(Modules.INVENTORY).updateInventoryLevels({
    inventory_item_id: inventoryItemId,
    location_id: shop.locationId,
    stocked_quantity: 0,
  })
  for (let time = 0; time < 3; time++) expect(await settlePayment(engine.container, session)).toBe("returned")
  expect(await ordersOf(email)).toEqual([])
  expect(await queryRows("SELECT canceled_at IS NOT NULL AS canceled FROM payment WHERE payment_session_id = $1", [session])).toEqual([
    { canceled: true },
  ])
  await engine.clock.run()
  expect((await mailsTo(engine, email)).map(({ subject }) => subject)).toEqual(["Your payment of $25.00 goes back to you"])
  const bell = await engine.container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" }, { take: null as never })
  expect(bell.filter(({ data }) => String(data?.description).includes(email))).toHaveLength(1)
})

test("a payment that nobody knows is gone", async () => {
  expect(await settlePayment(engine.container, "payses_none")).toBe("gone")
})
