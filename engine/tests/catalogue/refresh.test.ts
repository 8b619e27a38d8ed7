import { Modules } from "@medusajs/framework/utils"
import { queryRows, transaction } from "@wekala/engine/kit"
import { type TestEngine, testEngine, testShop } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { documentOf, isCurrent, rebuildCatalogue, refreshCatalogue } from "./support"

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})

beforeEach(() => refreshCatalogue())

/** Of a process that has no documents, Medusa answers; other test files change products and run no job. */
afterAll(() => queryRows("DELETE FROM wekala_catalogue_version"))

async function versions(): Promise<Record<string, number>> {
  const rows = await queryRows<{ part: string; version: string }>("SELECT part, version FROM wekala_catalogue_version")
  return Object.fromEntries(rows.map(({ part, version }) => [part, Number(version)]))
}

const published = async (title: string) => {
  const [product] = await engine.container.resolve(Modules.PRODUCT).createProducts([{ title, handle: randomUUID(), status: "published" }])
  return product?.id as string
}

describe("once there are documents", () => {
  beforeAll(() => rebuildCatalogue())

  /** What is another after each change. */
  const RAISED: [string, string, string[]][] = [
    ["a product's text", "UPDATE product SET subtitle = gen_random_uuid()::text WHERE id = $1", ["products"]],
    ["nothing", "UPDATE product SET subtitle = subtitle WHERE id = $1", []],
    ["a category", "UPDATE product_category SET rank = rank WHERE $1 <> ''", ["categories"]],
    ["a collection", "UPDATE product_collection SET title = title WHERE $1 <> ''", ["collections"]],
    ["a tag", "UPDATE product_tag SET value = value WHERE $1 <> ''", ["tags"]],
    ["a type", "UPDATE product_type SET value = value WHERE $1 <> ''", ["types"]],
    ["a region", "UPDATE region SET name = name WHERE $1 <> ''", ["products", "regions"]],
    ["a country of a region", "UPDATE region_country SET name = name WHERE $1 <> ''", ["products", "regions"]],
    ["a currency", "UPDATE currency SET name = name WHERE $1 <> ''", ["currencies"]],
    ...["tax_region", "tax_rate", "tax_rate_rule", "tax_provider", "price_preference", "sales_channel", "store"].map(
      (table): [string, string, string[]] => [
        `a row of ${table}`,
        `UPDATE ${table} SET updated_at = updated_at WHERE $1 <> ''`,
        ["products"],
      ],
    ),
    [
      "a category's text in another language",
      `INSERT INTO translation (id, reference_id, reference, locale_code, translations)
       SELECT 'trans_' || gen_random_uuid(), 'pcat_' || gen_random_uuid(), 'product_category', 'fr-FR', '{}' WHERE $1 <> ''`,
      ["categories"],
    ],
    [
      "a text of what is not of the catalogue",
      `INSERT INTO translation (id, reference_id, reference, locale_code, translations)
       SELECT 'trans_' || gen_random_uuid(), 'rr_' || gen_random_uuid(), 'return_reason', 'fr-FR', '{}' WHERE $1 <> ''`,
      [],
    ],
  ]
  beforeAll(async () => {
    const products = engine.container.resolve(Modules.PRODUCT)
    const word = String(Date.now())
    await products.createProductCategories([{ name: `Raised ${word}`, is_active: true }])
    await products.createProductCollections([{ title: `Raised ${word}` }])
    await products.createProductTags([{ value: `Raised ${word}` }])
    await products.createProductTypes([{ value: `Raised ${word}` }])
  })

  test.each(RAISED)("a change of %s raises what it should", async (_of, sql, parts) => {
    const id = await published("Raised")
    await refreshCatalogue()
    const before = await versions()
    await queryRows(sql, [id])
    await refreshCatalogue()
    const after = await versions()
    expect(Object.keys(after).filter((part) => after[part] !== before[part])).toEqual(parts)
  })

  test("that the last piece is sold raises products, though their documents are the same", async () => {
    const { inventoryItemId, productId } = await (await testShop(engine)).product({ stock: 1 })
    await refreshCatalogue()
    const [before, document] = [await versions(), await documentOf(productId)]
    await queryRows("UPDATE inventory_level SET reserved_quantity = 1 WHERE inventory_item_id = $1", [inventoryItemId])
    await refreshCatalogue()
    expect((await versions()).products).toBe((before.products as number) + 1)
    expect(await documentOf(productId)).toEqual(document)
  })
})

describe("a collection of very many products", () => {
  const MANY = 1_200
  const word = `many${Date.now()}`
  beforeAll(async () => {
    await queryRows("INSERT INTO product_collection (id, title, handle) VALUES ($1, 'Many', $1)", [word])
    await queryRows(
      `INSERT INTO product (id, title, handle, status, collection_id)
       SELECT 'prod_${word}' || i, 'One of many', '${word}' || i, 'published', $1 FROM generate_series(1, ${MANY}) i`,
      [word],
    )
    await engine.clock.run()
  }, 60_000)
  afterAll(async () => {
    await queryRows("DELETE FROM product WHERE collection_id = $1", [word])
    await queryRows("DELETE FROM product_collection WHERE id = $1", [word])
    await engine.clock.run()
  })

  const upToDate = async () => {
    const [row] = await queryRows<{ count: number }>(
      "SELECT count(*)::int FROM wekala_catalogue_product WHERE document -> 'collection' ->> 'title' = 'Renamed' AND collection_id = $1",
      [word],
    )
    return row?.count
  }

  test("is brought up to date a part at a time, and what is changed meanwhile need not wait for the rest", async () => {
    await queryRows("UPDATE product_collection SET title = 'Renamed' WHERE id = $1", [word])
    await refreshCatalogue()
    expect(await upToDate()).toBe(1_000)
    const id = await published("Meanwhile")
    await queryRows("UPDATE product_collection SET title = 'Renamed again' WHERE id = $1", [word])
    await queryRows("UPDATE product_collection SET title = 'Renamed' WHERE id = $1", [word])
    await refreshCatalogue()
    expect(await documentOf(id)).toBeDefined()
    await engine.clock.run()
    expect(await upToDate()).toBe(MANY)
  })
})

test("two transactions that do not see each other leave nothing stale", async () => {
  const products = engine.container.resolve(Modules.PRODUCT)
  const [tag] = await products.createProductTags([{ value: `Race ${Date.now()}` }])
  const id = await published("Race")
  await refreshCatalogue()
  // The one names the tag anew, the other ties it to the product; both begin before either has ended.
  await transaction(async (renaming) => {
    await renaming.query("UPDATE product_tag SET value = value || ' renamed' WHERE id = $1", [tag?.id])
    await queryRows("INSERT INTO product_tags (product_id, product_tag_id) VALUES ($1, $2)", [id, tag?.id])
    await refreshCatalogue()
    expect((await documentOf(id)).document).toMatchObject({ tags: [{ value: expect.not.stringContaining("renamed") }] })
  })
  await refreshCatalogue()
  expect((await documentOf(id)).document).toMatchObject({ tags: [{ value: expect.stringContaining("renamed") }] })
  expect(await isCurrent([id])).toBe(true)
})
