// @ts-check
import { UserError } from "./errors.mjs"

const PATIENCE_MS = 5_000

/**
 * Asks a Meilisearch server for what the shop will ask it too.
 * @param {string} host its address
 * @param {string | undefined} key
 * @returns {Promise<string>} its host and port
 * @throws {UserError} that says what is in the way
 */
export async function assertMeilisearch(host, key) {
  if (!/^https?:\/\//.test(host) || !URL.canParse(host)) {
    throw new UserError("MEILISEARCH_HOST is not an address (http://localhost:7700).")
  }
  const place = new URL(host).host
  const headers = key ? { authorization: `Bearer ${key}` } : undefined
  const ask = fetch(new URL("indexes?limit=1", `${host}/`), { headers, signal: AbortSignal.timeout(PATIENCE_MS) })
  const answer = await ask.catch(() => undefined)
  if (!answer) throw new UserError(`No Meilisearch answers at ${place}.`)
  if (answer.status === 401 || answer.status === 403)
    throw new UserError(`Meilisearch at ${place} does not let us in: MEILISEARCH_API_KEY.`)
  if (!answer.ok) throw new UserError(`Meilisearch at ${place} answers ${answer.status}.`)
  return place
}
