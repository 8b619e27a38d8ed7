import { queryRows } from "../../../kit/database/query"
import { transaction, type Tx } from "../../../kit/database/transaction"
import type { SearchProvider, SearchResult } from "../../provider"
import { ALL, forgetVersions, Kept, raiseVersion } from "./kept"
import { search } from "./search"
import { suggest } from "./suggest"
import { writeSynonyms } from "./synonyms"
import { lockKind, rewriteKind, writeDocuments } from "./write"

const results = new Kept<SearchResult>(200)

/** Search in the shop's own PostgreSQL: full-text index, vocabulary for typos, nothing else to run. */
export function postgresSearch(): SearchProvider {
  return {
    name: "postgres",
    holds: () => Promise.resolve(true),
    write: (kind, documents, removed) => changing(kind, (tx) => writeDocuments(tx, kind, documents, removed)),
    // In one transaction, so that readers see the old one until it commits. A change that is written meanwhile waits.
    replace: async (kind, documents) => {
      // What was read of the source cannot be read twice.
      await changing(kind, (tx) => rewriteKind(tx, kind, documents), 1)
      await queryRows("ANALYZE wekala_search_document, wekala_search_word")
    },
    search: (query) => results.get(query.kind, JSON.stringify(query), () => search(query)),
    suggest,
    setSynonyms: (synonyms) => changing(ALL, (tx) => writeSynonyms(tx, synonyms)),
  }
}

/** @param change answers false when it has changed nothing: what is kept of searches then stays */
async function changing(kind: string, change: (tx: Tx) => Promise<unknown>, attempts?: number): Promise<void> {
  await transaction(
    async (tx) => {
      await lockKind(tx, kind)
      if ((await change(tx)) !== false) await raiseVersion(tx, kind)
    },
    attempts === undefined ? {} : { attempts },
  )
  forgetVersions()
}
