import { Modules } from "@medusajs/framework/utils"
import { testEngine, testShop } from "@wekala/engine/testing"
import { expect, test } from "vitest"

test("who waits too long for a cart that others change is told so, and loses nothing", async () => {
  const engine = await testEngine()
  const shop = await testShop(engine)
  const { variantId } = await shop.product()
  const { id } = await shop.cart(engine.store, { variantId })
  const locking = engine.container.resolve(Modules.LOCKING)
  await locking.acquire(id, { ownerId: "somebody", expire: 30 })
  const metadata = { note: "ring twice" }
  expect(await engine.store.post(`/store/carts/${id}`, { metadata })).toMatchObject({
    status: 409,
    body: { type: "conflict", code: "busy" },
  })
  await locking.release(id, { ownerId: "somebody" })
  expect(await engine.store.post(`/store/carts/${id}`, { metadata })).toMatchObject({ status: 200, body: { cart: { metadata } } })
})
