import { beforeAll, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

const find = async (q: string, more = "") =>
  (await t.engine.store.get(`/store/search?type=auction&q=${encodeURIComponent(q)}${more}`)).body.hits

test("a lot is found by its texts once the public may see it, at the price of the moment", async () => {
  const title = "Ormolu clock by Zacharie"
  const { id } = await t.live({ title, provenance: "A Zacharian estate", lastsMs: 7_200_000 })
  const draft = await t.draft({ title: "Ormolu candlestick by Zacharie" })
  await t.engine.clock.run()
  const region = `&region_id=${t.engine.regions.usd}`
  const [hit, ...others] = await find("ormolu zacharie", region)
  expect(others).toEqual([])
  expect(hit).toMatchObject({
    type: "auction",
    id,
    title,
    available: true,
    price: { amount: 10, currency_code: "usd" },
    highlights: { title: "<mark>Ormolu</mark> clock by <mark>Zacharie</mark>" },
    data: { status: "live", format: "english", ends_at: expect.any(String) },
  })
  expect((await find("zacharian"))[0].id).toBe(id)
  expect((await find("ormolu zacharie", `&region_id=${t.engine.regions.eur}`))[0].price).toBeNull()

  const { id: bidder } = await t.engine.customer()
  await t.bid(id, bidder, 12)
  // A job of each minute.
  await t.sql("SELECT graphile_worker.add_job('auctions.search_prices', '{}'::json)")
  await t.engine.clock.run()
  expect((await find("ormolu zacharie", region))[0].price.amount).toBe((await t.read(id)).current_price ? 10 : 12)

  await t.auctions.cancel(id, { reason: "It is broken.", actorId: "user_test" } as never).catch(() => undefined)
  await t.end(id).catch(() => undefined)
  await t.engine.clock.run()
  expect((await find("ormolu zacharie")).map((lot: { id: string; available: boolean }) => lot.available)).not.toContain(true)
  expect((await find("candlestick zacharie")).map((lot: { id: string }) => lot.id)).not.toContain(draft.id)
})

test("lots are suggested beside products", async () => {
  await t.live({ title: "Quaich of silver" })
  await t.engine.clock.run()
  const { body } = await t.engine.store.get("/store/search/suggestions?q=quai&type=product&type=auction")
  expect(body.suggestions).toMatchObject([{ type: "auction", title: "Quaich of silver", highlight: "<mark>Quai</mark>ch of silver" }])
})

test("a lot without a title of its own is found by its product's, also once that is another", async () => {
  const { id, product_id } = await t.live()
  await t.engine.admin.client.post(`/admin/products/${product_id}`, { title: "Zeugma mosaic" })
  await t.engine.clock.run()
  expect((await find("zeugma")).map((lot: { id: string }) => lot.id)).toEqual([id])
})
