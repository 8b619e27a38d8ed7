import { join } from "node:path"
import { expect, inject, test } from "vitest"
import { root, start } from "../support"

// A stranger's first minute: `npm start` in a fresh clone, with the demo, then a look around.
const { engine: url, publishableKey: key, state, output: printed } = inject("shop")

/** The fields of store and sign-in answers that these tests look at. */
interface Answer {
  products: { title: string; thumbnail: string }[]
  count: number
  token: string
}

async function ask(path: string, body?: object): Promise<Answer> {
  const headers = { "x-publishable-api-key": key, "content-type": "application/json" }
  const answer = await fetch(`${url}${path}`, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) })
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as Answer
}

test("the engine is ready", async () => {
  expect((await fetch(`${url}/ready`)).status).toBe(200)
})

test("shoppers see products with pictures that load", async () => {
  const { products, count } = await ask("/store/products?limit=5&fields=title,thumbnail")
  expect(count).toBeGreaterThan(10)
  for (const { title, thumbnail } of products) {
    expect(title).toBeTruthy()
    expect((await fetch(thumbnail)).headers.get("content-type")).toMatch(/^image\//)
  }
})

test("a shopper buys with a topped-up wallet; a merchant captures, ships and refunds", async () => {
  const { code, output } = await start(join(root, "tools/smoke.mjs"), { env: { WEKALA_STATE: state } }).ended
  expect(output).toContain("All is well.")
  expect(code).toBe(0)
})

test("the ledger of the shop with its history verifies", async () => {
  const { code, output } = await start(join(root, "tools/ledger-verify.mjs"), { env: { WEKALA_STATE: state } }).ended
  expect(output).toContain("✓ Every figure follows from the postings.")
  expect(code).toBe(0)
})

test("the catalogue of the shop is as it would be built anew", async () => {
  const { code, output } = await start(join(root, "tools/catalogue-rebuild.mjs"), { env: { WEKALA_STATE: state } }).ended
  expect(output).toMatch(/✓ Catalogue .* [1-9]\d* products, of which 0 were not up to date/)
  expect(code).toBe(0)
})

test("the merchant's printed login opens the admin", async () => {
  expect(await (await fetch(`${url}/app`)).text()).toContain('<div id="medusa"')
  const [, email, password] = /Merchant +(\S+) \/ (\S+)/.exec(printed) ?? []
  const { token } = await ask("/auth/user/emailpass", { email, password })
  expect((await fetch(`${url}/admin/orders`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200)
})
