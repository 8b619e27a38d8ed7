import { queryRows } from "../../../kit/database/query"
import { transaction } from "../../../kit/database/transaction"
import type { SearchProvider } from "../../provider"
import { search } from "./search"
import { suggest } from "./suggest"
import { writeSynonyms } from "./synonyms"
import { lockKind, rewriteKind, writeDocuments } from "./write"

/** Search in the shop's own PostgreSQL: full-text index, vocabulary for typos, nothing else to run. */
export function postgresSearch(): SearchProvider {
  return {
    name: "postgres",
    write: (kind, documents, removed) =>
      transaction(async (tx) => {
        await lockKind(tx, kind)
        await writeDocuments(tx, kind, documents, removed)
      }),
    // In one transaction, so that readers see the old one until it commits. A change that is written meanwhile waits.
    replace: async (kind, documents) => {
      await transaction(
        async (tx) => {
          await lockKind(tx, kind)
          await rewriteKind(tx, kind, documents)
        },
        { attempts: 1 },
      )
      await queryRows("ANALYZE wekala_search_document, wekala_search_word")
    },
    search,
    suggest,
    setSynonyms: writeSynonyms,
  }
}
