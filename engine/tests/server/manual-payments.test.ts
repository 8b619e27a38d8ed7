import { Modules } from "@medusajs/framework/utils"
import { stopTestEngine, type TestEngine, type TestShop, testEngine, testShop } from "@wekala/engine/testing"
import { afterAll, beforeAll, expect, test } from "vitest"
import { mailsTo } from "../support/mailbox"

let engine: TestEngine
let shop: TestShop

beforeAll(async () => {
  process.env.BANK_ACCOUNT = "My Shop\\nMy Bank\\nXX12 3456"
  engine = await testEngine()
  shop = await testShop(engine)
})
afterAll(() => stopTestEngine())

async function buy(provider: string) {
  const email = `manual-${crypto.randomUUID()}@wekala.test`
  const { variantId } = await shop.product()
  const cart = await shop.cart(engine.store, { variantId, email })
  const order = await shop.pay(engine.store, cart.id, provider)
  const path = `/admin/orders/${order.id}?fields=payment_status,*payment_collections.payments`
  const ask = async () => (await engine.admin.client.get(path)).body.order
  return { email, order, ask, payment: (await ask()).payment_collections[0].payments[0].id as string }
}

test("a bank transfer is told where to go, in the shop and in the letter, until it has come", async () => {
  const { email, ask, payment, order } = await buy("pp_bank_transfer")
  expect((await ask()).payment_status).toBe("authorized")
  const region = await engine.container.resolve("link").create({
    [Modules.REGION]: { region_id: engine.regions.usd },
    [Modules.PAYMENT]: { payment_provider_id: "pp_bank_transfer" },
  })
  expect(region).toBeTruthy()
  const { body } = await engine.store.get(`/store/payment-methods?region_id=${engine.regions.usd}`)
  expect(body.payment_methods).toContainEqual({
    provider_id: "pp_bank_transfer",
    flow: "place",
    reserves: false,
    account: "My Shop\nMy Bank\nXX12 3456",
  })
  await engine.clock.advance(10_000)
  const [letter] = await mailsTo(engine, email)
  expect(letter?.text).toContain("XX12 3456")
  expect(letter?.text).toContain(`With the order’s number, ${order.display_id}`)
  await engine.admin.client.post(`/admin/payments/${payment}/capture`, {})
  expect((await ask()).payment_status).toBe("captured")
})

test("cash on delivery is taken and given back by the merchant's word", async () => {
  const { ask, payment, email } = await buy("pp_cash_on_delivery")
  await engine.clock.advance(10_000)
  expect((await mailsTo(engine, email))[0]?.text).not.toContain("XX12 3456")
  await engine.admin.client.post(`/admin/payments/${payment}/capture`, {})
  expect((await engine.admin.client.post(`/admin/payments/${payment}/refund`, { amount: 5 })).status).toBe(200)
  expect((await ask()).payment_status).toBe("partially_refunded")
})
