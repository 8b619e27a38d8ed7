import { Modules } from "@medusajs/framework/utils"
import { defineQueryUnderstanding } from "@wekala/engine/kit"
import { type TestClient, type TestEngine, testEngine, testShop } from "@wekala/engine/testing"
import { afterEach, beforeAll, describe, expect, test } from "vitest"

let engine: TestEngine
let category: { id: string; handle: string }
let otherKey: TestClient
/** Words that only this file's products have. */
const BRAND = "Zibeline"
const ids: Record<string, string> = {}

interface Given {
  title: string
  color: string
  price: number
  stock?: number
  status?: string
  channel?: string
  more?: Record<string, unknown>
}

async function product({ title, color, price, stock = 5, status = "published", channel = engine.salesChannelId, more }: Given) {
  const { client } = engine.admin
  const sku = `ZB-${title.replaceAll(/\W/g, "")}-${color}`
  const { body, status: answer } = await client.post("/admin/products", {
    title: `${BRAND} ${title}`,
    status,
    options: [{ title: "Colour", values: [color] }],
    sales_channels: [{ id: channel }],
    variants: [
      {
        title: color,
        sku,
        options: { Colour: color },
        manage_inventory: true,
        prices: [
          { amount: price, currency_code: "usd" },
          { amount: price * 2, currency_code: "egp" },
        ],
      },
    ],
    ...more,
  })
  expect(answer).toBe(200)
  const { locationId } = await testShop(engine)
  const [item] = await engine.container.resolve(Modules.INVENTORY).listInventoryItems({ sku })
  await client.post(`/admin/inventory-items/${item?.id}/location-levels`, { location_id: locationId, stocked_quantity: stock })
  ids[title] = body.product.id
  return body.product
}

const search = async (query: Record<string, string | number | string[]>, headers: Record<string, string> = {}, client = engine.store) => {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, String(each)])),
  )
  return client.request("GET", `/store/search?${parameters}`, { headers })
}
const titles = async (...given: Parameters<typeof search>) => {
  const { status, body } = await search(...given)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.hits.map(({ title }: { title: string }) => title.replace(`${BRAND} `, ""))
}

beforeAll(async () => {
  engine = await testEngine()
  await testShop(engine)
  const { client } = engine.admin
  category = (await client.post("/admin/product-categories", { name: "Zibfootwear", handle: "zib-footwear", is_active: true })).body
    .product_category
  const { body } = await client.post("/admin/sales-channels", { name: "Elsewhere" })
  const key = await client.post("/admin/api-keys", { title: "Elsewhere", type: "publishable" })
  await client.post(`/admin/api-keys/${key.body.api_key.id}/sales-channels`, { add: [body.sales_channel.id] })
  otherKey = new (engine.store.constructor as new (url: string, headers: Record<string, string>) => TestClient)(engine.url, {
    "x-publishable-api-key": key.body.api_key.token,
  })
  const shoes = { categories: [{ id: category.id }] }
  await product({
    title: "Runners",
    color: "Crimson",
    price: 40,
    more: { ...shoes, subtitle: "For the <city>", description: "Light & fast" },
  })
  await product({ title: "Boots", color: "Crimson", price: 90, stock: 0, more: shoes })
  await product({ title: "Hat", color: "Teal", price: 15, more: { tags: undefined } })
  await product({ title: "Draft", color: "Teal", price: 15, status: "draft" })
  await product({ title: "Far", color: "Teal", price: 15, channel: body.sales_channel.id })
  await engine.clock.run()
})

describe("GET /store/search", () => {
  test("tells of each product what a list shows", async () => {
    const { body } = await search({ q: `${BRAND} runners`, region_id: engine.regions.usd })
    expect(body.hits).toEqual([
      {
        type: "product",
        id: ids.Runners,
        title: "Zibeline Runners",
        subtitle: "For the <city>",
        handle: "zibeline-runners",
        thumbnail: null,
        available: true,
        price: { amount: 40, original_amount: 40, most: 40, currency_code: "usd" },
        highlights: { title: "<mark>Zibeline</mark> <mark>Runners</mark>" },
        data: { collection_id: null, category_ids: [category.id], tags: [], created_at: expect.any(String) },
      },
    ])
    expect(body).toMatchObject({ count: 1, limit: 12, offset: 0, available_count: 1, price_range: { min: 40, max: 40 }, understood: null })
  })

  test("no draft, and only what the key's sales channels sell", async () => {
    expect((await titles({ q: BRAND })).sort()).toEqual(["Boots", "Hat", "Runners"])
    expect(await titles({ q: BRAND }, {}, otherKey)).toEqual(["Far"])
    expect((await search({ q: BRAND }, {}, engine.anonymous)).status).toBe(400)
  })

  test("a typo, an article number, and words in any order", async () => {
    expect((await titles({ q: "Zibelnie" })).sort()).toEqual(["Boots", "Hat", "Runners"])
    expect(await titles({ q: "zb-hat-teal" })).toEqual(["Hat"])
    expect(await titles({ q: `runners ${BRAND}` })).toEqual(["Runners"])
  })

  test("filters, facets, prices, stock and order", async () => {
    const region_id = engine.regions.usd
    expect(await titles({ category: category.handle, sort: "price", region_id })).toEqual(["Runners", "Boots"])
    expect(await titles({ category: category.id, sort: "-price", region_id })).toEqual(["Boots", "Runners"])
    expect(await titles({ category: category.id, available: "true" })).toEqual(["Runners"])
    expect(await titles({ q: BRAND, facet: "Colour:Teal" })).toEqual(["Hat"])
    expect(await titles({ q: BRAND, region_id, price_min: 20, price_max: 50 })).toEqual(["Runners"])
    expect(await titles({ q: BRAND, region_id: engine.regions.egp, price_max: 30 })).toEqual(["Hat"])
    const { body } = await search({ q: BRAND, facet: "Colour:Teal", available: "true", limit: 1 })
    expect(body).toMatchObject({ count: 1, available_count: 1, price_range: null, facets: [{ name: "Colour" }] })
    expect(body.facets[0].values).toEqual([
      { value: "Crimson", count: 1 },
      { value: "Teal", count: 1 },
    ])
  })

  test("a facet may be called anything", async () => {
    for (const facet of ["__proto__:x", "constructor:y", "toString:z"]) expect(await titles({ q: BRAND, facet })).toEqual([])
  })

  test("what is on sale, where it is", async () => {
    const region_id = engine.regions.usd
    const list = { title: "Zib sale", description: "Hats", status: "active", type: "sale" }
    const { body } = await engine.admin.client.get(`/admin/products/${ids.Hat}?fields=variants.id`)
    const prices = [{ amount: 9, currency_code: "usd", variant_id: body.product.variants[0].id }]
    const made = await engine.admin.client.post("/admin/price-lists", { ...list, prices })
    await engine.clock.run()
    expect(await titles({ q: BRAND, on_sale: "true", region_id })).toEqual(["Hat"])
    expect(await titles({ q: BRAND, on_sale: "true", region_id: engine.regions.egp })).toEqual([])
    expect((await search({ q: BRAND, on_sale: "true" })).status).toBe(400)
    await engine.admin.client.request("DELETE", `/admin/price-lists/${made.body.price_list.id}`)
    await engine.clock.run()
    expect(await titles({ q: BRAND, on_sale: "true", region_id })).toEqual([])
  })

  test("words that say a choice are taken for it, unless that finds nothing or is not wanted", async () => {
    const region_id = engine.regions.usd
    const q = `crimson ${BRAND} under 50 dollars`
    const { body } = await search({ q, region_id })
    expect(body.understood).toEqual({
      q: BRAND,
      filters: [
        { name: "facet", value: "Colour:Crimson", text: "crimson" },
        { name: "price_max", value: "50", text: "under 50 dollars" },
      ],
    })
    expect(body.hits.map(({ id }: { id: string }) => id)).toEqual([ids.Runners])
    expect((await search({ q, region_id, understand: "false" })).body.understood).toBeNull()
    const available = [{ name: "available", value: "true", text: "in stock" }]
    expect((await search({ q: `${BRAND} boots in stock`, region_id })).body).toMatchObject({ understood: { filters: available }, count: 0 })
    // A colour may be a word; a price is never passed over.
    const filters = [{ name: "price_max", value: "4711", text: "under 4711 dollars" }]
    expect((await search({ q: "sarong under 4711 dollars", region_id })).body).toMatchObject({
      understood: { q: "sarong", filters },
      count: 0,
    })
    const { body: plainer } = await search({ q: `teal ${BRAND} runners under 4711 dollars`, region_id })
    expect(plainer).toMatchObject({ understood: { q: `${BRAND} runners teal`, filters }, count: 1 })
    expect((await search({ q: `teal ${BRAND} runners`, region_id })).body).toMatchObject({ understood: null, count: 1 })
  })

  test("another understanding is asked first, and its answer judged", async () => {
    const asked: string[] = []
    let answer: unknown = { q: BRAND, filters: [{ name: "facet", value: "Colour:Teal", text: "sea" }] }
    defineQueryUnderstanding({
      name: "test",
      timeoutMs: 50,
      understand: async (text) => {
        asked.push(text)
        if (answer === "late") await new Promise((resolve) => setTimeout(resolve, 1_000))
        if (answer === "broken") throw new Error("no connection")
        return answer
      },
    })
    expect(await titles({ q: `${BRAND} like the sea` })).toEqual(["Hat"])
    const byRules = { understood: { filters: [{ name: "facet", value: "Colour:Crimson", text: "crimson" }] } }
    for (answer of [{ q: "", filters: [{ name: "facet", value: "Colour:Octarine", text: "x" }] }, "late", "broken", 7]) {
      expect((await search({ q: `${BRAND} crimson` })).body).toMatchObject(byRules)
    }
    expect(asked).toHaveLength(5)
  })
  afterEach(() => defineQueryUnderstanding(undefined))

  test.each([
    ["an unknown parameter", { page: "2" }, "query.page"],
    ["a long text", { q: "a".repeat(201) }, "query.q"],
    ["a negative offset", { offset: "-1" }, "query.offset"],
    ["too many", { limit: "101" }, "query.limit"],
    ["an order that there is not", { sort: "random" }, "query.sort"],
    ["facets of too many labels", { facet: Array.from({ length: 21 }, (_, label) => `l${label}:x`) }, "query.facet"],
    ["a facet without a value", { facet: "Colour" }, "query.facet"],
    ["a price without a region", { price_max: "5" }, "query.region_id"],
    ["an order by price without a region", { sort: "price" }, "query.region_id"],
    ["an unknown region", { region_id: "reg_nowhere" }, "query.region_id"],
    ["an unknown kind", { type: "spaceship" }, "query.type"],
    ["a kind that is none", { type: "__proto__" }, "query.type"],
  ])("refuses %s, naming it", async (_, query, path) => {
    const { status, body } = await search(query)
    expect(status).toBe(400)
    expect(body.fields ?? body.message).toEqual(expect.arrayContaining([expect.objectContaining({ path })]))
  })

  test("whatever is typed is answered", async () => {
    for (const q of [
      "'",
      '"',
      "\\",
      "& | ! ( ) : *",
      "<->",
      "%",
      "\u001f",
      "🙂",
      "ا",
      "a'::tsquery",
      "x".repeat(200),
      "@scope:product",
      "~",
      "^",
    ]) {
      expect([q, (await search({ q })).status]).toEqual([q, 200])
    }
  })
})

test("an edit is found, and what is taken away is not", async () => {
  const { client } = engine.admin
  const made = await product({ title: "Umbrella", color: "Teal", price: 5 })
  await engine.clock.run()
  expect(await titles({ q: `${BRAND} umbrella`, available: "true" })).toEqual(["Umbrella"])
  await client.post(`/admin/products/${made.id}`, { title: `${BRAND} Parasol` })
  await engine.clock.run()
  expect(await titles({ q: "parasol" })).toEqual(["Parasol"])
  expect(await titles({ q: `${BRAND} umbrella`, understand: "false" })).not.toContain("Umbrella")
  await client.post(`/admin/products/${made.id}`, { status: "draft" })
  await engine.clock.run()
  expect(await titles({ q: "parasol" })).toEqual([])
})

test("each language finds by its own texts and shows them, and falls back to the merchant's", async () => {
  await engine.container
    .resolve(Modules.TRANSLATION)
    .createTranslations([
      { reference: "product", reference_id: ids.Hat as string, locale_code: "ar", translations: { title: "قبّعة زيبلين" } },
    ])
  await engine.clock.run()
  expect(await titles({ q: "قبعه" }, { "x-medusa-locale": "ar" })).toEqual(["قبّعة زيبلين"])
  expect(await titles({ q: "قبعه" })).toEqual([])
  expect((await titles({ q: BRAND, locale: "ar" })).sort()).toEqual(["Boots", "Runners"])
  expect(await titles({ q: `${BRAND} hat` }, { "x-medusa-locale": "de" })).toEqual(["Hat"])
})

test("suggestions complete names", async () => {
  const suggest = (query: string) => engine.store.get(`/store/search/suggestions?${query}`)
  expect((await suggest("q=zibe%20ru")).body).toEqual({
    suggestions: [
      {
        type: "product",
        id: ids.Runners,
        title: "Zibeline Runners",
        handle: "zibeline-runners",
        thumbnail: null,
        highlight: "<mark>Zibe</mark>line <mark>Ru</mark>nners",
      },
    ],
  })
  expect((await suggest("q=zibe&limit=2")).body.suggestions).toHaveLength(2)
  expect((await suggest("q=")).body.suggestions).toEqual([])
  expect((await suggest("limit=2")).body.suggestions).toEqual([])
  expect((await suggest("q=z&limit=99")).status).toBe(400)
  expect((await suggest("q=z&type=spaceship")).body.code).toBe("search_type_not_found")
})

describe("synonyms", () => {
  const path = "/admin/search/synonyms"

  test("find what the others find, until they are taken away", async () => {
    const { client } = engine.admin
    expect(await titles({ q: "zibtrainers" })).toEqual([])
    const { status, body } = await client.post(path, { words: ["Zibtrainers", "Runners"] })
    expect(status).toBe(201)
    expect((await client.post(path, { words: ["Runners", "Zibtrainers"] })).body.synonyms.id).toBe(body.synonyms.id)
    expect((await client.get(path)).body.synonyms).toContainEqual(body.synonyms)
    expect(await titles({ q: "zibtrainers" })).toEqual(["Runners"])
    expect((await client.request("DELETE", `${path}/${body.synonyms.id}`)).body).toEqual({ id: body.synonyms.id, deleted: true })
    expect((await client.request("DELETE", `${path}/${body.synonyms.id}`)).body.code).toBe("synonyms_not_found")
    expect(await titles({ q: "zibtrainers" })).toEqual([])
  })

  test.each([
    ["one word", { words: ["shoe"] }],
    ["words that are written alike", { words: ["Café", "cafe"] }],
    ["no words", { words: ["!", "?"] }],
    ["a language that is none", { words: ["a", "b"], locale: "not a tag" }],
    ["another field", { words: ["a", "b"], weight: 1 }],
  ])("of %s are refused", async (_, body) => {
    expect((await engine.admin.client.post(path, body)).status).toBe(400)
  })

  test("are a merchant's matter", async () => {
    expect((await engine.store.get(path)).status).toBe(401)
    expect((await engine.store.post("/admin/search/rebuild")).status).toBe(401)
  })
})

test("the index is built anew on demand, with what shoppers found before", async () => {
  const { client } = engine.admin
  const { status, body } = await client.post("/admin/search/rebuild", { kind: "product" })
  expect(status).toBe(202)
  expect(body.search.indexes).toContainEqual(expect.objectContaining({ kind: "product", building: true }))
  expect((await client.post("/admin/search/rebuild", { kind: "spaceship" })).body.code).toBe("search_kind_not_found")
  await engine.clock.run()
  const after = (await client.get("/admin/search")).body.search
  expect(after.provider).toBe("postgres")
  expect(after.indexes).toContainEqual(
    expect.objectContaining({ kind: "product", building: false, waiting: 0, built_at: expect.any(String) }),
  )
  expect(await titles({ q: `${BRAND} runners` })).toEqual(["Runners"])
})
