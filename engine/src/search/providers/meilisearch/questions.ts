import type { SearchDocument, SearchQuery, SearchSort } from "../../provider"
import type { Connection, SearchParams } from "./client"
import { type Indexed, original } from "./documents"
import { amountOf, filterOf, type Without } from "./filters"
import { type Asked, sent } from "./words"

/** What Meilisearch answers to one query, as far as it was asked for. */
interface Answer {
  hits: Pick<Indexed, "document" | "amounts">[]
  totalHits?: number
  facetDistribution?: Record<string, Record<string, number>>
}

/** How many, without any of them; said exactly, where a page of hits comes with an estimate. */
const NO_HITS: SearchParams = { hitsPerPage: 0 }
const WITHOUT_CHOICES: Without = { facet: "*", price: true, available: true }

/** What the index says to some words. */
export interface Found {
  documents: SearchDocument[]
  count: number
  available: number
  /** Token → count. */
  facets: Record<string, number>
  /** The same for each facet that was chosen in, as though it had not been. */
  ofChosen: Map<string, Record<string, number>>
  range: [number, number] | null
}

/** The questions of one search to one index. */
export class Questions {
  constructor(
    private readonly connection: Connection,
    private readonly uid: string,
    private readonly query: SearchQuery,
  ) {}

  /** All that a result needs, with one request. */
  async find(asked: Asked): Promise<Found> {
    const { query } = this
    const { limit, offset, region } = query
    const filter = filterOf(query)
    const chosen = Object.keys(query.facets).filter((name) => query.facets[name]?.length)
    const [hits, counts, ...others] = await this.ask(asked, [
      { limit, offset, filter, sort: orderOf(query), attributesToRetrieve: ["document"] },
      { ...NO_HITS, filter, facets: ["facets", "available"] },
      ...chosen.map((facet) => ({ ...NO_HITS, filter: filterOf(query, { facet }), facets: ["facets"] })),
      ...(region ? ends(query, amountOf(region)) : []),
    ])
    const [least, greatest] = others.slice(chosen.length).map((answer) => Object.values(answer.hits[0]?.amounts ?? {}))
    return {
      documents: (hits?.hits ?? []).map(original),
      count: counts?.totalHits ?? 0,
      available: counts?.facetDistribution?.available?.["1"] ?? 0,
      facets: counts?.facetDistribution?.facets ?? {},
      ofChosen: new Map(chosen.map((name, position) => [name, others[position]?.facetDistribution?.facets ?? {}])),
      range: least?.[0] && greatest?.[0] ? [least[0].amount, greatest[0].amount] : null,
    }
  }

  /**
   * Of several words those that anything holds, whatever else was chosen.
   *
   * @returns undefined when something holds all of them, so that only the choices are in the way
   */
  async known({ words, locale, isOpen }: Asked): Promise<string[] | undefined> {
    const filter = filterOf(this.query, WITHOUT_CHOICES)
    const each = words.map((word, position) => ({ words: [word], locale, isOpen: isOpen && position === words.length - 1 }))
    const queries = [{ words, locale, isOpen }, ...each].map((asked) => ({ ...NO_HITS, q: sent(asked), filter }))
    const [together, ...alone] = (await this.send(queries)).map(({ totalHits = 0 }) => totalHits > 0)
    return together ? undefined : words.filter((_, position) => alone[position])
  }

  private ask(asked: Asked, queries: SearchParams[]): Promise<Answer[]> {
    const q = sent(asked)
    return this.send(queries.map((query) => ({ ...query, q })))
  }

  private async send(queries: SearchParams[]): Promise<Answer[]> {
    const client = await this.connection.forSearching()
    const each = queries.map((query) => ({ ...query, indexUid: this.uid, matchingStrategy: "all" as const }))
    const { results } = await client.multiSearch({ queries: each })
    return results as unknown as Answer[]
  }
}

const ORDERS: Record<Exclude<SearchSort, "price" | "-price">, string[]> = {
  relevance: [],
  popular: ["available:desc", "created_at:asc", "id:asc"],
  newest: ["created_at:desc", "id:asc"],
  title: ["title:asc", "id:asc"],
}

function orderOf({ sort, region }: SearchQuery): string[] {
  if (sort !== "price" && sort !== "-price") return ORDERS[sort]
  return region ? [`${amountOf(region)}:${sort === "price" ? "asc" : "desc"}`, "id:asc"] : ["id:asc"]
}

/** The cheapest and the dearest, whatever price was asked for; none where nothing has a price. */
function ends(query: SearchQuery, amount: string): SearchParams[] {
  const filter = [...filterOf(query, { price: true }), `"${amount}" EXISTS`]
  return ["asc", "desc"].map((order) => ({ limit: 1, filter, sort: [`${amount}:${order}`], attributesToRetrieve: [amount] }))
}
