import { describe, expect, test } from "vitest"
import { calculatePrice, type Price, type PriceContext } from "../../src/catalogue/products/prices"

const NOW = new Date("2026-06-01T12:00:00.000Z")
const visitor: PriceContext = { region_id: "reg_us", currency_code: "usd", groups: [], now: NOW, preferences: [] }
const REGION = { attribute: "region_id", operator: "eq", value: "reg_us" }
const VIP = { attribute: "customer.groups.id", operator: "eq", value: "vip" }

const price = (id: string, amount: string, more: Partial<Price> = {}): Price => ({
  id,
  amount,
  raw_amount: { value: amount, precision: 20 },
  currency_code: "usd",
  min_quantity: null,
  max_quantity: null,
  rules_count: more.rules?.length ?? 0,
  rules: [],
  price_list: null,
  ...more,
})

const list = (type: "sale" | "override", more: object = {}): Price["price_list"] => ({
  id: `plist_${type}`,
  type,
  rules_count: 0,
  starts_at: null,
  ends_at: null,
  rules: [],
  ...more,
})

const rules = (attribute: string, ...values: unknown[]) => ({
  rules_count: values.length,
  rules: values.map((value) => ({ attribute, value })),
})

const calculate = (prices: Price[], context: Partial<PriceContext> = {}) =>
  calculatePrice({ price_set_id: "pset_1", prices }, { ...visitor, ...context })

/** The calculated and the original price, by id. */
function ids(prices: Price[], context: Partial<PriceContext> = {}): (string | null | undefined)[] {
  const found = calculate(prices, context)
  return [found?.calculated_price.id, found?.original_price.id]
}

const base = price("base", "10")

describe("of the prices that hold", () => {
  test.each<[string, Price[], Partial<PriceContext>, (string | null | undefined)[]]>([
    ["the only one", [base], {}, ["base", "base"]],
    ["none in another currency", [price("eur", "9", { currency_code: "eur" })], {}, [undefined, undefined]],
    ["the currency in any case", [base], { currency_code: "USD" }, ["base", "base"]],
    ["one of the region before one of all", [base, price("region", "12", { rules: [REGION] })], {}, ["region", "region"]],
    ["none of another region", [price("region", "12", { rules: [REGION] })], { region_id: "reg_eg" }, [undefined, undefined]],
    [
      "one of two rules before one of one",
      [price("one", "1", { rules: [REGION] }), price("two", "2", { rules: [REGION, VIP] })],
      { groups: ["vip"] },
      ["two", "two"],
    ],
    ["none of which one rule does not hold", [base, price("two", "2", { rules: [REGION, VIP] })], { groups: ["other"] }, ["base", "base"]],
    [
      "none whose rules are fewer than Medusa counted",
      [base, price("odd", "2", { rules: [REGION], rules_count: 2 })],
      {},
      ["base", "base"],
    ],
    ["the lowest of equals", [base, price("low", "9.99")], {}, ["low", "low"]],
    ["one from the first piece", [price("from1", "9", { min_quantity: "1", max_quantity: "5" }), base], {}, ["from1", "from1"]],
    ["none from two pieces", [price("from2", "5", { min_quantity: "2" }), base], {}, ["base", "base"]],
    ["a sale that is lower", [base, price("sale", "8", { price_list: list("sale") })], {}, ["sale", "base"]],
    ["a sale at the same price", [base, price("sale", "10.00", { price_list: list("sale") })], {}, ["sale", "base"]],
    ["not a sale that is higher", [base, price("sale", "11", { price_list: list("sale") })], {}, ["base", "base"]],
    ["a sale of what has no other price", [price("sale", "8", { price_list: list("sale") })], {}, ["sale", null]],
    ["a sale for nothing", [base, price("sale", "0", { price_list: list("sale") })], {}, ["sale", "base"]],
    ["an override that is higher", [base, price("over", "20", { price_list: list("override") })], {}, ["over", "over"]],
    [
      "a sale on an override",
      [base, price("over", "9", { price_list: list("override") }), price("sale", "8", { price_list: list("sale") })],
      {},
      ["sale", "over"],
    ],
    [
      "an override that has more rules than a sale",
      [
        base,
        price("over", "9", { price_list: list("override", rules("customer.groups.id", ["vip"])) }),
        price("sale", "8", { price_list: list("sale") }),
      ],
      { groups: ["vip"] },
      ["over", "over"],
    ],
    [
      "none of a list for others",
      [base, price("over", "9", { price_list: list("override", rules("customer.groups.id", ["vip"])) })],
      { groups: ["other"] },
      ["base", "base"],
    ],
    [
      "none of a list for groups, for a visitor",
      [base, price("over", "9", { price_list: list("override", rules("customer.groups.id", ["vip"])) })],
      {},
      ["base", "base"],
    ],
    [
      "one of a list for one of several groups",
      [base, price("over", "9", { price_list: list("override", rules("customer.groups.id", ["a", "vip"])) })],
      { groups: ["b", "vip"] },
      ["over", "over"],
    ],
    [
      "one of a list with a bare value",
      [base, price("over", "9", { price_list: list("override", rules("region_id", "reg_us")) })],
      {},
      ["over", "over"],
    ],
    [
      "none of a list that has not begun",
      [base, price("over", "9", { price_list: list("override", { starts_at: "2026-06-01T12:00:00.001+00:00" }) })],
      {},
      ["base", "base"],
    ],
    [
      "one of a list that begins now",
      [base, price("over", "9", { price_list: list("override", { starts_at: "2026-06-01T12:00:00+00:00" }) })],
      {},
      ["over", "over"],
    ],
    [
      "one of a list that ends now",
      [base, price("over", "9", { price_list: list("override", { ends_at: "2026-06-01T12:00:00+00:00" }) })],
      {},
      ["over", "over"],
    ],
    [
      "none of a list that has ended",
      [base, price("over", "9", { price_list: list("override", { ends_at: "2026-06-01T11:59:59.999+00:00" }) })],
      {},
      ["base", "base"],
    ],
  ])("%s", (_what, prices, context, expected) => {
    expect(ids(prices, context)).toEqual(expected)
    expect(ids([...prices].reverse(), context)).toEqual(expected)
  })
})

describe("tax is included", () => {
  const inRegion = { attribute: "region_id", value: "reg_us", is_tax_inclusive: true }
  const inCurrency = { attribute: "currency_code", value: "usd", is_tax_inclusive: true }
  test.each<[string, Price, PriceContext["preferences"], boolean]>([
    ["not without a preference", base, [], false],
    ["by the currency's", base, [inCurrency], true],
    ["not by another currency's", base, [{ ...inCurrency, value: "eur" }], false],
    ["not by the region's, for a price of all regions", base, [inRegion], false],
    [
      "by the region's, for its own price",
      price("region", "9", { rules: [REGION] }),
      [{ ...inCurrency, is_tax_inclusive: false }, inRegion],
      true,
    ],
    [
      "not where the region says so, whatever the currency",
      price("region", "9", { rules: [REGION] }),
      [inCurrency, { ...inRegion, is_tax_inclusive: false }],
      false,
    ],
    ["by the currency's, where the region has none", price("region", "9", { rules: [REGION] }), [inCurrency], true],
  ])("%s", (_what, one, preferences, isIncluded) => {
    expect(calculate([one], { preferences })).toMatchObject({
      is_calculated_price_tax_inclusive: isIncluded,
      is_original_price_tax_inclusive: isIncluded,
    })
  })
})

test("a calculated price tells all that Medusa's does", () => {
  const sale = price("sale", "8.5", { price_list: list("sale"), min_quantity: "1", max_quantity: "20" })
  expect(calculate([base, sale])).toEqual({
    id: "pset_1",
    is_calculated_price_price_list: true,
    is_calculated_price_tax_inclusive: false,
    calculated_amount: 8.5,
    raw_calculated_amount: { value: "8.5", precision: 20 },
    is_original_price_price_list: false,
    is_original_price_tax_inclusive: false,
    original_amount: 10,
    raw_original_amount: { value: "10", precision: 20 },
    currency_code: "usd",
    calculated_price: { id: "sale", price_list_id: "plist_sale", price_list_type: "sale", min_quantity: 1, max_quantity: 20 },
    original_price: { id: "base", price_list_id: null, price_list_type: null, min_quantity: null, max_quantity: null },
  })
})
