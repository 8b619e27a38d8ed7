import { meilisearchOptions, meilisearchSearch } from "./providers/meilisearch"
import { postgresSearch } from "./providers/postgres"
import type { SearchProvider } from "./provider"

let provider: SearchProvider | undefined

/**
 * The provider of this process: PostgreSQL, unless `MEILISEARCH_HOST` says where another one is.
 *
 * @throws Error that names the variable of the environment that is wrong
 */
export function searchProvider(): SearchProvider {
  if (provider) return provider
  const meilisearch = meilisearchOptions(process.env)
  provider = meilisearch ? meilisearchSearch(meilisearch) : postgresSearch()
  return provider
}
