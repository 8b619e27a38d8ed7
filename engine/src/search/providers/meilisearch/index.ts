import type { SearchProvider } from "../../provider"
import { Connection, type MeilisearchOptions } from "./client"
import { IndexNames } from "./names"
import { search } from "./search"
import { suggest } from "./suggest"
import { Writer } from "./write"

export type { MeilisearchOptions } from "./client"

/** Runs a change when no other of the same kind runs, in this process or in another one. */
export type TakeTurns = (kind: string, work: () => Promise<void>) => Promise<void>

/**
 * Search by a Meilisearch server, with an index per kind and language. A search that it does not answer is told as 503
 * `search_unavailable`; a change that it does not take throws, so that whoever makes it tries again.
 */
export function meilisearchSearch(options: MeilisearchOptions, takeTurns: TakeTurns): SearchProvider {
  const connection = new Connection(options)
  const names = new IndexNames(options.prefix ?? "wekala")
  const writer = new Writer(connection, names)
  return {
    name: "meilisearch",
    write: (kind, documents, removed) => takeTurns(kind, () => writer.write(kind, documents, removed)),
    replace: (kind, documents) => takeTurns(kind, () => writer.replace(kind, documents)),
    search: (query) => search(connection, names, query),
    suggest: (query) => suggest(connection, names, query),
    setSynonyms: (synonyms) => writer.setSynonyms(synonyms),
  }
}
