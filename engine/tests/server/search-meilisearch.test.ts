import { queryRows } from "@wekala/engine/kit"
import { testEngine, type TestEngine, testShop, type TestShop } from "@wekala/engine/testing"
import { MeilisearchStandIn } from "@wekala/engine/testing/meilisearch"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"

const KEY = "a-master-key"
let standIn: MeilisearchStandIn
let engine: TestEngine
let shop: TestShop

beforeAll(async () => {
  standIn = await MeilisearchStandIn.start({ master_key: KEY })
  process.env.MEILISEARCH_HOST = standIn.url
  process.env.MEILISEARCH_API_KEY = KEY
  engine = await testEngine()
  shop = await testShop(engine)
  await settled()
})
afterAll(() => standIn?.stop())
beforeEach(() => standIn.faults.clear())

/** All that follows a change has been done: documents first, then what is found. */
async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) await engine.clock.run()
}

const find = async (q: string) => {
  const { status, body } = await engine.store.get("/store/search", { q, region_id: engine.regions.usd, understand: "false" })
  return { status, code: body.code, titles: body.hits?.map(({ title }: { title: string }) => title), hits: body.hits }
}

test("what a merchant publishes is found by Meilisearch, with its price, also mistyped and by synonyms", async () => {
  await shop.product({ title: "Porcelain teapot", price: 12.5 })
  await settled()
  expect(standIn.indexes.all.has("wekala-product-own")).toBe(true)
  expect(await find("porcelian")).toMatchObject({
    status: 200,
    hits: [{ title: "Porcelain teapot", available: true, price: { amount: 12.5, currency_code: "usd" } }],
  })
  expect((await find("kettle")).titles).toEqual([])
  const { status } = await engine.admin.client.post("/admin/search/synonyms", { words: ["kettle", "teapot"] })
  expect(status).toBe(201)
  expect((await find("kettle")).titles).toEqual(["Porcelain teapot"])
  const { body } = await engine.admin.client.get("/admin/search")
  expect(body.search.provider).toBe("meilisearch")
})

test("while it is away shoppers are told 503, and what was changed meanwhile is found when it is back", async () => {
  standIn.faults.add({ path: "", answer: "hang_up", times: 1_000 })
  expect(await find("saucer")).toMatchObject({ status: 503, code: "search_unavailable" })
  const suggestions = await engine.store.get("/store/search/suggestions", { q: "sau" })
  expect(suggestions).toMatchObject({ status: 503, body: { code: "search_unavailable" } })
  await shop.product({ title: "Porcelain saucer" })
  expect((await engine.admin.client.post("/admin/search/synonyms", { words: ["plate", "saucer"] })).status).toBe(201)
  await settled()
  standIn.faults.clear()
  // As they would by themselves, some seconds later.
  await queryRows("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL")
  await settled()
  expect((await find("saucer")).titles).toEqual(["Porcelain saucer"])
  expect((await find("plate")).titles).toEqual(["Porcelain saucer"])
  expect(
    await queryRows("SELECT 1 FROM graphile_worker.jobs WHERE task_identifier IN ('engine.write_search', 'engine.tell_synonyms')"),
  ).toEqual([])
})

test.each([
  ["when it is noticed", () => queryRows("SELECT graphile_worker.add_job('engine.keep_search', '{}'::json)")],
  ["when something is changed", () => shop.product({ title: "Porcelain jug" })],
  ["when the merchant asks for it", async () => expect((await engine.admin.client.post("/admin/search/rebuild", {})).status).toBe(202)],
])("an index that was lost is built anew %s", async (_, happens) => {
  standIn.indexes.all.clear()
  expect((await find("teapot")).titles).toEqual([])
  await happens()
  await settled()
  expect((await find("teapot")).titles).toEqual(["Porcelain teapot"])
  expect((await find("kettle")).titles).toEqual(["Porcelain teapot"])
})
