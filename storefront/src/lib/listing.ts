import type { HttpTypes } from "@medusajs/types"

/** A product as a list shows it. Amounts in major units of the shopper's currency. */
export interface Listed {
  readonly id: string
  readonly handle: string
  readonly title: string
  readonly subtitle: string | null
  readonly thumbnail: string | null
  readonly createdAt: string
  readonly price: Price | undefined
  readonly available: boolean
  /** Values of each option, by its title: `{ Color: ["Petrol", "Cream"] }`. */
  readonly options: Readonly<Record<string, readonly string[]>>
  readonly tags: readonly string[]
  readonly categoryIds: readonly string[]
  readonly collectionId: string | null
}

export interface Price {
  readonly amount: number
  /** What it was before a sale; undefined without one. */
  readonly was: number | undefined
  /** Other variants cost more. */
  readonly from: boolean
}

type Product = HttpTypes.StoreProduct
type Variant = HttpTypes.StoreProductVariant

/** Whether a shopper can have one now. */
export function isAvailable(variant: Pick<Variant, "manage_inventory" | "allow_backorder" | "inventory_quantity">): boolean {
  return !variant.manage_inventory || Boolean(variant.allow_backorder) || (variant.inventory_quantity ?? 0) > 0
}

export function priceOf(variant: Variant): Omit<Price, "from"> | undefined {
  const { calculated_amount: amount, original_amount: original } = variant.calculated_price ?? {}
  if (amount === null || amount === undefined) return undefined
  return { amount, was: original && original > amount ? original : undefined }
}

export function toListed(product: Product): Listed {
  const variants = product.variants ?? []
  const prices = variants.map(priceOf).filter((price) => price !== undefined)
  const cheapest = prices.reduce<(typeof prices)[number] | undefined>(
    (least, price) => (least && least.amount <= price.amount ? least : price),
    undefined,
  )
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    subtitle: product.subtitle ?? null,
    thumbnail: product.thumbnail ?? null,
    createdAt: String(product.created_at ?? ""),
    price: cheapest && { ...cheapest, from: prices.some((price) => price.amount > cheapest.amount) },
    available: variants.some(isAvailable),
    options: Object.fromEntries(
      (product.options ?? []).map((option) => [option.title, [...new Set(variants.flatMap((variant) => valuesOf(variant, option.id)))]]),
    ),
    tags: (product.tags ?? []).map((tag) => tag.value),
    categoryIds: (product.categories ?? []).map((category) => category.id),
    collectionId: product.collection_id ?? null,
  }
}

function valuesOf(variant: Variant, optionId: string): string[] {
  return (variant.options ?? []).filter((value) => value.option_id === optionId).map((value) => value.value)
}

export const SORTS = ["popular", "newest", "price", "-price", "title"] as const
export type Sort = (typeof SORTS)[number]

/** What a list's address says: shareable, and safe whatever somebody writes into it. */
export interface Selection {
  readonly sort: Sort
  readonly page: number
  readonly available: boolean
  readonly min: number | undefined
  readonly max: number | undefined
  readonly options: Readonly<Record<string, readonly string[]>>
}

export type Parameters = Record<string, string | string[] | undefined>

const OPTION = "o."

export function readSelection(parameters: Parameters): Selection {
  const one = (name: string) => [parameters[name]].flat()[0]
  const number = (name: string) => {
    const value = Number(one(name))
    return one(name) && Number.isFinite(value) && value >= 0 ? value : undefined
  }
  const sort = SORTS.find((known) => known === one("sort")) ?? "popular"
  const options = Object.entries(parameters)
    .filter(([name, value]) => name.startsWith(OPTION) && value)
    .map(([name, value]) => [name.slice(OPTION.length), [value].flat().filter((each) => each !== undefined)] as const)
  return {
    sort,
    page: Math.max(1, Math.trunc(number("page") ?? 1)),
    available: one("available") === "1",
    min: number("min"),
    max: number("max"),
    options: Object.fromEntries(options),
  }
}

/** The query string of a selection, without what goes without saying. */
export function writeSelection({ sort, page, available, min, max, options }: Selection): string {
  const query = new URLSearchParams()
  if (sort !== "popular") query.set("sort", sort)
  if (page > 1) query.set("page", String(page))
  if (available) query.set("available", "1")
  if (min !== undefined) query.set("min", String(min))
  if (max !== undefined) query.set("max", String(max))
  for (const [name, values] of Object.entries(options)) for (const value of values) query.append(OPTION + name, value)
  return query.toString()
}

export interface Facet {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly count: number; readonly chosen: boolean }[]
}

export interface Listing {
  readonly products: readonly Listed[]
  readonly count: number
  readonly pages: number
  readonly page: number
  readonly facets: readonly Facet[]
  readonly inStock: number
  /** The cheapest and the dearest of all, before any choice. */
  readonly range: readonly [number, number] | undefined
}

const PAGE_SIZE = 12

/** Applies a selection. A facet counts what would be shown if its own choice were not made. */
export function select(all: readonly Listed[], selection: Selection): Listing {
  const matching = (except?: string) =>
    all.filter(
      (product) =>
        (except === "price" || inRange(product, selection)) &&
        (except === "available" || !selection.available || product.available) &&
        Object.entries(selection.options).every(
          ([name, values]) => name === except || values.length === 0 || values.some((value) => product.options[name]?.includes(value)),
        ),
    )
  const found = matching()
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const page = Math.min(selection.page, pages)
  const amounts = all.flatMap(({ price }) => (price ? [price.amount] : []))
  return {
    products: [...found].sort(ORDER[selection.sort]).slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    count: found.length,
    pages,
    page,
    facets: facetsOf(all, selection, matching),
    inStock: matching("available").filter((product) => product.available).length,
    range: amounts.length ? [Math.floor(Math.min(...amounts)), Math.ceil(Math.max(...amounts))] : undefined,
  }
}

function inRange({ price }: Listed, { min, max }: Selection): boolean {
  if (min === undefined && max === undefined) return true
  return price !== undefined && price.amount >= (min ?? 0) && price.amount <= (max ?? Number.POSITIVE_INFINITY)
}

function facetsOf(all: readonly Listed[], { options }: Selection, matching: (except: string) => Listed[]): Facet[] {
  const names = [...new Set(all.flatMap((product) => Object.keys(product.options)))]
  return names
    .map((name) => {
      const pool = matching(name)
      const values = [...new Set(all.flatMap((product) => product.options[name] ?? []))]
      return {
        name,
        values: values
          .map((value) => ({
            value,
            count: pool.filter((product) => product.options[name]?.includes(value)).length,
            chosen: options[name]?.includes(value) ?? false,
          }))
          .filter(({ count, chosen }) => count > 0 || chosen),
      }
    })
    .filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen))
}

const amount = ({ price }: Listed) => price?.amount ?? Number.POSITIVE_INFINITY
const ORDER: Record<Sort, (a: Listed, b: Listed) => number> = {
  // What can be had comes before what cannot; the sort is stable, so the merchant's order holds within.
  popular: (a, b) => Number(b.available) - Number(a.available),
  newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
  price: (a, b) => amount(a) - amount(b),
  "-price": (a, b) => amount(b) - amount(a),
  title: (a, b) => a.title.localeCompare(b.title),
}
