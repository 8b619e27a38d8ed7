import type { MedusaContainer } from "@medusajs/framework/types"
import type { SearchDocument } from "./provider"

/** A value that lists of a kind are filtered by, and what people call it. */
export interface FilterName {
  /** One that `GET /store/search` takes. */
  readonly filter: "category" | "collection" | "tag" | "product_type"
  /** Among the `filters` of the documents that have it. */
  readonly value: string
  /** In the language that was asked for. */
  readonly name: string
}

export interface SearchContext {
  /** Languages that a document is wanted in; `""` stands for the merchant's own texts. */
  readonly locales: readonly string[]
  /** By the database's clock; tests move it. */
  readonly now: Date
  readonly container: MedusaContainer
}

/** A kind of things that shoppers can find. */
export interface SearchSource {
  /** `auction`; what `GET /store/search?type=` takes. Lower case letters and underscores. */
  readonly kind: string
  /**
   * What shoppers may find of these, one document per language. An id without one is taken out of the index. Called in the
   * background, after the change has been committed.
   */
  readonly documents: (ids: readonly string[], context: SearchContext) => Promise<SearchDocument[]>
  /** The next ids after `after` (`""` at first) in ascending order, whether or not they can be found. */
  readonly ids: (after: string, limit: number) => Promise<string[]>
  /** Called once readers find what has changed: what keeps lists of these has them stale. */
  readonly onWritten?: () => Promise<void>
  /** Names of what can be filtered by, so that a shopper's words are understood as such. */
  readonly names?: (locale: string) => Promise<FilterName[]>
}

const sources = new Map<string, SearchSource>()

/**
 * Declares things that shoppers can find. `searchChanged`, called in the transaction that changes one, keeps the index up to
 * date; the first index is built by itself.
 */
export function defineSearchSource(source: SearchSource): SearchSource {
  if (!/^[a-z][a-z_]{0,40}$/.test(source.kind))
    throw new Error(`${source.kind} is no name of a search source: use lower case letters and _`)
  sources.set(source.kind, source)
  return source
}

export function searchSource(kind: string): SearchSource | undefined {
  return sources.get(kind)
}

/** All kinds that are declared in this process. */
export function searchKinds(): string[] {
  return [...sources.keys()]
}
