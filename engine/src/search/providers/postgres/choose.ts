import type { SearchQuery, SearchResult, SearchSort } from "../../provider"
import { compare, orderedFacets } from "../facets"
import type { Facet, Row } from "./rows"

/** What some rows come to under a shopper's choices. */
export interface Chosen extends Pick<SearchResult, "count" | "facets" | "available" | "range"> {
  /** The page of those that meet all choices, in order. */
  readonly page: Row[]
}

interface Candidate {
  readonly row: Row
  readonly rank: number
  readonly amount: number | null
}

/** How many rows with the same facets meet the other choices, and which choices of facets they do not meet. */
interface Tally {
  readonly fails: readonly string[]
  met: number
}

/**
 * Counts and orders what was found. Each choice is counted as though it had not been made, so that what misses two is counted
 * nowhere.
 *
 * @param ranks one for each row, or none
 * @param place of the region's price in a row
 */
export function choose(rows: readonly Row[], ranks: readonly number[], query: SearchQuery, place: number | undefined): Chosen {
  const { min = 0, max = Number.MAX_VALUE, offset, limit } = query
  const asksPrice = query.region !== undefined && (query.min !== undefined || query.max !== undefined)
  const tallies = new Map<readonly Facet[], Tally>()
  const best = new Best(ORDERS[query.sort], offset + limit)
  let available = 0
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as Row
    const tally = tallies.get(row.facets) ?? newTally(tallies, row.facets, query.facets)
    if (tally.fails.length > 1) continue
    const amount = place === undefined ? null : (row.prices[place] ?? null)
    const meetsPrice = !asksPrice || (amount !== null && amount >= min && amount <= max)
    const meetsStock = !query.available || row.available
    if (meetsPrice && meetsStock) tally.met++
    if (tally.fails.length > 0) continue
    if (meetsPrice && meetsStock) best.add(row, ranks[index] ?? 0, amount)
    if (meetsPrice && row.available) available++
    if (!meetsStock || amount === null) continue
    if (amount < least) least = amount
    if (amount > greatest) greatest = amount
  }
  return {
    page: best
      .list()
      .slice(offset)
      .map(({ row }) => row),
    count: [...tallies.values()].reduce((sum, { fails, met }) => (fails.length === 0 ? sum + met : sum), 0),
    facets: facetsOf(tallies),
    available,
    range: least <= greatest ? [least, greatest] : null,
  }
}

function newTally(tallies: Map<readonly Facet[], Tally>, facets: readonly Facet[], chosen: SearchQuery["facets"]): Tally {
  const misses = ([name, values]: [string, string[]]) =>
    values.length > 0 && !facets.some((facet) => facet.name === name && values.includes(facet.value))
  const tally = {
    fails: Object.entries(chosen)
      .filter(misses)
      .map(([name]) => name),
    met: 0,
  }
  tallies.set(facets, tally)
  return tally
}

function facetsOf(tallies: ReadonlyMap<readonly Facet[], Tally>): SearchResult["facets"] {
  const names = new Map<string, Map<string, number>>()
  for (const [facets, { fails, met }] of tallies) {
    if (met === 0) continue
    for (const { name, value } of facets) {
      if (fails.length === 1 && fails[0] !== name) continue
      const values = names.get(name) ?? new Map<string, number>()
      names.set(name, values.set(value, (values.get(value) ?? 0) + met))
    }
  }
  return orderedFacets(new Map([...names].map(([name, values]) => [name, [...values].map(([value, count]) => ({ value, count }))])))
}

type Order = (a: Candidate, b: Candidate) => number

const byId: Order = (a, b) => compare(a.row.id, b.row.id)
const oldestFirst: Order = (a, b) => a.row.created_at - b.row.created_at
const availableFirst: Order = (a, b) => Number(b.row.available) - Number(a.row.available)
/** What has no price comes last, whichever way. */
const byPrice =
  (direction: 1 | -1): Order =>
  (a, b) => {
    if (a.amount === null || b.amount === null) return Number(a.amount === null) - Number(b.amount === null)
    return direction * (a.amount - b.amount)
  }
const popular: Order = (a, b) => availableFirst(a, b) || oldestFirst(a, b) || byId(a, b)

const ORDERS: Record<SearchSort, Order> = {
  relevance: (a, b) => b.rank - a.rank || popular(a, b),
  popular,
  newest: (a, b) => oldestFirst(b, a) || byId(a, b),
  price: (a, b) => byPrice(1)(a, b) || byId(a, b),
  "-price": (a, b) => byPrice(-1)(a, b) || byId(a, b),
  title: (a, b) => compare(a.row.name, b.row.name) || byId(a, b),
}

/** The first of many, in order: sorted whenever twice as many have come together as are wanted. */
class Best {
  #candidates: Candidate[] = []
  #worst: Candidate | undefined

  constructor(
    private readonly order: Order,
    private readonly most: number,
  ) {}

  add(row: Row, rank: number, amount: number | null): void {
    const candidate = { row, rank, amount }
    if (this.#worst && this.order(candidate, this.#worst) >= 0) return
    this.#candidates.push(candidate)
    if (this.#candidates.length >= 2 * this.most + 50) this.list()
  }

  list(): Candidate[] {
    this.#candidates = this.#candidates.sort(this.order).slice(0, this.most)
    if (this.#candidates.length === this.most) this.#worst = this.#candidates.at(-1)
    return this.#candidates
  }
}
