import type { SuggestQuery, Suggestion } from "../../provider"
import { highlight } from "../../words/highlight"
import { type Connection, isMissingIndex } from "./client"
import { type Indexed, original } from "./documents"
import { filterOf } from "./filters"
import type { IndexNames } from "./names"
import { NAMES } from "./settings"
import { matcherOf, read, sent } from "./words"

interface Named extends Pick<Indexed, "document"> {
  _rankingScore?: number
}

/**
 * Things whose names hold all words that were typed; of each kind so many, and of all the best.
 *
 * @throws DomainError `search_unavailable` (503)
 */
export async function suggest(connection: Connection, names: IndexNames, query: SuggestQuery): Promise<Suggestion[]> {
  const { kinds, locale, q, limit } = query
  const asked = read(q, locale)
  if (asked.words.length === 0) return []
  const client = await connection.forSearching()
  const filter = filterOf({
    ...query,
    kind: "",
    filters: {},
    facets: {},
    available: false,
    region: undefined,
    sort: "relevance",
    offset: 0,
  })
  const ofKind = async (kind: string): Promise<Named[]> => {
    try {
      const { hits } = await client.index(names.of(kind, locale)).search(sent(asked), {
        limit,
        filter,
        attributesToSearchOn: NAMES,
        attributesToRetrieve: ["document"],
        matchingStrategy: "all",
        showRankingScore: true,
      })
      return hits as unknown as Named[]
    } catch (error) {
      if (isMissingIndex(error)) return []
      throw connection.away(error)
    }
  }
  const found = (await Promise.all(kinds.map(ofKind))).flat().sort((a, b) => (b._rankingScore ?? 0) - (a._rankingScore ?? 0))
  const matches = matcherOf(asked)
  return found
    .slice(0, limit)
    .map(original)
    .map((document) => ({ document, highlight: highlight(document.title, matches).html }))
}
