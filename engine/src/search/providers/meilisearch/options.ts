import { z } from "@medusajs/framework/zod"
import type { MeilisearchOptions } from "./client"

const environment = z.object({
  MEILISEARCH_HOST: z.url({ protocol: /^https?$/ }),
  MEILISEARCH_API_KEY: z.string().optional(),
  MEILISEARCH_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_]{1,64}$/, "must be letters, digits and _")
    .optional(),
})

/**
 * The Meilisearch server that the environment names.
 *
 * @returns undefined without MEILISEARCH_HOST
 * @throws Error that says which variable is wrong
 */
export function meilisearchOptions(env: NodeJS.ProcessEnv): MeilisearchOptions | undefined {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith("MEILISEARCH_") && value))
  if (!given.MEILISEARCH_HOST) return undefined
  const { data, error } = environment.safeParse(given)
  if (error) throw new Error(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "))
  const { MEILISEARCH_HOST: host, MEILISEARCH_API_KEY: apiKey, MEILISEARCH_PREFIX: prefix } = data
  return { host, ...(apiKey && { apiKey }), ...(prefix && { prefix }) }
}
