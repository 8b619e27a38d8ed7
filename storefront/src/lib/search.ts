import "server-only"
import { getLocale } from "next-intl/server"
import { cache } from "react"
import type { Locale } from "@/i18n/routing"
import { call, EngineRefusal } from "./engine"
import { type Facet, facetsOf, isKept, type Listed, PAGE_SIZE, searchParameters, type Selection } from "./listing"
import { currentMarket } from "./regions"
import type { Understood } from "./understood"

/** Something that was found. Amounts in major units; texts in the shopper's language. */
export interface Hit {
  readonly type: string
  readonly id: string
  readonly title: string
  readonly subtitle: string | null
  readonly handle: string | null
  readonly thumbnail: string | null
  readonly available: boolean
  readonly price: { readonly amount: number; readonly original_amount: number; readonly most: number } | null
  readonly highlights: { readonly title?: string; readonly subtitle?: string; readonly body?: string }
}

interface Answer {
  readonly hits: readonly Hit[]
  readonly count: number
  readonly facets: readonly { readonly name: string; readonly values: readonly { readonly value: string; readonly count: number }[] }[]
  readonly available_count: number
  readonly price_range: { readonly min: number; readonly max: number } | null
  readonly understood: Understood | null
}

/** Handles of what all products of a list are in. */
export interface Scope {
  readonly category?: string
  readonly collection?: string
}

export interface Listing {
  readonly products: readonly Listed[]
  readonly count: number
  readonly pages: number
  readonly page: number
  readonly facets: readonly Facet[]
  readonly inStock: number
  /** The cheapest and the dearest, before any price was chosen. */
  readonly range: readonly [number, number] | undefined
  readonly understood: Understood | null
}

const TAGS = ["products"]

const search = cache(async (query: string, kept: boolean): Promise<Answer> => {
  const locale = (await getLocale()) as Locale
  return call<Answer>(`/store/search?${query}`, { locale, ...(kept && { tags: TAGS }) })
})

async function searchProducts(query: URLSearchParams, scope: Scope, kept: boolean): Promise<Answer> {
  const { region } = await currentMarket()
  query.set("region_id", region.id)
  for (const [name, handle] of Object.entries(scope)) query.set(name, handle)
  return search(query.toString(), kept)
}

const NOTHING: Answer = { hits: [], count: 0, facets: [], available_count: 0, price_range: null, understood: null }

/** A page of the products that an address asks for; the last one where there are not so many. */
export async function listing(selection: Selection, scope: Scope = {}): Promise<Listing> {
  const answer = await searchProducts(searchParameters(selection), scope, isKept(selection)).catch((error: unknown) => {
    // Somebody has written into the address what cannot be asked for: there is nothing like that.
    if (error instanceof EngineRefusal && error.status === 400) return NOTHING
    throw error
  })
  const pages = Math.max(1, Math.ceil(answer.count / PAGE_SIZE))
  if (selection.page > pages) return listing({ ...selection, page: pages }, scope)
  return {
    products: answer.hits.map(toListed),
    count: answer.count,
    pages,
    page: selection.page,
    facets: facetsOf(answer.facets, selection),
    inStock: answer.available_count,
    range: answer.price_range ? [Math.floor(answer.price_range.min), Math.ceil(answer.price_range.max)] : undefined,
    understood: answer.understood,
  }
}

interface Wanted extends Scope {
  readonly sort?: "popular" | "newest" | "price"
  readonly available?: boolean
  readonly onSale?: boolean
  readonly limit: number
}

/** The first products of a list that nobody chooses from; kept until a product changes. */
export async function listProducts({ sort = "popular", available, onSale, limit, ...scope }: Wanted): Promise<Listed[]> {
  const query = new URLSearchParams({ limit: String(limit), sort })
  if (available) query.set("available", "true")
  if (onSale) query.set("on_sale", "true")
  return (await searchProducts(query, scope, true)).hits.map(toListed)
}

export interface Others {
  readonly hits: readonly Hit[]
  readonly count: number
  readonly page: number
  readonly pages: number
}

/** A page of what some words find among things of another kind, or the last one; nothing where the engine knows none of that kind. */
export async function findOthers(kind: string, q: string, page = 1, size = PAGE_SIZE): Promise<Others> {
  const query = new URLSearchParams({ type: kind, q, limit: String(size), offset: String((page - 1) * size) })
  const { hits, count } = await search(query.toString(), false).catch((error: unknown) => {
    if (error instanceof EngineRefusal && error.status < 500) return NOTHING
    throw error
  })
  const pages = Math.max(1, Math.ceil(count / size))
  return page > pages ? findOthers(kind, q, pages, size) : { hits, count, page, pages }
}

function toListed({ id, handle, title, subtitle, thumbnail, available, price, highlights }: Hit): Listed {
  return {
    id,
    handle: handle ?? id,
    title,
    subtitle,
    thumbnail,
    available,
    price: price
      ? {
          amount: price.amount,
          was: price.original_amount > price.amount ? price.original_amount : undefined,
          from: price.most > price.amount,
        }
      : undefined,
    marked: { title: highlights.title, subtitle: highlights.subtitle },
  }
}
