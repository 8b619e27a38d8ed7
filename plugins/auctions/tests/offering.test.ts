import { Modules } from "@medusajs/framework/utils"
import { race } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest, unique } from "./support"

const STORE = "/store/auctions"
const ADMIN = "/admin/auctions"
/** The smallest picture there is: one pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

const item = (more: object = {}) => ({
  title: "Grandfather’s compass",
  description: "It has shown the way for sixty years.",
  condition: "A dent at the rim.",
  format: "english",
  currency_code: "usd",
  starting_price: 20,
  reserve_price: "45.50",
  duration_days: 5,
  ...more,
})

const statusOf = async (id: string) => (await t.engine.admin.client.get(`/admin/products/${id}`)).body.product.status

async function bells(): Promise<string[]> {
  const bell = await t.engine.container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" }, { take: null as never })
  return bell.map(({ data }) => `${data?.title}: ${data?.description}`)
}

describe("a customer who sells", () => {
  test("offers a thing with pictures; it waits, unseen, until a merchant puts it up for the days that were asked for", async () => {
    const seller = await t.engine.customer()
    const offered = await seller.client.post(STORE, item({ images: [{ content: PNG }] }))
    expect(offered).toMatchObject({
      status: 201,
      body: { auction: { status: "draft", seller: "customer", title: "Grandfather’s compass", starting_price: 20, has_reserve: true } },
    })
    const { id, product, variant } = offered.body.auction
    expect(product.images).toHaveLength(1)
    const picture = await fetch(product.thumbnail.replace(/^https?:\/\/[^/]+/, t.engine.url))
    expect(Buffer.from(await picture.arrayBuffer()).toString("base64")).toBe(PNG)
    expect(await t.available(variant.id)).toBe(1)
    expect((await t.engine.store.get(`${STORE}/${id}`)).status).toBe(404)
    expect(await statusOf(product.id)).toBe("proposed")
    expect((await seller.client.get(`${STORE}/mine`, { tab: "selling" })).body).toMatchObject({ count: 1, auctions: [{ id }] })
    await t.engine.clock.run()
    expect(await bells()).toContain(`A seller’s lot waits for approval: Grandfather’s compass: ${seller.email}`)

    const { client } = t.engine.admin
    expect((await client.get(`${ADMIN}/${id}`)).body.auction).toMatchObject({ seller: { email: seller.email }, commission_percent: 10 })
    const put = await client.post(`${ADMIN}/${id}/schedule`)
    expect(put).toMatchObject({ status: 200, body: { auction: { status: "scheduled" } } })
    const { starts_at, ends_at } = put.body.auction
    expect(Date.parse(ends_at) - Date.parse(starts_at)).toBe(5 * 24 * 3_600_000)
    await t.engine.clock.run()
    expect(await statusOf(product.id)).toBe("published")
    expect(await seller.client.post(`${STORE}/${id}/bids`, { amount: 30 })).toMatchObject({ status: 403, body: { code: "own_auction" } })
    const { client: bidder } = await t.engine.customer()
    expect((await bidder.post(`${STORE}/${id}/bids`, { amount: 30 })).status).toBe(201)
  })

  test("who tries again with one key has offered one thing", async () => {
    const { client } = await t.engine.customer()
    const key = unique("key")
    const first = await client.post(STORE, item(), { key })
    const again = await client.post(STORE, item(), { key })
    expect(again.body.auction.id).toBe(first.body.auction.id)
    expect((await client.get(`${STORE}/mine`, { tab: "selling" })).body.count).toBe(1)
  })

  test("may have twenty waiting, also when all are sent at once, and nothing is left of what was refused", async () => {
    const { id, client } = await t.engine.customer()
    await t.sql(
      `INSERT INTO auction (id, reference, variant_id, product_id, format, currency_code, starting_price, seller_id)
       SELECT 'auc_many' || n || $1, 'many' || n || $1, 'variant_x', 'prod_x', 'english', 'usd', 1, $1 FROM generate_series(1, 18) n`,
      [id],
    )
    const { fulfilled } = await race(6, () => client.post(STORE, item({ title: `Of ${id}` })))
    const answers = fulfilled.map(({ status, body }) => `${status} ${body.code ?? ""}`).sort()
    expect(answers).toEqual(["201 ", "201 ", ...Array.from({ length: 4 }, () => "409 too_many_drafts")])
    const products = await t.engine.container.resolve(Modules.PRODUCT).listProducts({ title: `Of ${id}` })
    expect(products).toHaveLength(2)
  })

  const huge = Buffer.concat([Buffer.from(PNG, "base64"), Buffer.alloc(4 * 1024 * 1024)]).toString("base64")

  test.each([
    ["a falling price", { format: "dutch" }, 400, "invalid_input"],
    ["no title", { title: " " }, 400, "invalid_input"],
    ["a month and a day", { duration_days: 31 }, 400, "invalid_input"],
    ["an unknown field", { commission_percent: 0 }, 400, "invalid_input"],
    ["a price with too many decimals", { starting_price: 1.234 }, 400, "too_many_decimals"],
    ["a currency that the shop has not", { currency_code: "nzd" }, 422, "currency_not_supported"],
    ["a reserve below the start", { reserve_price: 10 }, 422, "invalid_auction"],
    ["a category that is not there", { category_id: "pcat_none" }, 404, "category_not_found"],
    [
      "a page that says it is a picture",
      { images: [{ content: Buffer.from("<svg onload=alert(1)>").toString("base64") }] },
      422,
      "invalid_image",
    ],
    ["a picture that is too large", { images: [{ content: huge }] }, 422, "invalid_image"],
    ["seven pictures", { images: Array.from({ length: 7 }, () => ({ content: PNG })) }, 400, "invalid_input"],
  ])("is told what is wrong with %s", async (_, fields, status, code) => {
    const { client } = await t.engine.customer()
    expect(await client.post(STORE, item(fields))).toMatchObject({ status, body: { code } })
    expect((await client.get(`${STORE}/mine`, { tab: "selling" })).body.count).toBe(0)
  })

  test("needs to be signed in", async () => {
    expect((await t.engine.store.post(STORE, item())).status).toBe(401)
  })
})

test("a shop that sells alone says so, and takes nothing", async () => {
  const { options } = t.auctions
  expect((await t.engine.store.get(`${STORE}/settings`)).body).toEqual({
    sellers: true,
    currencies: expect.arrayContaining(["usd", "eur", "egp"]),
  })
  const { client } = await t.engine.customer()
  Object.assign(options, { sellers: false })
  try {
    expect((await t.engine.store.get(`${STORE}/settings`)).body.sellers).toBe(false)
    expect(await client.post(STORE, item())).toMatchObject({ status: 404, body: { code: "selling_off" } })
  } finally {
    Object.assign(options, { sellers: true })
  }
})
