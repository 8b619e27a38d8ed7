import { queryRows } from "../kit/database/query"
import { DomainError } from "../kit/http/errors"
import { indexedLocale } from "./locales"
import { searchProvider } from "./provide"
import type { SearchDocument, SearchHighlights, SearchQuery, SearchResult, SearchSort } from "./provider"
import { searchKinds, searchSource } from "./source"
import { understand } from "./understand"
import { LONGEST_TEXT, type Understood, type UnderstoodFilter } from "./understand/types"

const FILTERS = ["category", "collection", "tag", "product_type"] as const

/** What a shopper asks for: the parameters of `GET /store/search`. */
export interface Asked {
  q: string
  type: string
  region_id?: string | undefined
  limit: number
  offset: number
  sort?: SearchSort | undefined
  available?: boolean | undefined
  on_sale?: boolean | undefined
  price_min?: number | undefined
  price_max?: number | undefined
  category: string[]
  collection: string[]
  tag: string[]
  product_type: string[]
  facet: string[]
  understand: boolean
}

interface Shopper {
  readonly locale: string | undefined
  readonly channels: string[]
}

/** What was found, as the store route answers it. */
export async function searchShop(asked: Asked, { locale, channels }: Shopper) {
  const kind = asked.type
  assertKind(kind)
  const currency = await currencyOf(asked.region_id)
  const language = await indexedLocale(kind, locale)
  const about = { kind, locale: language, channels, currency }
  const understood = asked.understand ? await understand(asked.q, about) : null
  const base = { kind, locale: language, channels: channels.length > 0 ? channels : ["none"] }
  const find = (meaning: Understood | null) => searchProvider().search({ ...base, ...queryOf(asked, meaning) })
  const result = await find(understood)
  const plainer = understood && result.count === 0 ? withNamesAsWords(understood) : undefined
  const other = plainer === undefined ? undefined : await find(plainer)
  return other?.count ? { result: other, currency, understood: plainer ?? null } : { result, currency, understood }
}

const WISHES: readonly string[] = ["price_min", "price_max", "available", "sort"] satisfies UnderstoodFilter["name"][]

/**
 * What was taken for the name of a choice may have been meant as a word. A price or a wish is never passed over: who asks for
 * shoes under 50 is not shown dearer ones.
 *
 * @returns undefined when there is no such name; null when nothing else was understood
 */
function withNamesAsWords({ q, filters }: Understood): Understood | null | undefined {
  const wishes = filters.filter(({ name }) => WISHES.includes(name))
  const names = filters.filter(({ name }) => !WISHES.includes(name))
  if (names.length === 0) return undefined
  if (wishes.length === 0) return null
  const words = [q, ...new Set(names.map(({ text }) => text))].join(" ").trim()
  return { q: words.slice(0, LONGEST_TEXT), filters: wishes }
}

/** @throws DomainError `search_type_not_found` (400) */
function assertKind(kind: string): void {
  if (searchSource(kind)) return
  throw new DomainError({
    status: 400,
    code: "search_type_not_found",
    message: `query.type: this shop finds ${searchKinds().join(", ")}`,
    fields: [{ path: "query.type", message: "unknown" }],
  })
}

const regions = new Map<string, { currency: string; until: number }>()
const REGION_MS = 1_000

/** @throws DomainError `region_not_found` (400) */
async function currencyOf(regionId: string | undefined): Promise<string | undefined> {
  if (regionId === undefined) return undefined
  const known = regions.get(regionId)
  if (known && performance.now() < known.until) return known.currency
  const [region] = await queryRows<{ currency_code: string }>("SELECT currency_code FROM region WHERE id = $1 AND deleted_at IS NULL", [
    regionId,
  ])
  if (!region) {
    throw new DomainError({
      status: 400,
      code: "region_not_found",
      message: `query.region_id: there is no region ${regionId}`,
      fields: [{ path: "query.region_id", message: "unknown" }],
    })
  }
  regions.set(regionId, { currency: region.currency_code, until: performance.now() + REGION_MS })
  return region.currency_code
}

type Choices = Omit<SearchQuery, "kind" | "locale" | "channels">

/** What is asked for in so many words, and beside it what was understood: a choice that was made goes before an understood one. */
function queryOf(asked: Asked, understood: Understood | null): Choices {
  const said = (name: UnderstoodFilter["name"]) =>
    (understood?.filters ?? []).filter((filter) => filter.name === name).map(({ value }) => value)
  const number = (name: "price_min" | "price_max") => asked[name] ?? (said(name)[0] === undefined ? undefined : Number(said(name)[0]))
  const [min, max] = [number("price_min"), number("price_max")]
  const q = understood?.q ?? asked.q
  return {
    q,
    filters: {
      ...Object.fromEntries(FILTERS.map((name) => [name, asked[name].length > 0 ? asked[name] : said(name)])),
      ...(asked.on_sale && asked.region_id ? { on_sale: [asked.region_id] } : {}),
    },
    facets: facetsOf(asked.facet, said("facet")),
    available: asked.available ?? said("available").length > 0,
    region: asked.region_id,
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    sort: asked.sort ?? (said("sort")[0] as SearchSort | undefined) ?? (q ? "relevance" : "popular"),
    limit: asked.limit,
    offset: asked.offset,
  }
}

function facetsOf(chosen: readonly string[], said: readonly string[]): Record<string, string[]> {
  // A label may be called `constructor`.
  const facets = new Map<string, string[]>()
  const add = (facet: string, isAllowed: (name: string) => boolean) => {
    const [name, value] = splitFacet(facet)
    if (isAllowed(name)) facets.set(name, [...(facets.get(name) ?? []), value])
  }
  for (const facet of chosen) add(facet, () => true)
  const names = new Set(facets.keys())
  for (const facet of said) add(facet, (name) => !names.has(name))
  return Object.fromEntries(facets)
}

/** A label may hold no colon, a value may. */
export function splitFacet(facet: string): [string, string] {
  const at = facet.indexOf(":")
  return [facet.slice(0, at), facet.slice(at + 1)]
}

/** A hit as the store route answers it. */
export function presentHit(
  { document, highlights }: SearchResult["hits"][number],
  region: string | undefined,
  currency: string | undefined,
) {
  const { handle = null, thumbnail = null, ...data } = document.card
  const price = region === undefined ? undefined : document.amounts[region]
  return {
    type: document.kind,
    id: document.id,
    title: document.title,
    subtitle: document.subtitle,
    handle: handle as string | null,
    thumbnail: thumbnail as string | null,
    available: document.available,
    price: price && currency ? { amount: price.amount, original_amount: price.original, most: price.most, currency_code: currency } : null,
    highlights: highlights satisfies SearchHighlights,
    data,
  }
}

/** Completions of what is being typed. */
export async function suggestInShop(
  { q, limit, type }: { q: string; limit: number; type: string[] },
  { locale, channels }: Shopper,
): Promise<{ document: SearchDocument; highlight: string }[]> {
  for (const kind of type) assertKind(kind)
  const kinds = type.length > 0 ? type : ["product"]
  const languages = await Promise.all(kinds.map((kind) => indexedLocale(kind, locale)))
  const found = await Promise.all(
    [...new Set(languages)].map((language) =>
      searchProvider().suggest({
        kinds: kinds.filter((_, index) => languages[index] === language),
        locale: language,
        channels: channels.length > 0 ? channels : ["none"],
        q,
        limit,
      }),
    ),
  )
  return found.flat().slice(0, limit)
}
