import { calculatePrice, type VariantPrices } from "../../catalogue/products/prices"
import type { Shop } from "../../catalogue/products/shop"
import { type Texts, translate } from "../../catalogue/products/texts"
import type { SearchDocument } from "../provider"

/** A row of the catalogue. */
export interface ProductRow {
  readonly document: Product
  readonly prices: Readonly<Record<string, VariantPrices>>
  /** Locale, entity, field. */
  readonly texts: Readonly<Record<string, Texts>>
  readonly stock: Readonly<Record<string, { manage_inventory: boolean; items: { inventory_item_id: string; required_quantity: number }[] }>>
  readonly sales_channel_ids: string[]
}

interface Label {
  id: string
  value: string
}

interface Named {
  id: string
  handle: string
}

interface Product {
  id: string
  title: string
  subtitle: string | null
  description: string | null
  handle: string
  thumbnail: string | null
  created_at: string
  collection_id: string | null
  type_id: string | null
  type: Label | null
  collection: (Named & { title: string }) | null
  tags: Label[] | null
  categories: (Named & { name: string; is_active: boolean; is_internal: boolean })[] | null
  options: { id: string; title: string }[] | null
  variants:
    | {
        id: string
        title: string
        sku: string | null
        manage_inventory: boolean
        allow_backorder: boolean
        options: (Label & { option_id: string })[] | null
      }[]
    | null
}

interface Making {
  readonly locales: readonly string[]
  readonly shop: Shop
  readonly now: Date
  readonly canBeHad: (row: ProductRow, variantId: string) => boolean
}

/** What shoppers find of a product, one document per language. */
export function productDocuments(row: ProductRow, { locales, shop, now, canBeHad }: Making): SearchDocument[] {
  const { id, variants, created_at } = row.document
  const amounts = amountsOf(row, shop, now)
  const on_sale = Object.keys(amounts).filter((region) => isReduced(amounts[region]))
  const alike = {
    kind: "product",
    id,
    // Sold in none, it is found in none.
    channels: row.sales_channel_ids.length > 0 ? row.sales_channel_ids : ["none"],
    amounts,
    available: (variants ?? []).some((variant) => !variant.manage_inventory || variant.allow_backorder || canBeHad(row, variant.id)),
    created_at: Math.floor(Date.parse(created_at) / 1000),
  }
  return locales.map((locale) => {
    const texts = textsOf(translated(row, locale))
    return { ...alike, locale, ...texts, filters: { ...texts.filters, on_sale } }
  })
}

const isReduced = (price: SearchDocument["amounts"][string] | undefined) => price !== undefined && price.amount < price.original

function translated({ document, texts }: ProductRow, locale: string): Product {
  const own = texts[locale]
  if (!own) return document
  const copy = structuredClone(document)
  translate(copy as never, own)
  return copy
}

function textsOf(product: Product) {
  const { title, subtitle, description, handle, thumbnail, collection, collection_id, type, created_at } = product
  const categories = (product.categories ?? []).filter(({ is_active, is_internal }) => is_active && !is_internal)
  const tags = product.tags ?? []
  const facets = facetsOf(product)
  const skus = (product.variants ?? []).flatMap(({ sku }) => sku ?? [])
  return {
    title,
    subtitle,
    body: description,
    keywords: [
      ...categories.map(({ name }) => name),
      ...tags.map(({ value }) => value),
      ...[collection?.title ?? [], type?.value ?? []].flat(),
      ...Object.values(facets).flat(),
      ...skus,
    ],
    facets,
    filters: {
      category: categories.flatMap((category) => [category.id, category.handle]),
      collection: collection ? [collection.id, collection.handle] : [],
      tag: tags.flatMap((tag) => [tag.id, tag.value]),
      product_type: type ? [type.id, type.value] : [],
    },
    card: {
      handle,
      thumbnail,
      collection_id,
      category_ids: categories.map((category) => category.id),
      tags: tags.map(({ value }) => value),
      created_at,
    },
  }
}

/** Of each option, the values that can be chosen. */
function facetsOf({ options, variants }: Product): Record<string, string[]> {
  // An option may be called `constructor`.
  const facets = new Map<string, Set<string>>()
  for (const { id, title } of options ?? []) {
    const values = (variants ?? []).flatMap((variant) => (variant.options ?? []).filter(({ option_id }) => option_id === id))
    if (values.length > 0) facets.set(title, new Set([...(facets.get(title) ?? []), ...values.map(({ value }) => value)]))
  }
  return Object.fromEntries([...facets].map(([title, values]) => [title, [...values]]))
}

/** In each region, for somebody who belongs to no customer group. */
function amountsOf({ prices }: ProductRow, shop: Shop, now: Date): SearchDocument["amounts"] {
  const amounts: SearchDocument["amounts"] = {}
  for (const { id, currency_code } of shop.regions.values()) {
    const context = { region_id: id, currency_code, groups: [], now, preferences: shop.preferences }
    const found = Object.values(prices).flatMap((variant) => {
      const price = calculatePrice(variant, context)
      return price && price.calculated_amount !== null ? { amount: price.calculated_amount, original: price.original_amount ?? 0 } : []
    })
    const [cheapest] = found.toSorted((a, b) => a.amount - b.amount)
    if (!cheapest) continue
    const most = Math.max(...found.map(({ amount }) => amount))
    amounts[id] = { amount: cheapest.amount, original: Math.max(cheapest.amount, cheapest.original), most }
  }
  return amounts
}
