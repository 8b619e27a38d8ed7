import type { SearchProvider } from "../../provider"
import { Connection, type MeilisearchOptions } from "./client"
import { IndexNames } from "./names"
import { search } from "./search"
import { suggest } from "./suggest"
import { type TakeTurns, turnsByDatabase } from "./turns"
import { Writer } from "./write"

export type { MeilisearchOptions } from "./client"
export { meilisearchOptions } from "./options"

/**
 * Search by a Meilisearch server, with an index per kind and language. A search that it does not answer is told as 503
 * `search_unavailable`; a change that it does not take throws, so that whoever makes it tries again.
 */
export function meilisearchSearch(options: MeilisearchOptions, takeTurns: TakeTurns = turnsByDatabase): SearchProvider {
  const connection = new Connection(options)
  const names = new IndexNames(options.prefix ?? "wekala")
  const writer = new Writer(connection, names)
  return {
    name: "meilisearch",
    holds: async (kind) => (await writer.indexesOf(kind)).length > 0,
    write: (kind, documents, removed) => takeTurns(kind, () => writer.write(kind, documents, removed)),
    replace: (kind, documents) => takeTurns(kind, () => writer.replace(kind, documents)),
    search: (query) => search(connection, names, query),
    suggest: (query) => suggest(connection, names, query),
    setSynonyms: (synonyms) => writer.setSynonyms(synonyms),
  }
}
