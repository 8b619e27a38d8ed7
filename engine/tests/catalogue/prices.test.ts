import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { testEngine } from "@wekala/engine/testing"
import { expect, test } from "vitest"
import { calculatePrice, type PriceContext, type VariantPrices } from "../../src/catalogue/products/prices"
import { priceParts } from "../../src/catalogue/documents/price-sql"
import { Chance } from "./chance"

const seed = Number(process.env.WEKALA_SEED ?? Date.now() % 1_000_000_000)
const chance = new Chance(seed)
const SETS = 150
const CONTEXTS = 40

const REGIONS = ["reg_a", "reg_b", "reg_c"]
const GROUPS = ["group_a", "group_b", "group_c"]
// Currencies that no other test has: their preferences would change its prices.
const CURRENCIES = ["isk", "nok"]
const DAY_MS = 24 * 60 * 60 * 1_000

/** No two amounts of a set are the same: of equals, PostgreSQL takes either. @param list prices of a list differ from those of any other */
function prices(count: number, list = 0) {
  const amounts = chance.some(Array.from({ length: 60 }, (_, index) => index / 2 + list / 100))
  return amounts.slice(0, count).map((amount) => ({
    currency_code: chance.one(CURRENCIES),
    amount,
    ...(chance.is(0.3) ? { min_quantity: chance.one([0, 1, 2, 10]) } : {}),
    ...(chance.is(0.3) ? { max_quantity: chance.one([10, 20]) } : {}),
    rules: Object.fromEntries(
      [
        ["region_id", chance.one(REGIONS)],
        ["customer.groups.id", chance.one(GROUPS)],
        ["nobody_knows", "it"],
      ].filter(() => chance.is(0.25)),
    ),
  }))
}

test(`prices are those of the pricing module (seed ${seed})`, async () => {
  const { container } = await testEngine()
  const pricing = container.resolve(Modules.PRICING)
  const sets = await pricing.createPriceSets(Array.from({ length: SETS }, () => ({ prices: prices(chance.upTo(6)) })))
  const at = () => chance.maybe(0.4, () => new Date(Date.now() + chance.one([-2, -1, 1, 2]) * DAY_MS).toISOString())
  await pricing.createPriceLists(
    Array.from({ length: 12 }, (_, index) => ({
      title: "Random",
      description: "",
      status: chance.one(["active", "active", "active", "draft"]),
      type: chance.one(["sale", "override"]),
      starts_at: at(),
      ends_at: at(),
      rules: Object.fromEntries(
        [
          ["region_id", chance.some(REGIONS, 2).concat(chance.one(REGIONS))],
          ["customer.groups.id", chance.some(GROUPS, 2).concat(chance.one(GROUPS))],
        ].filter(() => chance.is(0.3)),
      ),
      prices: chance.some(sets, 60).flatMap(({ id }) => prices(1, index + 1).map((price) => ({ ...price, price_set_id: id }))),
    })) as never,
  )
  await pricing.createPricePreferences([
    { attribute: "region_id", value: "reg_a", is_tax_inclusive: true },
    { attribute: "region_id", value: "reg_b", is_tax_inclusive: false },
    { attribute: "currency_code", value: "nok", is_tax_inclusive: true },
  ])
  const preferences = await queryRows<PriceContext["preferences"][number]>(
    "SELECT attribute, value, is_tax_inclusive FROM price_preference WHERE deleted_at IS NULL ORDER BY id",
  )
  const ids = sets.map(({ id }) => id)
  const kept = await pricesOf(ids)
  let found = 0
  for (let index = 0; index < CONTEXTS; index++) {
    const [region_id, currency_code, groups] = [chance.one(REGIONS), chance.one(CURRENCIES), chance.some(GROUPS)]
    const customer = chance.is(0.7) ? { customer: { groups: groups.map((id) => ({ id })) } } : {}
    const theirs = await pricing.calculatePrices({ id: ids }, { context: { region_id, currency_code, ...customer } as never })
    const context = { region_id, currency_code, groups: customer.customer ? groups : [], now: new Date(), preferences }
    const ours = ids.flatMap((id) => calculatePrice(kept[id] as VariantPrices, context) ?? [])
    expect(JSON.parse(JSON.stringify(ours)), JSON.stringify({ region_id, currency_code, customer })).toEqual(
      JSON.parse(JSON.stringify(theirs)),
    )
    found += ours.length
  }
  expect(found).toBeGreaterThan((SETS * CONTEXTS) / 4)
})

/** What a document would hold of these price sets, were each a variant's of one product. */
async function pricesOf(ids: string[]): Promise<Record<string, VariantPrices>> {
  await queryRows("INSERT INTO product_variant_price_set (id, variant_id, price_set_id) SELECT id, id, id FROM unnest($1::text[]) AS id", [
    ids,
  ])
  const [row] = await queryRows<{ item: Record<string, VariantPrices> }>(
    `WITH variant AS (SELECT id, 'prod_none' AS product_id, false AS manage_inventory FROM unnest($1::text[]) AS id), ${priceParts} SELECT item FROM prices`,
    [ids],
  )
  await queryRows("DELETE FROM product_variant_price_set WHERE variant_id = ANY($1)", [ids])
  return row?.item ?? {}
}
