/** One thing that can be found, in one language. */
export interface SearchDocument {
  /** `product`, `auction`, `event`, … */
  kind: string
  id: string
  /** `""` for the merchant's own texts: what is answered for a locale without translations. */
  locale: string
  /** Sales channels that it is sold in; empty: all. */
  channels: string[]
  title: string
  subtitle: string | null
  body: string | null
  /** Tags, type, collection, names of categories, option values, SKUs. */
  keywords: string[]
  /** Label in this language → values: `{ Color: ["Petrol"] }`. */
  facets: Record<string, string[]>
  /** Ids and handles: `{ category: [...], collection: [...], tag: [...], type: [...] }`. */
  filters: Record<string, string[]>
  /** Region id → cheapest price now, what that was before a sale, and the dearest variant's, in major units. */
  amounts: Record<string, { amount: number; original: number; most: number }>
  available: boolean
  /** Seconds since 1970. */
  created_at: number
  /** Handed back with each hit: `{ handle, thumbnail, … }`. */
  card: Record<string, unknown>
}

/** In which order hits come. `popular`: what can be had first, then the merchant's own order (oldest first, then id). */
export type SearchSort = "relevance" | "popular" | "newest" | "price" | "-price" | "title"

export interface SearchQuery {
  kind: string
  locale: string
  /** What any of these sells is found; empty: whatever is sold. */
  channels: string[]
  q: string
  /** Any of the values of one filter, and every filter. */
  filters: Record<string, string[]>
  facets: Record<string, string[]>
  /** Only what can be had. */
  available: boolean
  /** Whose prices `min`, `max` and the sorts by price are about. */
  region: string | undefined
  /** Of `amount`, in major units of the region's currency; both count. What has no price there is then not found. */
  min?: number
  max?: number
  sort: SearchSort
  limit: number
  offset: number
}

export interface SearchHighlights {
  title?: string
  subtitle?: string
  body?: string
}

export interface SearchResult {
  /** Highlights hold `<mark>…</mark>`; everything else in them is escaped for HTML. */
  hits: { document: SearchDocument; highlights: SearchHighlights }[]
  count: number
  /** By name; each counts as though no choice had been made in it. Its values by count, then as written; none that nothing has. */
  facets: { name: string; values: { value: string; count: number }[] }[]
  /** How many of the hits can be had, as though `available` had not been asked. */
  available: number
  /** Least and greatest `amount` in the region, as though no price had been asked; null without a region or prices. */
  range: [number, number] | null
}

export interface SuggestQuery {
  kinds: string[]
  locale: string
  channels: string[]
  q: string
  limit: number
}

/** A completion; `highlight` is its title, escaped for HTML, with `<mark>…</mark>` around what was typed. */
export interface Suggestion {
  document: SearchDocument
  highlight: string
}

/** Words that mean the same; of one locale, or with `""` of all. */
export interface Synonyms {
  locale: string
  words: string[]
}

export interface SearchProvider {
  readonly name: string
  /** Whether it has an index of this kind. A server of its own may have lost what was written. */
  holds(kind: string): Promise<boolean>
  /** Writes these, and takes away what `removed` names, in every language. Safe to call twice. */
  write(kind: string, documents: SearchDocument[], removed: string[]): Promise<void>
  /** A whole new index of a kind, online: readers see the old one until the new one is complete, then only the new one. */
  replace(kind: string, documents: AsyncIterable<SearchDocument[]>): Promise<void>
  search(query: SearchQuery): Promise<SearchResult>
  /** Completions of what is being typed, best first: names of things. */
  suggest(query: SuggestQuery): Promise<Suggestion[]>
  /** From now on exactly these. */
  setSynonyms(synonyms: Synonyms[]): Promise<void>
}
