import { Modules } from "@medusajs/framework/utils"
import * as flows from "@medusajs/medusa/core-flows"
import { queryRows } from "@wekala/engine/kit"
import type { Chance } from "./chance"
import type { GeneratedShop } from "./generated-shop"

type Edit = (shop: GeneratedShop, chance: Chance) => Promise<unknown>

const resolve = <T extends keyof Services>({ engine }: GeneratedShop, name: T): Services[T] => engine.container.resolve(name) as Services[T]
// biome-ignore lint/suspicious/noExplicitAny: the inputs of Medusa's services are wider than their types admit
type Services = Record<(typeof Modules)[keyof typeof Modules], any>

// biome-ignore lint/suspicious/noExplicitAny: as above
const run = ({ engine }: GeneratedShop, workflow: any, input: unknown) => workflow(engine.container).run({ input })

/** The id of a row that is not deleted, of those that the generated products have. */
async function anyOf({ productIds }: GeneratedShop, chance: Chance, sql: string): Promise<string> {
  const rows = await queryRows<{ id: string }>(`${sql} ORDER BY 1`, sql.includes("$1") ? [productIds] : [])
  return chance.one(rows)?.id ?? "none"
}

const ofProducts = (table: string) => `SELECT id FROM ${table} WHERE product_id = ANY($1) AND deleted_at IS NULL`
const OPTIONS = "SELECT product_option_id AS id FROM product_product_option WHERE product_id = ANY($1)"
const VALUES = `SELECT id FROM product_option_value WHERE option_id IN (${OPTIONS}) AND deleted_at IS NULL`
const PRICE_SETS = `SELECT price_set_id FROM product_variant_price_set WHERE deleted_at IS NULL AND variant_id IN (${ofProducts("product_variant")})`
const PRICES = `SELECT id FROM price WHERE deleted_at IS NULL AND price_set_id IN (${PRICE_SETS})`
const ITEMS = `SELECT inventory_item_id FROM product_variant_inventory_item WHERE deleted_at IS NULL AND variant_id IN (${ofProducts("product_variant")})`
const LEVELS = `SELECT id FROM inventory_level WHERE deleted_at IS NULL AND inventory_item_id IN (${ITEMS})`
const LISTS = "SELECT id FROM price_list WHERE title LIKE 'Generated %' AND deleted_at IS NULL"
const RATES = "SELECT id FROM tax_rate WHERE code IN ('jp', 'gb', 'tokyo', 'books', 'food') AND deleted_at IS NULL"
const TRANSLATIONS = "SELECT id FROM translation WHERE deleted_at IS NULL"

const text = (chance: Chance) => `Edited ${chance.upTo(1e9).toString(36)}`
const amount = (chance: Chance) => chance.upTo(1e7) / 100

/** What merchants do, and what somebody does to the database by hand. */
const EDITS: Record<string, Edit> = {
  "a product's texts": (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProducts(chance.one(shop.productIds.slice(2)), {
      title: text(chance),
      subtitle: chance.maybe(0.5, () => text(chance)) ?? null,
    }),
  "a product's state": (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProducts(chance.one(shop.productIds.slice(2)), {
      status: chance.one(["draft", "published", "published"]),
    }),
  "a product's labels": (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProducts(chance.one(shop.productIds.slice(2)), {
      type_id: chance.one(shop.typeIds),
      collection_id: chance.one(shop.collectionIds),
      tag_ids: chance.some(shop.tagIds),
      category_ids: chance.some(shop.categoryIds, 3),
    }),
  "a product by hand": (shop, chance) =>
    queryRows("UPDATE product SET title = $2, is_giftcard = NOT is_giftcard, weight = 1.5 WHERE id = $1", [
      chance.one(shop.productIds),
      text(chance),
    ]),
  "a tag of a product by hand": (shop, chance) =>
    queryRows("DELETE FROM product_tags WHERE product_id = $1", [chance.one(shop.productIds)]),
  "a product's end": (shop, chance) => run(shop, flows.deleteProductsWorkflow, { ids: [chance.one(shop.productIds.slice(-4))] }),
  "where a product is sold": async (shop, chance) => {
    const [product_id, sales_channel_id] = [chance.one(shop.productIds), chance.one(shop.channelIds)]
    const link = { [Modules.PRODUCT]: { product_id }, [Modules.SALES_CHANNEL]: { sales_channel_id } }
    await shop.engine.container.resolve("link")[chance.one(["create", "dismiss"] as const)](link)
  },
  "a variant": async (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProductVariants(await anyOf(shop, chance, ofProducts("product_variant")), {
      title: text(chance),
      manage_inventory: chance.is(0.7),
    }),
  "a variant's end": async (shop, chance) =>
    run(shop, flows.deleteProductVariantsWorkflow, { ids: [await anyOf(shop, chance, ofProducts("product_variant"))] }),
  "an option": async (shop, chance) =>
    queryRows("UPDATE product_option SET title = $2 WHERE id = $1", [await anyOf(shop, chance, OPTIONS), text(chance)]),
  "a value": async (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProductOptionValues(await anyOf(shop, chance, VALUES), { value: text(chance) }),
  "the order of pictures": async (shop, chance) =>
    queryRows("UPDATE image SET rank = rank + 10 WHERE id = $1", [await anyOf(shop, chance, ofProducts("image"))]),
  "a picture's end": async (shop, chance) =>
    queryRows("UPDATE image SET deleted_at = now() WHERE id = $1", [await anyOf(shop, chance, ofProducts("image"))]),
  "a tag": (shop, chance) => resolve(shop, Modules.PRODUCT).updateProductTags(chance.one(shop.tagIds), { value: text(chance) }),
  "a type": (shop, chance) => resolve(shop, Modules.PRODUCT).updateProductTypes(chance.one(shop.typeIds), { value: text(chance) }),
  "a collection": (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProductCollections(chance.one(shop.collectionIds), { title: text(chance) }),
  "a category": (shop, chance) =>
    resolve(shop, Modules.PRODUCT).updateProductCategories(chance.one(shop.categoryIds), {
      name: text(chance),
      is_active: chance.is(0.7),
      is_internal: chance.is(0.3),
    }),
  "a price": async (shop, chance) => {
    const value = amount(chance)
    await queryRows(
      "UPDATE price SET amount = $2::numeric, raw_amount = jsonb_build_object('value', $3::text, 'precision', 20) WHERE id = $1",
      [await anyOf(shop, chance, PRICES), value, String(value)],
    )
  },
  "a price's end": async (shop, chance) =>
    queryRows("UPDATE price SET deleted_at = now() WHERE id = $1", [await anyOf(shop, chance, PRICES)]),
  "a price more": async (shop, chance) => {
    const { id, currency } = chance.one(shop.regions)
    const [set] = await queryRows<{ price_set_id: string }>(`${PRICE_SETS} ORDER BY md5(price_set_id || $2) LIMIT 1`, [
      shop.productIds,
      String(chance.number()),
    ])
    await resolve(shop, Modules.PRICING).addPrices({
      priceSetId: set?.price_set_id,
      prices: [{ currency_code: currency, amount: amount(chance), rules: { region_id: id } }],
    })
  },
  "a price list": async (shop, chance) =>
    resolve(shop, Modules.PRICING).updatePriceLists([
      { id: await anyOf(shop, chance, LISTS), status: chance.one(["active", "active", "draft"]), type: chance.one(["sale", "override"]) },
    ]),
  "a price list's end": async (shop, chance) => resolve(shop, Modules.PRICING).deletePriceLists([await anyOf(shop, chance, LISTS)]),
  "a region": (shop, chance) =>
    resolve(shop, Modules.REGION).updateRegions(chance.one(shop.regions).id, { automatic_taxes: chance.is(0.7) }),
  "whether prices include tax": (shop, chance) =>
    queryRows("UPDATE price_preference SET is_tax_inclusive = NOT is_tax_inclusive WHERE value = $1", [
      chance.one(["gbp", "jpy", "chf", ...shop.regions.map(({ id }) => id)]),
    ]),
  "a tax rate": async (shop, chance) =>
    resolve(shop, Modules.TAX).updateTaxRates(await anyOf(shop, chance, RATES), { rate: chance.upTo(300) / 10 }),
  "what a tax rate is for": async (shop, chance) =>
    resolve(shop, Modules.TAX).createTaxRateRules({
      tax_rate_id: await anyOf(shop, chance, RATES.replace("'jp', 'gb', 'tokyo', ", "")),
      ...chance.one([
        { reference: "product", reference_id: chance.one(shop.productIds) },
        { reference: "product_type", reference_id: chance.one(shop.typeIds) },
      ]),
    }),
  stock: async (shop, chance) =>
    queryRows(
      "UPDATE inventory_level SET stocked_quantity = $2, raw_stocked_quantity = jsonb_build_object('value', $2::text, 'precision', 20) WHERE id = $1",
      [await anyOf(shop, chance, LEVELS), chance.upTo(9)],
    ),
  "a level's end": async (shop, chance) =>
    queryRows("UPDATE inventory_level SET deleted_at = now() WHERE id = $1", [await anyOf(shop, chance, LEVELS)]),
  "a translation": async (shop, chance) =>
    resolve(shop, Modules.TRANSLATION).updateTranslations({
      id: await anyOf(shop, chance, TRANSLATIONS),
      translations: Object.fromEntries(["title", "value", "name", "description"].map((field) => [field, text(chance)])),
    }),
  "a translation's end": async (shop, chance) =>
    resolve(shop, Modules.TRANSLATION).deleteTranslations([await anyOf(shop, chance, TRANSLATIONS)]),
  "who is in a group": async (shop, chance) =>
    queryRows("DELETE FROM customer_group_customer WHERE customer_id = $1", [chance.one(shop.customers.slice(1)).id]),
}

/** Makes so many random edits, and tells which: those that cannot be, such as of what is gone, are left out. */
export async function editShop(shop: GeneratedShop, chance: Chance, many: number): Promise<string[]> {
  const made: string[] = []
  for (let edit = 0; edit < many; edit++) {
    const name = chance.one(Object.keys(EDITS))
    await EDITS[name]?.(shop, chance).then(
      () => made.push(name),
      () => undefined,
    )
  }
  return made
}
