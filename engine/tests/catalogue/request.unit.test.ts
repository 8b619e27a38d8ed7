import { describe, expect, test } from "vitest"
import { parse } from "../../src/catalogue/products/request"
import { Aside } from "../../src/catalogue/products/types"

const ask = (kind: "list" | "one", query: Record<string, unknown>, channelIds = ["sc_1"]) =>
  parse(kind, { path: "", params: {}, query, channelIds, locale: undefined, customerId: undefined })

const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => "served",
    (error: unknown) => (error instanceof Aside ? error.reason : error),
  )

describe("left to Medusa", () => {
  test.each<[string, Record<string, unknown>, string]>([
    ["a search", { q: "cup" }, "parameter"],
    ["a cart's prices", { cart_id: "cart_1" }, "parameter"],
    ["operators", { created_at: { $gt: "2026" } }, "parameter"],
    ["a path of a variant", { "variants.options.value": "Red" }, "parameter"],
    ["nothing", { collection_id: "" }, "parameter"],
    ["an order by a relation", { order: "type.value" }, "parameter"],
    ["an order by a measure", { order: "weight" }, "parameter"],
    ["too many at once", { limit: "100000" }, "parameter"],
    ["fewer than none", { limit: "-1" }, "parameter"],
    ["from before the first", { offset: "-1" }, "parameter"],
    ["categories of categories of categories", { fields: "categories.parent_category.category_children.name" }, "parameter"],
    ["images of two kinds", { fields: "images.id,variants.images.url" }, "parameter"],
    ["what no price has", { fields: "variants.calculated_price.nothing", region_id: "reg_1" }, "parameter"],
    ["a field that shoppers may not see", { fields: "status" }, "refused"],
    ["an order by a field that shoppers may not see", { order: "status" }, "refused"],
    ["no number", { limit: "many" }, "refused"],
    ["neither true nor false", { is_giftcard: "perhaps" }, "refused"],
    ["another's channel", { sales_channel_id: "sc_2" }, "refused"],
    ["stock of variants without their ids", { fields: "variants.inventory_quantity,variants.manage_inventory" }, "refused"],
  ])("%s", async (_what, query, reason) => {
    expect(await reasonOf(ask("list", query))).toBe(reason)
  })

  test("a filter for one product", async () => {
    expect(await reasonOf(ask("one", { title: "Cup" }))).toBe("parameter")
  })

  test("a key without channels", async () => {
    expect(await reasonOf(ask("list", {}, []))).toBe("refused")
  })
})

test("what is asked for", async () => {
  const query = {
    fields: "id,title,variants.calculated_price.calculated_amount,variants.inventory_quantity",
    handle: ["cup", "pot"],
    tag_id: "ptag_1",
    category_id: ["pcat_1"],
    is_giftcard: "TRUE",
    order: "-created_at",
    limit: "12",
    offset: "24",
    sales_channel_id: "sc_2",
    region_id: "reg_1",
    country_code: "de",
    province: "be",
    locale: "de",
  }
  expect(await ask("list", query, ["sc_1", "sc_2"])).toEqual({
    fields: ["id", "title", "variants.calculated_price.calculated_amount"],
    withPrices: true,
    withStock: true,
    filters: { handle: ["cup", "pot"], tag_id: ["ptag_1"], category_id: ["pcat_1"] },
    isGiftcard: true,
    order: { column: "created_at", direction: "DESC" },
    limit: 12,
    offset: 24,
    channelIds: ["sc_2"],
    place: { regionId: "reg_1", countryCode: "de", province: "be" },
  })
})

test("nothing in particular: fifty in the order of their ids, without prices", async () => {
  const asked = await ask("list", {})
  expect(asked).toMatchObject({
    limit: 50,
    offset: 0,
    order: { column: "id", direction: "ASC" },
    withPrices: false,
    withStock: false,
    filters: {},
  })
  expect(asked.fields).toEqual(expect.arrayContaining(["title", "options.values.value", "variants.options.value", "images.url"]))
  expect(asked.fields).not.toContain("metadata")
})

test("with a region come prices, whether or not they are asked for", async () => {
  const { fields, withPrices } = await ask("one", { fields: "title", region_id: "reg_1" })
  expect(fields).toEqual(["title", "id", "variants.calculated_price.*"])
  expect(withPrices).toBe(true)
})
