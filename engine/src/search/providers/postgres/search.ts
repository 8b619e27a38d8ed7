import type { SearchDocument, SearchQuery, SearchResult } from "../../provider"
import { queryRows } from "../../../kit/database/query"
import { highlightsOf } from "../../words/highlight"
import { byIndex, type Run } from "./by-index"
import { choose } from "./choose"
import { Kept } from "./kept"
import { exactly, matcherOf, perhaps, type Plan, planOf } from "./plan"
import { placeOf, type Row, rowsOf } from "./rows"
import { EVERYWHERE, mark, quote } from "./vector"

/** How much a word counts in the body (only that it is found), the keywords, the subtitle and the title. */
const WEIGHTS = "'{0, 0.2, 0.5, 1}'"
/** With fewer and fewer words. */
const MOST_TRIES = 3

/** What words find, before any choice. */
interface Match {
  /** Of rows. */
  readonly numbers: readonly number[]
  /** One for each, or none where the order does not ask for them. */
  readonly ranks: readonly number[]
}

const matches = new Kept<Match>(30)

/**
 * What is found: one statement tells known words from mistyped ones, one finds, one reads the page. When nothing holds all
 * words, the last ones are given up, one after the other.
 */
export async function search(query: SearchQuery): Promise<SearchResult> {
  const plan = await planOf(query.q, [query.kind], query.locale)
  const known = plan.terms.filter(({ isKnown, near }) => isKnown || near.length > 0)
  if (plan.terms.length > 0 && known.length === 0) return NOTHING
  for (let words = known.length; ; words--) {
    const attempt = { ...plan, terms: known.slice(0, words) }
    const match = await matchOf(query, attempt)
    const isLast = words <= 1 || known.length - words + 1 >= MOST_TRIES
    // Not the choices, but the words must have found nothing.
    if (match.numbers.length > 0 || isLast) return resultOf(query, attempt, match)
  }
}

const NOTHING: SearchResult = { hits: [], count: 0, facets: [], available: 0, range: null }

/** Kept for other choices, orders and pages of the same. */
function matchOf(query: SearchQuery, plan: Plan): Promise<Match> {
  const statement = finding(query, plan)
  return matches.get(query.kind, JSON.stringify(statement), () => byIndex((run) => find(run, statement)))
}

type Statement = [sql: string, parameters: unknown[]]

function finding(query: SearchQuery, plan: Plan): Statement {
  const parameters: unknown[] = []
  const put = (value: unknown) => `$${parameters.push(value)}`
  const sql = `SELECT '[' || string_agg(n::text, ',') || ']' AS numbers, '[' || string_agg(rank::text, ',') || ']' AS ranks FROM (
      SELECT d.n, (${rankOf(query, plan, put)})::real AS rank FROM wekala_search_document d
      WHERE d.kind = ${put(query.kind)} AND d.vector @@ ${put(conditions(query, plan))}::tsquery
    ) found`
  return [sql, parameters]
}

async function find(run: Run, statement: Statement): Promise<Match> {
  const [row] = await run<{ numbers: string | null; ranks: string | null }>(...statement)
  return { numbers: JSON.parse(row?.numbers ?? "[]"), ranks: JSON.parse(row?.ranks ?? "[]") }
}

async function resultOf(query: SearchQuery, plan: Plan, match: Match): Promise<SearchResult> {
  const result = await read(queryRows, query, plan, match)
  if (result) return result
  // Written anew since it was found: all of it as it is at one moment.
  return byIndex(async (run) => (await read(run, query, plan, await find(run, finding(query, plan)))) ?? NOTHING, {
    isolation: "REPEATABLE READ",
  })
}

/** @returns undefined when something of it is gone */
async function read(run: Run, query: SearchQuery, plan: Plan, { numbers, ranks }: Match): Promise<SearchResult | undefined> {
  const rows = await rowsOf(run, query.kind, numbers)
  if (!rows) return undefined
  const place = query.region === undefined ? undefined : await placeOf(query.region)
  const { page, ...counts } = choose(rows, ranks, query, place)
  const documents = page.length > 0 ? await documentsOf(run, query.kind, page) : []
  return documents.length === page.length ? { hits: hitsOf(plan, documents), ...counts } : undefined
}

async function documentsOf(run: Run, kind: string, page: readonly Row[]): Promise<SearchDocument[]> {
  const rows = await run<{ n: number; document: SearchDocument }>(
    "SELECT n::float8 AS n, document FROM wekala_search_document WHERE kind = $1 AND n = ANY ($2::bigint[])",
    [kind, page.map(({ n }) => n)],
  )
  const documents = new Map(rows.map(({ n, document }) => [n, document]))
  return page.flatMap(({ n }) => documents.get(n) ?? [])
}

function hitsOf(plan: Plan, documents: readonly SearchDocument[]): SearchResult["hits"] {
  const matches = matcherOf(plan)
  return documents.map((document) => ({ document, highlights: plan.terms.length > 0 ? highlightsOf(document, matches) : {} }))
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

function rankOf({ sort }: SearchQuery, { terms, locale, name }: Plan, put: (value: unknown) => string): string {
  if (sort !== "relevance" || terms.length === 0) return "NULL"
  const near = terms.flatMap((term) => perhaps(term) ?? [])
  const exact = put(terms.map((term) => exactly(term, locale)).join(" | "))
  return [
    `ts_rank(${WEIGHTS}, d.head, ${exact}::tsquery)`,
    ...(near.length > 0 ? [`0.1 * ts_rank(${WEIGHTS}, d.head, ${put(near.join(" | "))}::tsquery)`] : []),
    `CASE WHEN d.name = ${put(name)} THEN 1 ELSE 0 END`,
  ].join(" + ")
}
