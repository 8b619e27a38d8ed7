import { countFacets, type FacetAnswer } from "./facets"
import { type FilterInput, readFilter } from "./filter"
import { highlight, spansIn } from "./format"
import type { StoredIndex } from "./index-store"
import { type Match, matchAll } from "./matching"
import { type Query, readQuery } from "./query"
import { rank, score } from "./ranking"
import { invalid } from "./refusal"
import { type Document, isAmong, select, textsAt } from "./values"

/** https://www.meilisearch.com/docs/reference/api/search/search-with-post, without cropping, vectors and places. */
export interface SearchRequest {
  q?: string | null
  offset?: number
  limit?: number
  page?: number
  hitsPerPage?: number
  filter?: FilterInput
  facets?: string[] | null
  sort?: string[] | null
  attributesToRetrieve?: string[] | null
  attributesToHighlight?: string[] | null
  attributesToSearchOn?: string[] | null
  highlightPreTag?: string
  highlightPostTag?: string
  matchingStrategy?: "last" | "all" | "frequency"
  showMatchesPosition?: boolean
  showRankingScore?: boolean
  rankingScoreThreshold?: number
  distinct?: string
  locales?: string[] | null
}

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0
const isText = (value: unknown) => typeof value === "string"
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText)
const isFlag = (value: unknown) => typeof value === "boolean"

const CHECKS: Record<keyof SearchRequest, (value: unknown) => boolean> = {
  q: isText,
  offset: isCount,
  limit: isCount,
  page: isCount,
  hitsPerPage: isCount,
  filter: (value) => isText(value) || Array.isArray(value),
  facets: isTexts,
  sort: isTexts,
  attributesToRetrieve: isTexts,
  attributesToHighlight: isTexts,
  attributesToSearchOn: isTexts,
  highlightPreTag: isText,
  highlightPostTag: isText,
  matchingStrategy: (value) => ["last", "all", "frequency"].includes(value as string),
  showMatchesPosition: isFlag,
  showRankingScore: isFlag,
  rankingScoreThreshold: (value) => typeof value === "number" && value >= 0 && value <= 1,
  distinct: isText,
  locales: isTexts,
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** @throws Refusal `bad_request` for an unknown parameter, `invalid_search_…` for a wrong value (400) */
export function readRequest(body: unknown): SearchRequest {
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw invalid("bad_request", "Invalid value type: expected an object.")
  for (const [name, value] of Object.entries(body)) {
    const check = CHECKS[name as keyof SearchRequest]
    if (!check) throw invalid("bad_request", `Unknown field \`${name}\`: expected one of ${Object.keys(CHECKS).join(", ")}`)
    if (value !== null && !check(value))
      throw invalid(`invalid_search_${snake(name)}`, `Invalid value type at \`.${name}\`: \`${JSON.stringify(value)}\`.`)
  }
  return body as SearchRequest
}

/** A search of one index. */
export function search(index: StoredIndex, request: SearchRequest): object {
  const started = performance.now()
  const { settings, documents } = index
  const { maxTotalHits } = settings.pagination
  checkAttributes(index, request)
  const query = readQuery(request.q ?? "", index.words, settings)
  const filter = readFilter(request.filter, settings.filterableAttributes)
  const chosen = [...documents].filter(([, document]) => filter(document)).map(([id]) => id)
  const found = matchAll(query, chosen, index.words, settings, {
    strategy: request.matchingStrategy ?? "last",
    attributes: request.attributesToSearchOn ?? undefined,
  })
  const units = query.units.length
  const good = found.filter((match) => score(match, units) >= (request.rankingScoreThreshold ?? 0))
  const ranked = distinct(rank(good, request.sort ?? [], settings, documents), request.distinct ?? settings.distinctAttribute, documents)
  const total = Math.min(ranked.length, maxTotalHits)
  const { from, to, answer } = page(request, total)
  const facets: Partial<FacetAnswer> = request.facets
    ? countFacets(
        request.facets,
        ranked.map(({ id }) => documents.get(id) as Document),
        settings,
      )
    : {}
  return {
    hits: ranked.slice(from, Math.min(to, maxTotalHits)).map((match) => hit(index, match, query, request)),
    query: request.q ?? "",
    processingTimeMs: Math.round(performance.now() - started),
    ...answer,
    ...facets,
  }
}

function checkAttributes({ settings }: StoredIndex, { attributesToSearchOn }: SearchRequest): void {
  const unknown = attributesToSearchOn?.find((name) => name !== "*" && !isAmong(name, settings.searchableAttributes))
  if (unknown) {
    throw invalid(
      "invalid_search_attributes_to_search_on",
      `Attribute \`${unknown}\` is not searchable. Available searchable attributes are: \`${settings.searchableAttributes.join(", ")}\`.`,
    )
  }
}

function page({ page, hitsPerPage, offset = 0, limit = 20 }: SearchRequest, total: number): { from: number; to: number; answer: object } {
  if (page === undefined && hitsPerPage === undefined) {
    return { from: offset, to: offset + limit, answer: { limit, offset, estimatedTotalHits: total } }
  }
  const [number, size] = [page ?? 1, hitsPerPage ?? 20]
  const from = (number - 1) * size
  const answer = { hitsPerPage: size, page: number, totalPages: size > 0 ? Math.ceil(total / size) : 0, totalHits: total }
  return number === 0 ? { from: 0, to: 0, answer } : { from, to: from + size, answer }
}

/** https://www.meilisearch.com/docs/capabilities/full_text_search/how_to/configure_distinct_attribute */
function distinct(matches: Match[], attribute: string | null, documents: ReadonlyMap<string, Document>): Match[] {
  if (!attribute) return matches
  const seen = new Set<string>()
  return matches.filter(({ id }) => {
    const [value] = textsAt(documents.get(id), attribute)
    if (value === undefined) return true
    const isNew = !seen.has(value)
    seen.add(value)
    return isNew
  })
}

function hit({ settings, documents }: StoredIndex, match: Match, query: Query, request: SearchRequest): Document {
  const displayed = select(documents.get(match.id) as Document, settings.displayedAttributes)
  const retrieved = request.attributesToRetrieve ?? ["*"]
  const shown = select(displayed, retrieved)
  const attributes = request.attributesToHighlight
  const formatted = select(displayed, [...retrieved, ...(attributes ?? [])])
  const { highlightPreTag: pre = "<em>", highlightPostTag: post = "</em>" } = request
  return {
    ...shown,
    ...(attributes && { _formatted: highlight(formatted, { query, nonSeparators: settings.nonSeparatorTokens, attributes, pre, post }) }),
    ...(request.showMatchesPosition && { _matchesPosition: positions(displayed, query, settings.nonSeparatorTokens) }),
    ...(request.showRankingScore && { _rankingScore: score(match, query.units.length) }),
  }
}

/** Starts and lengths in bytes. */
function positions(document: Document, query: Query, nonSeparators: readonly string[]): Document {
  const bytes = (text: string) => Buffer.byteLength(text)
  return Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) => {
      if (typeof value !== "string") return []
      const spans = spansIn(value, query, nonSeparators)
      return spans.length > 0
        ? [[name, spans.map(({ start, end }) => ({ start: bytes(value.slice(0, start)), length: bytes(value.slice(start, end)) }))]]
        : []
    }),
  )
}
