import type { Chance } from "./chance"
import type { Caller, GeneratedShop } from "./generated-shop"

/** A request, as it is sent over HTTP and as Express reads it. */
export interface GeneratedRequest {
  readonly path: string
  readonly query: Readonly<Record<string, string | string[]>>
  readonly caller: Caller
  readonly locale: string | undefined
  readonly customer: number | undefined
}

const COLUMNS = ["id", "title", "subtitle", "description", "handle", "is_giftcard", "discountable", "thumbnail", "collection_id", "type_id"]
const TIMES = ["created_at", "updated_at"]
const MEASURES = ["weight", "length", "height", "width", "hs_code", "origin_country", "mid_code", "material"]
const VARIANT_COLUMNS = [
  "id",
  "title",
  "sku",
  "ean",
  "allow_backorder",
  "manage_inventory",
  "variant_rank",
  "product_id",
  "thumbnail",
  "weight",
]
const CATEGORY_COLUMNS = ["id", "name", "description", "handle", "rank", "parent_category_id", "external_id"]
const LABEL_COLUMNS = ["id", "value", "external_id", "created_at"]

const within = (path: string, columns: string[]) => columns.map((column) => `${path}.${column}`)

const PATHS = [
  ...COLUMNS,
  ...TIMES,
  ...MEASURES,
  ...within("type", LABEL_COLUMNS),
  ...within("tags", LABEL_COLUMNS),
  ...within("collection", ["id", "title", "handle"]),
  ...within("images", ["id", "url", "rank"]),
  ...within("options", ["id", "title", "is_exclusive", "product_id"]),
  ...within("options.values", ["id", "value", "rank", "option_id", "option.title"]),
  ...within("variants", VARIANT_COLUMNS),
  ...within("variants.options", ["id", "value", "option_id", "option.id", "option.title"]),
  ...within("variants.images", ["id", "url", "rank"]),
  ...within("categories", CATEGORY_COLUMNS),
  ...within("categories.parent_category", ["id", "name", "handle"]),
  ...within("categories.category_children", ["id", "name", "category_children.name"]),
]
const RELATIONS = [
  ...["type", "tags", "collection", "images", "options", "options.values", "variants", "variants.options", "variants.images"],
  ...["categories", "categories.parent_category", "categories.category_children"],
]
const PRICES = [
  ...["variants.calculated_price", "*variants.calculated_price", "variants.calculated_price.*"],
  ...["variants.calculated_price.calculated_amount", "variants.calculated_price.currency_code"],
  "variants.calculated_price.calculated_price.price_list_type",
]
const STOCK = "variants.inventory_quantity"

/** What columns are ordered by of which no two products of this shop have the same, as others come in any order in Medusa. */
const ORDERS = ["id", "title", "handle", "created_at", "updated_at"]
/** Of which no two products have the same, whoever made them. */
export const UNIQUE_ORDERS = ["id", "handle"]

/** Any request for products that shoppers may make, bad ones among them. */
export function generateRequest(shop: GeneratedShop, chance: Chance, orders = ORDERS): GeneratedRequest {
  const caller = chance.one(shop.callers)
  const isList = chance.is(0.75)
  const place = generatePlace(shop, chance)
  // Medusa refuses what it cannot count: prices nowhere, stock in several channels.
  const mostly = (possible: boolean) => possible || chance.is(0.1)
  const query = {
    fields: chance.maybe(0.7, () =>
      generateFields(chance, { prices: mostly("region_id" in place), stock: mostly(caller.channelIds.length === 1) }),
    ),
    ...place,
    ...(chance.is(0.15) ? { sales_channel_id: chance.one(caller.channelIds) } : {}),
    ...(isList ? { ...generateFilters(shop, chance), ...generatePage(chance, orders) } : {}),
  }
  return {
    path: isList ? "/store/products" : `/store/products/${chance.one(shop.productIds)}`,
    query: Object.fromEntries(
      Object.entries<string | string[] | undefined>(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    caller,
    locale: chance.maybe(0.4, () => chance.one([...shop.locales, "AR-eg", "de"])),
    customer: chance.maybe(0.4, () => chance.upTo(shop.customers.length - 1)),
  }
}

function generateFields(chance: Chance, may: { prices: boolean; stock: boolean }): string {
  const relative = chance.is(0.5)
  const plain = () =>
    relative
      ? chance.one([`+${chance.one(PATHS)}`, `-${chance.one([...COLUMNS, ...RELATIONS])}`, `*${chance.one(RELATIONS)}`])
      : chance.one(PATHS)
  const tokens = [
    ...Array.from({ length: 1 + chance.upTo(6) }, plain),
    chance.maybe(0.3, () => chance.one(RELATIONS.map((path) => `${path}.*`))),
    relative ? undefined : chance.maybe(0.1, () => chance.one(RELATIONS)),
    chance.maybe(may.prices ? 0.4 : 0, () => (relative ? "*variants.calculated_price" : chance.one(PRICES))),
  ].filter((token) => token !== undefined)
  if (may.stock && chance.is(0.2)) tokens.push(...(relative ? [`+${STOCK}`] : [STOCK, "variants.id", "variants.manage_inventory"]))
  return tokens.join(",")
}

function generatePlace({ regions }: GeneratedShop, chance: Chance): Record<string, string | undefined> {
  if (chance.is(0.35)) return {}
  const { id, country } = chance.one(regions)
  return {
    region_id: id,
    country_code: chance.maybe(0.6, () => chance.one([country, country.toUpperCase(), "us"])),
    province: chance.maybe(0.2, () => chance.one(["jp-13", "JP-13", "none"])),
  }
}

function generateFilters(shop: GeneratedShop, chance: Chance): Record<string, string | string[] | undefined> {
  const oneOrMore = (ids: readonly string[]) => (chance.is(0.5) ? chance.one(ids) : [chance.one(ids), chance.one(ids)])
  const filters: Record<string, () => string | string[]> = {
    id: () => (chance.is(0.5) ? chance.some(shop.productIds, 20).concat("prod_none", "prod_nobody") : oneOrMore(shop.productIds)),
    handle: () => oneOrMore(shop.handles),
    title: () => oneOrMore(shop.titles),
    is_giftcard: () => chance.one(["true", "false"]),
    collection_id: () => oneOrMore(shop.collectionIds),
    type_id: () => oneOrMore(shop.typeIds),
    tag_id: () => oneOrMore(shop.tagIds),
    category_id: () => oneOrMore(shop.categoryIds),
  }
  return Object.fromEntries(chance.some(Object.keys(filters), chance.one([0, 1, 1, 2])).map((name) => [name, filters[name]?.()]))
}

function generatePage(chance: Chance, orders: readonly string[]): Record<string, string | undefined> {
  return {
    limit: chance.maybe(0.9, () => String(chance.one([0, 1, 2, 3, 5, 8, 12, 100]))),
    offset: chance.maybe(0.5, () => String(chance.one([0, 1, 5, 20, 200]))),
    order: chance.maybe(0.5, () => `${chance.one(["", "-"])}${chance.one(orders)}`),
  }
}
