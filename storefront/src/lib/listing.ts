import type { HttpTypes } from "@medusajs/types"

/** A product as a list shows it. Amounts in major units of the shopper's currency. */
export interface Listed {
  readonly id: string
  readonly handle: string
  readonly title: string
  readonly subtitle: string | null
  readonly thumbnail: string | null
  readonly price: Price | undefined
  readonly available: boolean
  /** The title and the subtitle with the words that were searched for marked, as the engine writes them. */
  readonly marked?: { readonly title?: string | undefined; readonly subtitle?: string | undefined }
}

export interface Price {
  readonly amount: number
  /** What it was before a sale; undefined without one. */
  readonly was: number | undefined
  /** Other variants cost more. */
  readonly from: boolean
}

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

const BROWSED = ["popular", "newest", "price", "-price", "title"] as const
const SEARCHED = ["relevance", ...BROWSED] as const
export type Sort = (typeof SEARCHED)[number]

/** The orders that a list can have. The first is what goes without saying. */
export const sortsOf = ({ q }: Pick<Selection, "q">): readonly [Sort, ...Sort[]] => (q ? SEARCHED : BROWSED)

/** What a list's address says: shareable, and safe whatever somebody writes into it. */
export interface Selection {
  /** The words that are searched for; empty where a list is looked through. */
  readonly q: string
  /** The words are taken as they are: no price and no colour is read out of them. */
  readonly exact: boolean
  readonly sort: Sort
  readonly page: number
  readonly available: boolean
  readonly min: number | undefined
  readonly max: number | undefined
  readonly options: Readonly<Record<string, readonly string[]>>
}

export type Parameters = Readonly<Record<string, string | string[] | undefined>>

const OPTION = "o."
const LONGEST_WORDS = 100
const LONGEST_OPTION = 99
const MOST_OPTIONS = 40
const MOST_PAGES = 8_000
const MOST_AMOUNT = 1e9

/** The words that are searched for. */
export const readWords = ({ q }: Parameters): string => ([q].flat()[0] ?? "").replaceAll("\0", "").trim().slice(0, LONGEST_WORDS).trim()

/** @param q the words, where the page is a search */
export function readSelection(parameters: Parameters, q = ""): Selection {
  const one = (name: string) => [parameters[name]].flat()[0]
  const number = (name: string) => {
    const value = Number(one(name))
    return one(name) && value >= 0 && value <= MOST_AMOUNT ? value : undefined
  }
  const [usual, ...others] = sortsOf({ q })
  return {
    q,
    exact: q !== "" && one("exact") === "1",
    sort: others.find((known) => known === one("sort")) ?? usual,
    page: Math.min(MOST_PAGES, Math.max(1, Math.trunc(number("page") ?? 1))),
    available: one("available") === "1",
    min: number("min"),
    max: number("max"),
    options: readOptions(parameters),
  }
}

function readOptions(parameters: Parameters): Record<string, string[]> {
  // No database takes a zero.
  const isSound = (text: string) => text.length > 0 && text.length <= LONGEST_OPTION && !text.includes("\0")
  const chosen = Object.entries(parameters)
    .filter(([name]) => name.startsWith(OPTION) && isSound(name.slice(OPTION.length)))
    .flatMap(([name, values]) => [...new Set([values].flat())].map((value) => [name.slice(OPTION.length), value ?? ""] as const))
    .filter(([, value]) => isSound(value))
    .slice(0, MOST_OPTIONS)
  const options = new Map<string, string[]>()
  for (const [name, value] of chosen) options.set(name, [...(options.get(name) ?? []), value])
  return Object.fromEntries(options)
}

/** Whether a list is narrowed by more than its words. */
export const isNarrowed = ({ available, min, max, options }: Selection): boolean =>
  available || min !== undefined || max !== undefined || Object.keys(options).length > 0

/** The address of a selection, without what goes without saying. */
export function addressOf(path: string, selection: Selection): string {
  const { q, exact, sort, page, available, min, max, options } = selection
  const query = new URLSearchParams()
  if (q) query.set("q", q)
  if (exact) query.set("exact", "1")
  if (sort !== sortsOf(selection)[0]) query.set("sort", sort)
  if (page > 1) query.set("page", String(page))
  if (available) query.set("available", "1")
  if (min !== undefined) query.set("min", String(min))
  if (max !== undefined) query.set("max", String(max))
  for (const [name, values] of Object.entries(options)) for (const value of values) query.append(OPTION + name, value)
  return query.size ? `${path}?${query}` : path
}

/** The same list with nothing chosen. */
export const withoutChoices = ({ q, exact, sort }: Selection): Selection => ({ ...readSelection({}, q), exact, sort })

export interface Facet {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly count: number; readonly chosen: boolean }[]
}

interface Counted {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly count: number }[]
}

/** What there is to choose from: what is chosen stays, so that it can be taken back; what leaves no choice goes. */
export function facetsOf(counted: readonly Counted[], { options }: Pick<Selection, "options">): Facet[] {
  const missing = Object.keys(options).filter((name) => !counted.some((facet) => facet.name === name))
  return [...counted, ...missing.map((name) => ({ name, values: [] }))]
    .map(({ name, values }) => {
      const chosen = (Object.hasOwn(options, name) ? options[name] : undefined) ?? []
      const gone = chosen.filter((value) => !values.some((each) => each.value === value)).map((value) => ({ value, count: 0 }))
      return { name, values: [...values, ...gone].map((each) => ({ ...each, chosen: chosen.includes(each.value) })) }
    })
    .filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen))
}

/** Those that most products have, in their order. What is chosen is never out of sight. */
export function facetsInSight(facets: readonly Facet[], few: number): Facet[] {
  const size = ({ values }: Facet) => values.reduce((sum, { count }) => sum + count, 0)
  const largest = [...facets].sort((a, b) => size(b) - size(a)).slice(0, few)
  return facets.filter((facet) => largest.includes(facet) || facet.values.some(({ chosen }) => chosen))
}

export const PAGE_SIZE = 12

/** The parameters of `GET /store/search` that a selection of products comes to. */
export function searchParameters(selection: Selection): URLSearchParams {
  const { q, exact, sort, page, available, min, max, options } = selection
  const query = new URLSearchParams({ limit: String(PAGE_SIZE), offset: String((page - 1) * PAGE_SIZE) })
  if (q) query.set("q", q)
  if (exact) query.set("understand", "false")
  // Without a word about it, the words themselves may say an order: “cheapest”.
  if (sort !== "relevance") query.set("sort", sort)
  if (available) query.set("available", "true")
  if (min !== undefined) query.set("price_min", String(min))
  if (max !== undefined) query.set("price_max", String(max))
  for (const [name, values] of Object.entries(options)) for (const value of values) query.append("facet", `${name}:${value}`)
  return query
}

const KEPT_PAGES = 10

/** Whether an answer is worth keeping: of words, amounts and options there is no end. */
export const isKept = ({ q, page, min, max, options }: Selection): boolean =>
  q === "" && page <= KEPT_PAGES && min === undefined && max === undefined && Object.keys(options).length === 0
