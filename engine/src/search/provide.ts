import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
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
  provider = meilisearch ? meilisearchSearch({ ...meilisearch, onFailure: tellOperator }) : postgresSearch()
  return provider
}

/** A server that is away fails every search; one line says as much as a thousand. */
const QUIET_MS = 10_000
let quietUntil = 0

function tellOperator({ message, cause }: Error): void {
  if (performance.now() < quietUntil) return
  quietUntil = performance.now() + QUIET_MS
  const reason = cause instanceof Error && cause.message ? `${message}: ${cause.message}` : message
  container.resolve<Logger>(ContainerRegistrationKeys.LOGGER).error(`Meilisearch has not answered a search. ${reason}`)
}
