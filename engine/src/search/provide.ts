import { postgresSearch } from "./providers/postgres"
import type { SearchProvider } from "./provider"

let provider: SearchProvider | undefined

/** The provider of this process: PostgreSQL, unless `MEILISEARCH_HOST` says where another one is. */
export function searchProvider(): SearchProvider {
  provider ??= postgresSearch()
  return provider
}
