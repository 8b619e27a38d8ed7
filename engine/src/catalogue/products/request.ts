import { validateAndTransformQuery } from "@medusajs/framework"
import type { MedusaRequest } from "@medusajs/framework/http"
import { listProductQueryConfig, retrieveProductQueryConfig } from "@medusajs/medusa/api/store/products/query-config"
import { StoreGetProductsParams } from "@medusajs/medusa/api/store/products/validators"
import { assertOrder, assertRequested, resolveFields } from "../../server/store-fields/fields"
import { isAdded, storeType } from "../../server/store-fields/types"
import { Aside, type ReadRequest } from "./types"

/** What a request asks for, checked as Medusa's own route checks it. */
export interface Asked {
  /** Paths, without stars but for `variants.calculated_price.*`. */
  readonly fields: readonly string[]
  readonly withPrices: boolean
  readonly withStock: boolean
  readonly filters: Readonly<Partial<Record<Filter, readonly string[]>>>
  readonly isGiftcard: boolean | undefined
  readonly order: { readonly column: OrderColumn; readonly direction: "ASC" | "DESC" }
  readonly limit: number
  readonly offset: number
  readonly channelIds: readonly string[]
  readonly place: { readonly regionId?: string; readonly countryCode?: string; readonly province?: string }
}

const FILTERS = ["id", "handle", "title", "external_id", "collection_id", "type_id", "tag_id", "category_id"] as const
export type Filter = (typeof FILTERS)[number]

const ORDER_COLUMNS = [
  ...["id", "title", "subtitle", "description", "handle", "is_giftcard", "discountable", "thumbnail", "collection_id", "type_id"],
  ...["created_at", "updated_at"],
] as const
type OrderColumn = (typeof ORDER_COLUMNS)[number]

const LIST_PARAMETERS = new Set<string>([...FILTERS, "is_giftcard", "limit", "offset", "order"])
const PARAMETERS = new Set(["fields", "sales_channel_id", "region_id", "country_code", "province"])

const MAX_LIMIT = 250
const ROOT = "Product"
const PRICE = "variants.calculated_price"
const STOCK = "variants.inventory_quantity"

type Validated = Pick<MedusaRequest, "queryConfig" | "filterableFields" | "validatedQuery">
type Node = { id?: unknown } | undefined
type Scalar = string | string[] | undefined

const validators = {
  list: validateAndTransformQuery(StoreGetProductsParams, listProductQueryConfig),
  one: validateAndTransformQuery(StoreGetProductsParams, retrieveProductQueryConfig),
}

/**
 * @param kind a list, or one product, which takes no filters
 * @throws Aside for what is not served, and for what Medusa refuses
 */
export async function parse(kind: "list" | "one", { query: { locale: _, ...query }, channelIds }: ReadRequest): Promise<Asked> {
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.has(name) && !(kind === "list" && LIST_PARAMETERS.has(name))) throw new Aside("parameter")
    // What is empty means something else to each of Medusa's filters.
    if (value === "" && name !== "fields") throw new Aside("parameter")
  }
  const { queryConfig, filterableFields, validatedQuery } = await validated(kind, query)
  const fields = fieldsOf(queryConfig.fields, filterableFields.region_id !== undefined)
  const { skip = 0, take = 0 } = queryConfig.pagination
  if (!(take >= 0 && take <= MAX_LIMIT && skip >= 0 && Number.isSafeInteger(skip))) throw new Aside("parameter")
  return {
    fields: fields.filter((field) => !field.includes(STOCK)),
    withPrices: fields.some((field) => field.startsWith(`${PRICE}.`)),
    withStock: withStock(fields),
    filters: filtersOf(filterableFields),
    isGiftcard: filterableFields.is_giftcard as boolean | undefined,
    order: orderOf(query.order as string | undefined),
    limit: take,
    offset: skip,
    channelIds: channelsOf(validatedQuery.sales_channel_id as Scalar, channelIds),
    place: {
      regionId: filterableFields.region_id as string | undefined,
      countryCode: filterableFields.country_code as string | undefined,
      province: filterableFields.province as string | undefined,
    },
  }
}

async function validated(kind: "list" | "one", query: Record<string, unknown>): Promise<Validated> {
  const request = { query } as unknown as MedusaRequest
  try {
    assertRequested(query.fields, ROOT)
    assertOrder(query.order, ROOT)
    await validators[kind](request, undefined as never, (error?: unknown) => {
      if (error) throw error
    })
  } catch {
    throw new Aside("refused")
  }
  return request
}

function filtersOf({ tags, categories, ...own }: Record<string, unknown>): Asked["filters"] {
  const all: Record<string, unknown> = { ...own, tag_id: (tags as Node)?.id, category_id: (categories as Node)?.id }
  return Object.fromEntries(FILTERS.flatMap((name) => (all[name] === undefined ? [] : [[name, [all[name] as string | string[]].flat()]])))
}

/** The fields as Medusa's route and our guard leave them, in their order: prices with a region without being asked for. */
function fieldsOf(asked: string[], withRegion: boolean): string[] {
  const fields = asked.map((field) => (field === PRICE ? `${PRICE}.*` : field))
  if (withRegion && !fields.some((field) => field.startsWith(`${PRICE}.`))) fields.push(`${PRICE}.*`)
  const resolved = resolveFields(fields, ROOT)
  if (!resolved.every(isServed)) throw new Aside("parameter")
  return resolved
}

const PRICE_COLUMNS = new Set([
  ...["*", "id", "is_calculated_price_price_list", "is_calculated_price_tax_inclusive", "calculated_amount", "raw_calculated_amount"],
  ...["is_original_price_price_list", "is_original_price_tax_inclusive", "original_amount", "raw_original_amount", "currency_code"],
  ...["calculated_price", "original_price"].flatMap((price) => [
    price,
    ...["id", "price_list_id", "price_list_type", "min_quantity", "max_quantity"].map((column) => `${price}.${column}`),
  ]),
])

/** What a plugin lets shoppers read besides is not in the documents, but for what the merchant noted. */
function isServed(field: string): boolean {
  if (field.startsWith(`${PRICE}.`)) return PRICE_COLUMNS.has(field.slice(PRICE.length + 1))
  // Of which Medusa answers what it happens to have read on another path.
  if (/^categories\.\w+\.\w+\./.test(field)) return false
  let type = ROOT
  for (const part of field.split(".")) {
    if (part !== "metadata" && isAdded(type, part)) return false
    type = storeType(type).relations[part] ?? type
  }
  return true
}

function withStock(fields: string[]): boolean {
  if (!fields.some((field) => field.includes(STOCK))) return false
  // Medusa's route cannot tell which variants it counts without their ids.
  if (!fields.some((field) => field === "variants.id" || field.startsWith(`${PRICE}.`))) throw new Aside("refused")
  return true
}

function orderOf(order = "id"): Asked["order"] {
  const column = ORDER_COLUMNS.find((name) => name === order.replace(/^-/, ""))
  if (!column) throw new Aside("parameter")
  return { column, direction: order.startsWith("-") ? "DESC" : "ASC" }
}

function channelsOf(asked: Scalar, ofKey: readonly string[]): readonly string[] {
  const channels = asked === undefined ? ofKey : [asked].flat()
  if (channels.length === 0 || !channels.every((id) => ofKey.includes(id))) throw new Aside("refused")
  return channels
}
