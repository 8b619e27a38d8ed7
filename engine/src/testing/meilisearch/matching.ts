import type { Query, Reading } from "./query"
import type { Settings } from "./settings"
import type { Place, Words, WordsOfDocument } from "./vocabulary"
import { HARD_DISTANCE } from "./words"

/** How well a document answers: https://www.meilisearch.com/docs/capabilities/full_text_search/relevancy/ranking_rules */
export interface Match {
  id: string
  /** Words that it has; more is better. Of all others less is better. */
  words: number
  typos: number
  proximity: number
  attribute: number
  position: number
  inexactness: number
}

export interface MatchOptions {
  strategy: "last" | "all" | "frequency"
  /** Attributes that are looked into; all when left out. */
  attributes: string[] | undefined
}

interface Found extends Reading {
  places: Place[]
}

/** Those of some documents that answer a query, in no order. */
export function matchAll(query: Query, ids: readonly string[], words: Words, settings: Settings, options: MatchOptions): Match[] {
  const matcher = new Matcher(query, words, settings, options)
  return ids.flatMap((id) => {
    const document = words.ofDocument.get(id)
    const match = document && matcher.match(id, document)
    return match ? [match] : []
  })
}

class Matcher {
  private readonly isSearched: boolean[]
  private readonly isTypoFree: boolean[]
  /** Units in the order in which they may be missing. */
  private readonly dropped: number[]

  constructor(
    private readonly query: Query,
    private readonly words: Words,
    settings: Settings,
    { strategy, attributes }: MatchOptions,
  ) {
    this.isSearched = words.attributes.map((name) => !attributes || attributes.includes(name) || attributes.includes("*"))
    this.isTypoFree = words.attributes.map((name) => settings.typoTolerance.disableOnAttributes.includes(name))
    this.dropped = strategy === "all" ? [] : strategy === "last" ? this.fromTheRight() : this.mostFrequentFirst()
  }

  match(id: string, document: WordsOfDocument): Match | undefined {
    const { units, readings, excluded } = this.query
    if (excluded.some((words) => this.places(document, words, 0).length > 0)) return undefined
    if (units.length === 0) return { id, words: 0, typos: 0, proximity: 0, attribute: 0, position: 0, inexactness: 0 }
    const found = readings.map((some) => some.flatMap((reading) => this.find(document, reading)))
    for (let missing = 0; missing <= this.dropped.length; missing++) {
      const path = cheapest(units.length, found, new Set(this.dropped.slice(0, missing)))
      if (path) return this.rank(id, document, path)
    }
    return undefined
  }

  private find(document: WordsOfDocument, reading: Reading): Found[] {
    const places = this.places(document, reading.words, reading.typos)
    return places.length > 0 ? [{ ...reading, places }] : []
  }

  private places(document: WordsOfDocument, [first = "", ...rest]: string[], typos: number): Place[] {
    const places = (document.places.get(first) ?? []).filter(
      ({ attribute }) => this.isSearched[attribute] && !(typos > 0 && this.isTypoFree[attribute]),
    )
    return rest.reduce(
      (still, word, offset) =>
        still.filter(({ attribute, position }) =>
          document.places.get(word)?.some((one) => one.attribute === attribute && one.position === position + offset + 1),
        ),
      places,
    )
  }

  private rank(id: string, document: WordsOfDocument, path: Found[]): Match {
    const words = path.reduce((sum, { from, to }) => sum + to - from, 0)
    const least = (of: (place: Place) => number) => path.reduce((sum, { places }) => sum + Math.min(...places.map(of)), 0)
    const typed = this.query.units.reduce((sum, unit) => sum + unit.words.length, 0)
    const exact = path.filter(({ isExact }) => isExact).length
    const isWhole =
      exact === this.query.units.length && document.lengths.some((length, attribute) => length === typed && this.isAllIn(path, attribute))
    return {
      id,
      words,
      typos: path.reduce((sum, one) => sum + one.typos, 0),
      proximity: path.slice(1).reduce((sum, one, index) => sum + distance(path[index] as Found, one), 0),
      attribute: least(({ attribute }) => attribute),
      position: least(({ position }) => position),
      inexactness: this.query.units.length - exact + (isWhole ? 0 : 1),
    }
  }

  private isAllIn(path: Found[], attribute: number): boolean {
    return path.every(({ places }) => places.some((place) => place.attribute === attribute))
  }

  /** All but the first may be missing. */
  private fromTheRight(): number[] {
    return this.query.units
      .map((_, index) => index)
      .slice(1)
      .reverse()
  }

  private mostFrequentFirst(): number[] {
    const documents = [...this.words.ofDocument.values()]
    const frequency = (unit: number) =>
      documents.filter(({ places }) => this.query.units[unit]?.words.some((word) => places.has(word))).length
    return this.fromTheRight()
      .concat(0)
      .sort((a, b) => frequency(b) - frequency(a))
      .slice(0, -1)
  }
}

/** The readings with the fewest typos that together cover all units that are not dropped. */
function cheapest(count: number, found: Found[][], dropped: ReadonlySet<number>): Found[] | undefined {
  const best: ({ typos: number; path: Found[] } | undefined)[] = Array.from({ length: count + 1 })
  best[count] = { typos: 0, path: [] }
  for (let from = count - 1; from >= 0; from--) {
    if (dropped.has(from)) {
      best[from] = best[from + 1]
      continue
    }
    for (const one of found[from] ?? []) {
      const rest = best[one.to]
      const isKept = Array.from({ length: one.to - from }, (_, offset) => from + offset).every((unit) => !dropped.has(unit))
      if (!rest || !isKept) continue
      const typos = one.typos + rest.typos
      const before = best[from]
      const isBetter = !before || typos < before.typos || (typos === before.typos && one.isExact && !before.path[0]?.isExact)
      if (isBetter) best[from] = { typos, path: [one, ...rest.path] }
    }
  }
  return best[0]?.path
}

/** How far apart two readings are at their nearest; words in the wrong order are one further. */
function distance(left: Found, right: Found): number {
  let least = HARD_DISTANCE
  for (const a of left.places) {
    const end = a.position + left.words.length - 1
    for (const b of right.places) {
      if (a.attribute !== b.attribute) continue
      least = Math.min(least, b.position > end ? b.position - end : end - b.position + 1)
    }
  }
  return least
}
