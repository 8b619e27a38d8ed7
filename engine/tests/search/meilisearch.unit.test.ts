import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { SearchDocument, SearchProvider, SearchQuery } from "../../src/search/provider"
import { type MeilisearchOptions, meilisearchOptions, meilisearchSearch } from "../../src/search/providers/meilisearch"
import { Connection } from "../../src/search/providers/meilisearch/client"
import { IndexNames, keyOf, parts, token } from "../../src/search/providers/meilisearch/names"
import { asAsked } from "../../src/search/providers/meilisearch/words"
import { MeilisearchStandIn } from "../../src/testing/meilisearch"
import * as contract from "./provider-contract"

const apiKey = "a-master-key"
let standIn: MeilisearchStandIn
beforeAll(async () => {
  standIn = await MeilisearchStandIn.start({ master_key: apiKey })
})
afterAll(() => standIn.stop())
beforeEach(() => standIn.faults.clear())

const alone = (_: string, work: () => Promise<void>) => work()
const connect = (options: Partial<MeilisearchOptions> = {}) => meilisearchSearch({ host: standIn.url, apiKey, ...options }, alone)

contract.providerContract("Meilisearch's stand-in", () => Promise.resolve(connect()))

const real = meilisearchOptions(process.env)
if (real) {
  const prefix = `test${randomBytes(4).toString("hex")}`
  contract.providerContract("a real Meilisearch", () => Promise.resolve(meilisearchSearch({ ...real, prefix }, alone)))
  afterAll(async () => {
    const connection = new Connection(real)
    const client = await connection.forWriting()
    const ours = (await connection.indexes()).filter((uid) => uid.startsWith(`${prefix}-`))
    await connection.done(ours.map((uid) => client.deleteIndex(uid)))
  })
}

const thing = (id: string, given: Partial<SearchDocument> = {}) => contract.thing("thing", id, given)
const query = (given: Partial<SearchQuery> = {}) => contract.query("thing", given)

const ids = async (provider: SearchProvider, given: Partial<SearchQuery> = {}) =>
  (await provider.search(query(given))).hits.map(({ document }) => document.id)

describe("a server that does not answer", () => {
  test.each([
    ["is away", { host: "http://127.0.0.1:9" }, undefined],
    ["is silent", { search_timeout_ms: 100 }, { answer: "silence" }],
    ["hangs up", {}, { answer: "hang_up" }],
    ["fails", {}, { answer: 500 }],
    ["does not know the key", { apiKey: "another" }, undefined],
  ] as const)("that %s is told to the shopper as 503", async (_, options, fault) => {
    const told: Error[] = []
    const provider = connect({ ...options, onFailure: (error) => told.push(error) })
    if (fault) standIn.faults.add({ path: "search", times: 10, ...fault })
    const refusal = { status: 503, code: "search_unavailable" }
    await expect(provider.search(query({ q: "a" }))).rejects.toMatchObject(refusal)
    await expect(provider.suggest({ kinds: ["thing"], locale: "en", channels: [], q: "a", limit: 5 })).rejects.toMatchObject(refusal)
    expect(told).toHaveLength(2)
  })

  test("a change that it does not take is an error with its words, and may be made again", async () => {
    const provider = connect({ prefix: "retry" })
    await provider.write("thing", [thing("a")], [])
    standIn.tasks.failNext("documentAdditionOrUpdate", "no space left")
    await expect(provider.write("thing", [thing("b")], [])).rejects.toThrow(
      "documentAdditionOrUpdate of retry-thing-en has failed: no space left",
    )
    standIn.faults.add({ path: "POST /indexes/retry-thing-en/documents", answer: 503 })
    await expect(provider.write("thing", [thing("b")], [])).rejects.toThrow()
    await provider.write("thing", [thing("b")], [])
    expect((await ids(provider)).sort()).toEqual(["a", "b"])
  })

  test("a change waits until it can be found, and no longer than it may", async () => {
    const provider = connect({ prefix: "slow", write_timeout_ms: 150 })
    await provider.write("thing", [thing("a")], [])
    standIn.tasks.isHeld = true
    await expect(provider.write("thing", [thing("b")], [])).rejects.toThrow("timeout")
    standIn.tasks.release()
    await provider.write("thing", [thing("c")], [])
    expect((await ids(provider)).sort()).toEqual(["a", "b", "c"])
  })

  test("a replacement that was left behind is in nobody's way", async () => {
    const provider = connect({ prefix: "left" })
    await provider.write("thing", [thing("a")], [])
    standIn.indexes.create("left-thing-en_next", "key")
    async function* documents() {
      yield await Promise.resolve([thing("b")])
    }
    await provider.replace("thing", documents())
    expect(await ids(provider)).toEqual(["b"])
    expect([...standIn.indexes.all.keys()].filter((uid) => uid.startsWith("left"))).toEqual(["left-thing-en"])
  })
})

test("what an emptied server has lost is noticed", async () => {
  const provider = connect({ prefix: "lost" })
  expect(await provider.holds("thing")).toBe(false)
  await provider.write("thing", [thing("a")], [])
  expect(await provider.holds("thing")).toBe(true)
  expect(await provider.holds("other")).toBe(false)
  standIn.indexes.all.delete("lost-thing-en")
  expect(await provider.holds("thing")).toBe(false)
  await expect(connect({ host: "http://127.0.0.1:9" }).holds("thing")).rejects.toThrow()
})

test("synonyms are known to languages and kinds that come later, also when another process has set them", async () => {
  await connect({ prefix: "same" }).setSynonyms([{ locale: "", words: ["trainers", "sneakers"] }])
  const provider = connect({ prefix: "same" })
  await provider.write("thing", [thing("a", { title: "Sneakers" })], [])
  expect(await ids(provider, { q: "trainers" })).toEqual(["a"])
  async function* documents() {
    yield await Promise.resolve([thing("b", { title: "Sneakers" })])
  }
  await provider.replace("thing", documents())
  expect(await ids(provider, { q: "trainers" })).toEqual(["b"])
})

test("the key that the guide describes is enough, and only for the shop's own indexes", async () => {
  const guide = readFileSync(join(__dirname, "../../../docs/search.md"), "utf8")
  const described = JSON.parse(/-d '(\{.*?\n\})'/s.exec(guide)?.[1] ?? "") as Record<string, unknown>
  const { key } = standIn.keys.create(described)
  const provider = connect({ apiKey: key })
  await provider.setSynonyms([{ locale: "", words: ["lamp", "light"] }])
  await provider.write("keyed", [thing("a", { kind: "keyed", title: "Lamp" }), thing("b", { kind: "keyed" })], [])
  await provider.write("keyed", [], ["b"])
  async function* documents() {
    yield await Promise.resolve([thing("c", { kind: "keyed", title: "Lamp" })])
  }
  await provider.replace("keyed", documents())
  expect(await ids(provider, { kind: "keyed", q: "light" })).toEqual(["c"])
  expect(await provider.suggest({ kinds: ["keyed"], locale: "en", channels: [], q: "la", limit: 5 })).toHaveLength(1)
  await provider.setSynonyms([])
  await expect(connect({ apiKey: key, prefix: "foreign" }).write("keyed", [thing("a")], [])).rejects.toThrow("invalid")
})

test("several shops share a server", async () => {
  const [one, other] = [connect({ prefix: "one" }), connect({ prefix: "one_other" })]
  await one.write("thing", [thing("a")], [])
  await other.write("thing", [thing("b")], [])
  await other.replace("thing", (async function* () {})())
  expect(await ids(one)).toEqual(["a"])
})

test("one request answers a search, whatever was chosen", async () => {
  const provider = connect({ prefix: "calls" })
  await provider.write("thing", [thing("a", { facets: { Color: ["Red"] }, amounts: { r: { amount: 1, original: 1, most: 1 } } })], [])
  const before = standIn.calls.length
  await provider.search(query({ q: "a", region: "r", min: 0, max: 5, facets: { Color: ["Red"], Size: ["S"] }, available: true }))
  expect(standIn.calls.slice(before)[0]).toBe("POST /multi-search")
  await provider.search(query({ region: "r", max: 5, facets: { Color: ["Red"] } }))
  expect(standIn.calls.slice(before + 1).filter((call) => call !== "POST /multi-search")).toEqual([])
})

test("no number is too great or too small to be a price", async () => {
  const provider = connect({ prefix: "prices" })
  await provider.write("thing", [thing("a", { amounts: { "reg ü.1": { amount: 5, original: 5, most: 5 } } })], [])
  expect(await ids(provider, { region: "reg ü.1", min: 0.0000001, max: 1e21 })).toEqual(["a"])
  expect(await ids(provider, { region: "reg ü.1", min: 1e-9, max: Number.MAX_VALUE, sort: "-price" })).toEqual(["a"])
})

test("words that nothing holds are left out, and choices that nothing meets are not", async () => {
  const provider = connect({ prefix: "some" })
  await provider.write("thing", [thing("a", { title: "Red shoes", facets: { Size: ["S"] } }), thing("b", { title: "Red hat" })], [])
  expect(await ids(provider, { q: "splendid red shoes" })).toEqual(["a"])
  expect(await ids(provider, { q: "shoes hat" })).toEqual(["a"])
  expect(await ids(provider, { q: "red shoes", facets: { Size: ["XL"] } })).toEqual([])
  expect((await provider.search(query({ q: "red shoes", facets: { Size: ["XL"] } }))).facets).toEqual([
    { name: "Size", values: [{ value: "S", count: 1 }] },
  ])
})

describe("names", () => {
  const names = new IndexNames("shop")
  test.each([
    ["product", "en", "shop-product-en"],
    ["product", "", "shop-product-own"],
    ["live_lot", "fr-CA", "shop-live_lot-fr-CA"],
  ])("of %s in %j", (kind, locale, uid) => {
    expect(names.of(kind, locale)).toBe(uid)
    expect(names.localeOf(uid)).toBe(locale)
    expect(names.localeOf(names.next(uid))).toBe(locale)
    expect(names.isOf(uid, kind)).toBe(true)
    expect(names.isOf(uid, "live")).toBe(false)
    expect(names.isNext(uid)).toBe(false)
    expect(names.isNext(names.next(uid))).toBe(true)
  })

  test("the index of synonyms is no kind's", () => {
    expect(names.isOf(names.synonyms)).toBe(false)
    expect(names.isOf("shop2-product-en")).toBe(false)
  })

  test("a token says its name and value again, and holds nothing that a filter reads", () => {
    for (const [name, value] of [
      ["Color", "Petrol"],
      ["a:b", "c:d"],
      [`"'\\%`, `%22;"] OR x EXISTS`],
      ["", ""],
      ["مقاس", "كبير\n\u0000\ud800"],
    ] as const) {
      expect(parts(token(name, value))).toEqual([name, value])
      expect(token(name, value)).not.toMatch(/["'\\\p{C}]/u)
    }
  })

  test("a document has a key that Meilisearch takes", () => {
    expect(keyOf("prod_01ABC")).toBe("prod_01ABC")
    for (const id of ["a b", "é", "a/b", "", "x".repeat(600)]) expect(keyOf(id)).toMatch(/^[A-Za-z0-9_-]{1,511}$/)
    expect(keyOf("a b")).not.toBe(keyOf("a/b"))
  })
})

test.each([
  ["shoes", "shoes"],
  ["bags", "bag"],
  ["dresses", "dress"],
  ["necklaces", "necklaces"],
  ["الاحذيه", "احذ"],
])("%s is asked as %s, so that its other forms and its typos are found", (word, asked) => {
  expect(asAsked(word, "en")).toBe(asked)
})

test("the environment names the server, and a wrong one is said", () => {
  expect(meilisearchOptions({})).toBeUndefined()
  expect(meilisearchOptions({ MEILISEARCH_HOST: "", MEILISEARCH_PREFIX: "shop" })).toBeUndefined()
  expect(meilisearchOptions({ MEILISEARCH_HOST: "http://m:7700", MEILISEARCH_API_KEY: "k", MEILISEARCH_PREFIX: "shop" })).toEqual({
    host: "http://m:7700",
    apiKey: "k",
    prefix: "shop",
  })
  expect(() => meilisearchOptions({ MEILISEARCH_HOST: "meili" })).toThrow("MEILISEARCH_HOST")
  expect(() => meilisearchOptions({ MEILISEARCH_HOST: "http://m", MEILISEARCH_PREFIX: "a-b" })).toThrow("MEILISEARCH_PREFIX")
})
