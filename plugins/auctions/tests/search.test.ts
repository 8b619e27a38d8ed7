import { beforeAll, expect, test } from "vitest"
import { type AuctionsTest, auctionsTest } from "./support"

let t: AuctionsTest
beforeAll(async () => {
  t = await auctionsTest()
})

const find = async (q: string, more = "") =>
  (await t.engine.store.get(`/store/search?type=auction&q=${encodeURIComponent(q)}${more}`)).body.hits

async function everyMinute(): Promise<void> {
  await t.sql("SELECT graphile_worker.add_job('auctions.search_recent', '{}'::json)")
  await t.engine.clock.run()
}

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

  for (const amount of [12, 30]) await t.bid(id, (await t.engine.customer()).id, amount)
  await everyMinute()
  const { current_price } = await t.read(id)
  expect((await find("ormolu zacharie", region))[0].price.amount).toBe(Number(current_price) / 100)
  expect(Number(current_price)).toBeGreaterThan(12_00)

  await t.end(id)
  await t.engine.clock.run()
  expect((await find("ormolu zacharie")).map((lot: { id: string; available: boolean }) => [lot.id, lot.available])).toEqual([[id, false]])
  expect((await find("candlestick zacharie")).map((lot: { id: string }) => lot.id)).not.toContain(draft.id)
})

test("a lot that is cancelled is not found any more", async () => {
  const { id } = await t.live({ title: "Netsuke of a hare" })
  await t.engine.clock.run()
  expect(await find("netsuke")).toHaveLength(1)
  await t.auctions.cancel(id, "It is broken.", "user_test")
  await t.engine.clock.run()
  expect(await find("netsuke")).toEqual([])
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
  await everyMinute()
  expect((await find("zeugma")).map((lot: { id: string }) => lot.id)).toEqual([id])
})
