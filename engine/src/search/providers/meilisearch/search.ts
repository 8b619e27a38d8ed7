import type { SearchQuery, SearchResult } from "../../provider"
import { highlightsOf } from "../../words/highlight"
import { orderedFacets } from "../facets"
import { type Connection, isMissingIndex } from "./client"
import { type IndexNames, parts } from "./names"
import { type Found, Questions } from "./questions"
import { type Asked, matcherOf, read } from "./words"

const NOTHING: SearchResult = { hits: [], count: 0, facets: [], available: 0, range: null }
const MOST_TRIES = 3

/**
 * What is found. When nothing holds all words, those that nothing holds are left out, and then the last ones are given
 * up, one after the other.
 *
 * @throws DomainError `search_unavailable` (503) when Meilisearch does not answer in time, or not as it should
 */
export async function search(connection: Connection, names: IndexNames, query: SearchQuery): Promise<SearchResult> {
  try {
    return await attempts(new Questions(connection, names.of(query.kind, query.locale), query), query)
  } catch (error) {
    if (isMissingIndex(error)) return NOTHING
    throw connection.away(error)
  }
}

async function attempts(questions: Questions, { q, locale }: SearchQuery): Promise<SearchResult> {
  const asked = read(q, locale)
  const found = await questions.find(asked)
  if (found.count > 0 || asked.words.length === 0) return shape(found, asked)
  let known = await questions.known(asked)
  if (!known) return shape(found, asked)
  if (known.length === asked.words.length) known = known.slice(0, -1)
  for (let tries = 0; known.length > 0 && tries < MOST_TRIES; tries++) {
    const fewer: Asked = { ...asked, words: known, isOpen: asked.isOpen && known.at(-1) === asked.words.at(-1) }
    const some = await questions.find(fewer)
    // Not the choices, but the words must have found nothing.
    if (some.count > 0 || !(await questions.known(fewer))) return shape(some, fewer)
    known = known.slice(0, -1)
  }
  return NOTHING
}

function shape({ documents, count, available, facets, ofChosen, range }: Found, asked: Asked): SearchResult {
  const matches = matcherOf(asked)
  return {
    hits: documents.map((document) => ({ document, highlights: asked.words.length > 0 ? highlightsOf(document, matches) : {} })),
    count,
    facets: facetsOf(facets, ofChosen),
    available,
    range,
  }
}

function facetsOf(facets: Record<string, number>, ofChosen: ReadonlyMap<string, Record<string, number>>): SearchResult["facets"] {
  const names = new Map<string, { value: string; count: number }[]>()
  const add = (counts: Record<string, number>, isMeant: (name: string) => boolean) => {
    for (const [token, count] of Object.entries(counts)) {
      const [name, value] = parts(token)
      if (isMeant(name)) names.set(name, [...(names.get(name) ?? []), { value, count }])
    }
  }
  add(facets, (name) => !ofChosen.has(name))
  for (const [chosen, counts] of ofChosen) add(counts, (name) => name === chosen)
  return orderedFacets(names)
}
