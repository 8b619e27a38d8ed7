import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import { createHmac } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"

let engine: TestEngine
let status = 200
const heard: { tags: string[]; signed: boolean }[] = []
const SECRET = "a-secret-that-both-sides-know"

// Checks the signature as a storefront does.
const storefront = createServer(async (request, response) => {
  let body = ""
  for await (const chunk of request) body += chunk
  const [, time, signature] = /^t=(\d+),v1=(\w+)$/.exec(String(request.headers["x-wekala-signature"])) ?? []
  const expected = createHmac("sha256", SECRET).update(`${time}.${body}`).digest("hex")
  heard.push({ tags: JSON.parse(body).tags, signed: signature === expected })
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
})

afterAll(() => {
  delete process.env.WEKALA_STOREFRONT_URL
  storefront.close()
})

test("a changed product is told once, signed, however many statements changed it", async () => {
  const products = engine.container.resolve(Modules.PRODUCT)
  const [product] = await products.createProducts([{ title: "Told", options: [{ title: "Size", values: ["S", "M"] }] }])
  await products.updateProducts(product?.id as string, { subtitle: "twice" })
  await engine.clock.run()
  expect(heard).toEqual([{ tags: ["products"], signed: true }])
})

test("a price that somebody changes by hand in the database is told too", async () => {
  const pricing = engine.container.resolve(Modules.PRICING)
  const set = await pricing.createPriceSets({ prices: [{ amount: 10, currency_code: "usd" }] })
  await engine.clock.run()
  heard.length = 0
  await queryRows("UPDATE price SET amount = 12 WHERE price_set_id = $1", [set.id])
  await engine.clock.run()
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
