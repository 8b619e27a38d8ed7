import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { type TestEngine, testEngine, testShop } from "@wekala/engine/testing"
import { createHmac } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"

let engine: TestEngine
let status = 200
/** Looked at before it is answered. */
let whenHeard: (() => Promise<void>) | undefined
const heard: { tags: string[]; signed: boolean }[] = []
const SECRET = "a-secret-that-both-sides-know"

// Checks the signature as a storefront does.
const storefront = createServer(async (request, response) => {
  let body = ""
  for await (const chunk of request) body += chunk
  const [, time, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers["x-wekala-signature"])) ?? []
  const expected = createHmac("sha256", SECRET).update(`${time}.${body}`).digest("hex")
  heard.push({ tags: JSON.parse(body).tags, signed: signature === expected })
  await whenHeard?.()
  response.writeHead(status).end()
})

beforeAll(async () => {
  engine = await testEngine()
  storefront.listen(0, "127.0.0.1")
  await once(storefront, "listening")
  process.env.WEKALA_STOREFRONT_URL = `http://127.0.0.1:${(storefront.address() as AddressInfo).port}`
  process.env.WEKALA_REVALIDATE_SECRET = SECRET
})

beforeEach(async () => {
  await engine.clock.run()
  heard.length = 0
  whenHeard = undefined
})

afterAll(() => {
  delete process.env.WEKALA_STOREFRONT_URL
  storefront.close()
})

test("a changed product is told once, signed, however many statements changed it", async () => {
  const products = engine.container.resolve(Modules.PRODUCT)
  const [product] = await products.createProducts([
    { title: "Told", status: "published", options: [{ title: "Size", values: ["S", "M"] }] },
  ])
  await products.updateProducts(product?.id as string, { subtitle: "twice" })
  await engine.clock.run()
  expect(heard).toEqual([{ tags: ["products"], signed: true }])
})

test("a storefront hears of a product when its document is there to be read", async () => {
  const [product] = await engine.container.resolve(Modules.PRODUCT).createProducts([{ title: "Before", status: "published" }])
  await engine.clock.run()
  const id = product?.id as string
  let read: unknown
  whenHeard = async () => {
    ;[{ read } = { read: undefined }] = await queryRows("SELECT title AS read FROM wekala_catalogue_product WHERE product_id = $1", [id])
  }
  await queryRows("UPDATE product SET title = 'After' WHERE id = $1", [id])
  await engine.clock.run()
  expect(read).toBe("After")
})

test("a storefront hears of a product when lists have it as it is now", async () => {
  const [product] = await engine.container.resolve(Modules.PRODUCT).createProducts([{ title: "Zwölfeck", status: "published" }])
  const id = product?.id as string
  await engine.clock.run()
  let found: unknown
  whenHeard = async () => {
    ;[{ found } = { found: undefined }] = await queryRows(
      "SELECT document->>'title' AS found FROM wekala_search_document WHERE kind = 'product' AND id = $1 AND locale = ''",
      [id],
    )
  }
  await queryRows("UPDATE product SET title = 'Dreizehneck' WHERE id = $1", [id])
  await engine.clock.run()
  expect(found).toBe("Dreizehneck")
  expect(heard.length).toBeGreaterThan(0)
})

test("what shoppers cannot see is not told", async () => {
  await engine.container.resolve(Modules.PRODUCT).createProducts([{ title: "Draft" }])
  await engine.clock.run()
  expect(heard).toEqual([])
})

test("a price that somebody changes by hand in the database is told too", async () => {
  const { variantId } = await (await testShop(engine)).product()
  await engine.clock.run()
  heard.length = 0
  await queryRows(
    "UPDATE price SET amount = 12 WHERE price_set_id IN (SELECT price_set_id FROM product_variant_price_set WHERE variant_id = $1)",
    [variantId],
  )
  await engine.clock.run()
  expect(heard).toEqual([{ tags: ["products"], signed: true }])
})

test("that the last piece is sold is told, that one of many is sold is not", async () => {
  const { inventoryItemId } = await (await testShop(engine)).product({ stock: 5 })
  await engine.clock.run()
  heard.length = 0
  await queryRows("UPDATE inventory_level SET reserved_quantity = 4 WHERE inventory_item_id = $1", [inventoryItemId])
  await engine.clock.run()
  expect(heard).toEqual([])
  await queryRows("UPDATE inventory_level SET reserved_quantity = 5 WHERE inventory_item_id = $1", [inventoryItemId])
  await engine.clock.run()
  expect(heard).toEqual([{ tags: ["products"], signed: true }])
})

test("a price list that begins is told when it does", async () => {
  // Tests before this one have been in the future, where all that begins until then has been noted.
  await queryRows("UPDATE wekala_catalogue_version SET version = (extract(epoch FROM now()) * 1000)::bigint WHERE part = 'price_lists'")
  const { variantId } = await (await testShop(engine)).product()
  const [{ price_set_id } = {}] = await queryRows<{ price_set_id?: string }>(
    "SELECT price_set_id FROM product_variant_price_set WHERE variant_id = $1",
    [variantId],
  )
  await engine.container.resolve(Modules.PRICING).createPriceLists([
    {
      title: "Soon",
      description: "In an hour",
      status: "active",
      starts_at: new Date(Date.now() + 3_600_000).toISOString(),
      prices: [{ price_set_id: price_set_id as string, amount: 1, currency_code: "usd" }],
    },
  ])
  await engine.clock.run()
  heard.length = 0
  await engine.clock.advance(3_000_000)
  expect(heard).toEqual([])
  await engine.clock.advance(3_700_000)
  expect(heard).toEqual([{ tags: ["products"], signed: true }])
})

test("what is rolled back is not told", async () => {
  await expect(queryRows("WITH changed AS (UPDATE product SET title = title RETURNING 1) SELECT 1 / 0 FROM changed")).rejects.toThrow()
  await engine.clock.run()
  expect(heard).toEqual([])
})

test("a storefront that is away is told when it is back", async () => {
  status = 503
  await engine.container.resolve(Modules.PRODUCT).createProductCategories([{ name: "Later", is_active: true }])
  await engine.clock.run()
  status = 200
  await engine.clock.advance(60_000)
  expect(heard).toEqual([
    { tags: ["categories"], signed: true },
    { tags: ["categories"], signed: true },
  ])
})
