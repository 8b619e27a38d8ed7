import type { SearchDocument, SearchQuery, SearchResult, SearchSort } from "../../provider"
import { highlightsOf } from "../../words/highlight"
import { byIndex } from "./by-index"
import { exactly, matcherOf, perhaps, type Plan, planOf } from "./plan"
import { EVERYWHERE, facetKey, mark, quote } from "./vector"

const ORDERS: Record<SearchSort, string> = {
  relevance: "h.rank DESC, h.available DESC, h.created_at, h.id",
  popular: "h.available DESC, h.created_at, h.id",
  newest: "h.created_at DESC, h.id",
  price: "h.amount NULLS LAST, h.id",
  "-price": "h.amount DESC NULLS LAST, h.id",
  title: "h.name, h.id",
}

/** How much a word counts in the body (only that it is found), the keywords, the subtitle and the title. */
const WEIGHTS = "'{0, 0.2, 0.5, 1}'"
const MOST_TRIES = 3

interface FacetCount {
  name: string
  value: string
  fails: number
  count: number
}

interface Found {
  hits: SearchDocument[] | null
  /** Per set of choices that a thing does not meet, of which there is at most one: how many things there are. */
  totals: { fails: number; count: number; available: number; least: number | null; greatest: number | null }[] | null
  facets: FacetCount[] | null
}

/**
 * What is found, with two statements: one tells known words from mistyped ones, one searches. When nothing holds all
 * words, the last ones are given up, one after the other.
 */
export async function search(query: SearchQuery): Promise<SearchResult> {
  const plan = await planOf(query.q, [query.kind], query.locale)
  const known = plan.terms.filter(({ isKnown, near }) => isKnown || near.length > 0)
  if (plan.terms.length > 0 && known.length === 0) return NOTHING
  for (let words = known.length; ; words--) {
    const attempt = { ...plan, terms: known.slice(0, words) }
    const result = await run(query, attempt)
    const isLast = words <= 1 || known.length - words + 1 >= MOST_TRIES
    // Not the choices, but the words must have found nothing.
    if (result.any || isLast) return result
  }
}

const NOTHING: SearchResult = { hits: [], count: 0, facets: [], available: 0, range: null }

async function run(query: SearchQuery, plan: Plan): Promise<SearchResult & { any: boolean }> {
  const parameters: unknown[] = []
  const put = (value: unknown) => `$${parameters.push(value)}`
  const choices = choicesOf(query, put)
  const region = query.region && put(query.region)
  const kind = put(query.kind)
  const order = ORDERS[query.sort]
  // What fails two choices is counted nowhere. Unless there are any, the planner is better off without the condition.
  const atMostOne = choices.sql === "0" ? "" : "WHERE fails & (fails - 1) = 0"
  const [row] = await byIndex<{ found: Found; any: boolean }>(
    `WITH base AS MATERIALIZED (
       SELECT d.ctid AS place, d.id, ${query.sort === "title" ? "d.name" : "NULL"} AS name, d.facets, d.available, d.created_at,
         ${rankOf(query, plan, put)} AS rank,
         ${region ? priceIn(region) : "NULL::float8"} AS amount,
         ${choices.sql} AS fails
       FROM wekala_search_document d WHERE d.kind = ${kind} AND d.vector @@ ${put(conditions(query, plan))}::tsquery
     )
     SELECT jsonb_build_object(
       'hits', (SELECT jsonb_agg(d.document ORDER BY ${order}) FROM (
           SELECT * FROM base h WHERE fails = 0 ORDER BY ${order} LIMIT ${put(query.limit)} OFFSET ${put(query.offset)}
         ) h JOIN wekala_search_document d ON d.kind = ${kind} AND d.ctid = h.place),
       'totals', (SELECT jsonb_agg(t) FROM (
           SELECT fails, count(*) AS count, count(*) FILTER (WHERE available) AS available, min(amount) AS least, max(amount) AS greatest
           FROM base ${atMostOne} GROUP BY fails) t),
       'facets', (SELECT jsonb_agg(jsonb_build_object('name', f.name, 'value', f.value, 'fails', c.fails, 'count', c.count)) FROM (
           SELECT key, fails, sum(count) AS count
           FROM (SELECT facets, fails, count(*) AS count FROM base ${atMostOne} GROUP BY facets, fails) same, unnest(facets) key GROUP BY key, fails
         ) c JOIN wekala_search_facet f USING (key))
     ) AS found, EXISTS (SELECT FROM base) AS any`,
    parameters,
  )
  const { found, any } = row as { found: Found; any: boolean }
  return { ...shape(query, plan, choices.bits, found), any }
}

/** All that a thing must meet, in one `tsquery`: its kind and language, the sales channels, the filters, the words. */
export function conditions({ kind, locale, channels, filters }: SearchQuery, { terms, locale: language }: Plan): string {
  const any = (lexemes: string[]) => `(${lexemes.map(quote).join(" | ")})`
  return [
    any([mark("scope", kind, locale)]),
    ...(channels.length > 0 ? [any([EVERYWHERE, ...channels].map((channel) => mark("channel", channel)))] : []),
    ...Object.entries(filters).flatMap(([name, values]) =>
      values.length > 0 ? [any(values.map((value) => mark("filter", name, value)))] : [],
    ),
    ...terms.map((term) => [exactly(term, language), perhaps(term)].filter(Boolean).join(" | ")).map((term) => `(${term})`),
  ].join(" & ")
}

/** Choices that are counted without themselves: a bit for each that a thing does not meet. */
function choicesOf({ facets, available, min, max, region }: SearchQuery, put: (value: unknown) => string) {
  const bits = { facets: new Map<string, number>(), available: 0, price: 0 }
  const parts: string[] = []
  let bit = 1
  const add = (met: string): number => {
    parts.push(`CASE WHEN ${met} THEN 0 ELSE ${bit} END`)
    bit *= 2
    return bit / 2
  }
  for (const [name, values] of Object.entries(facets)) {
    if (values.length === 0) continue
    bits.facets.set(name, add(`d.facets && ${put(values.map((value) => facetKey(name, value)))}::bigint[]`))
  }
  if (available) bits.available = add("d.available")
  if (region && (min !== undefined || max !== undefined)) {
    const amount = priceIn(put(region))
    bits.price = add(`COALESCE(${amount} BETWEEN ${put(min ?? 0)} AND ${put(max ?? Number.MAX_VALUE)}, false)`)
  }
  return { sql: parts.length > 0 ? `(${parts.join(" | ")})` : "0", bits }
}

const priceIn = (region: string) => `d.prices[(SELECT place FROM wekala_search_region WHERE region = ${region})]`

function rankOf({ sort }: SearchQuery, { terms, locale, name }: Plan, put: (value: unknown) => string): string {
  if (sort !== "relevance" || terms.length === 0) return "0"
  const near = terms.flatMap((term) => perhaps(term) ?? [])
  const exact = put(terms.map((term) => exactly(term, locale)).join(" | "))
  return [
    `ts_rank(${WEIGHTS}, d.head, ${exact}::tsquery)`,
    ...(near.length > 0 ? [`0.1 * ts_rank(${WEIGHTS}, d.head, ${put(near.join(" | "))}::tsquery)`] : []),
    `CASE WHEN d.name = ${put(name)} THEN 1 ELSE 0 END`,
  ].join(" + ")
}

function shape(query: SearchQuery, plan: Plan, bits: ReturnType<typeof choicesOf>["bits"], found: Found): SearchResult {
  const totals = found.totals ?? []
  const met = (bit: number) => totals.filter(({ fails }) => (fails & ~bit) === 0)
  const prices = met(bits.price)
  const least = prices.flatMap(({ least }) => least ?? [])
  const greatest = prices.flatMap(({ greatest }) => greatest ?? [])
  const matches = matcherOf(plan)
  return {
    hits: (found.hits ?? []).map((document) => ({ document, highlights: plan.terms.length > 0 ? highlightsOf(document, matches) : {} })),
    count: met(0).reduce((sum, { count }) => sum + count, 0),
    facets: facetsOf(found.facets ?? [], bits.facets),
    available: met(bits.available).reduce((sum, { available }) => sum + available, 0),
    range: query.region && least.length > 0 ? [Math.min(...least), Math.max(...greatest)] : null,
  }
}

function facetsOf(rows: readonly FacetCount[], bits: ReadonlyMap<string, number>): SearchResult["facets"] {
  const names = new Map<string, Map<string, number>>()
  for (const { name, value, fails, count } of rows) {
    if ((fails & ~(bits.get(name) ?? 0)) !== 0) continue
    const values = names.get(name) ?? new Map<string, number>()
    names.set(name, values.set(value, (values.get(value) ?? 0) + count))
  }
  return [...names]
    .map(([name, values]) => ({
      name,
      values: [...values].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count || compare(a.value, b.value)),
    }))
    .sort((a, b) => compare(a.name, b.name))
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
