// @ts-check
// Only to be imported once the packages are installed and the engine is compiled.
import { createRequire } from "node:module"
import { join } from "node:path"
import { parseDatabaseUrl, parseRedisUrl } from "./addresses.mjs"
import { UserError } from "./errors.mjs"
import { root } from "./root.mjs"

const LEAST_VERSION = 15
const TIMEOUT_MS = 5_000

// The client is the engine's dependency, not the workspace's.
const engineRequire = createRequire(join(root, "engine/package.json"))
/** @type {typeof import("pg")} */
export const pg = engineRequire("pg")

/**
 * Checks the database that DATABASE_URL names, and creates it when the server has none of that name.
 *
 * @param {string} url
 * @returns {Promise<{ version: string, created: boolean }>}
 */
export async function prepareDatabase(url) {
  const target = parseDatabaseUrl(url)
  try {
    return { version: await versionOf(url), created: false }
  } catch (error) {
    if (/** @type {any} */ (error).code !== "3D000") throw explainDatabase(error, target)
  }
  try {
    const { createDatabase } = engineRequire("@wekala/engine/embedded")
    await createDatabase(url)
    return { version: await versionOf(url), created: true }
  } catch (error) {
    const name = decodeURIComponent(target.pathname.slice(1))
    if (/** @type {any} */ (error).code === "42501") {
      throw new UserError(`The database "${name}" does not exist, and "${target.username}" may not create it.`)
    }
    throw explainDatabase(error, target)
  }
}

/**
 * Checks the database without changing anything.
 * @param {string} url
 * @returns {Promise<string>} the server's version
 */
export async function inspectDatabase(url) {
  try {
    return await versionOf(url)
  } catch (error) {
    throw explainDatabase(error, parseDatabaseUrl(url))
  }
}

/**
 * @param {string} url
 * @returns {Promise<string>} e.g. `18.4`
 */
async function versionOf(url) {
  const [row] = await query(url, "SHOW server_version")
  const version = String(row.server_version).split(" ")[0] ?? ""
  if (Number.parseInt(version, 10) < LEAST_VERSION) {
    throw new UserError(`PostgreSQL ${LEAST_VERSION} or newer is needed; the server is ${version}.`)
  }
  return version
}

/**
 * One statement on a connection of its own.
 * @param {string} url
 * @param {string} sql
 * @param {unknown[]} [parameters]
 * @returns {Promise<any[]>}
 */
export async function query(url, sql, parameters) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS })
  // Unheard, a connection that breaks would end the process.
  client.on("error", () => undefined)
  try {
    await client.connect()
    return (await client.query(sql, parameters)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

/**
 * @param {any} error
 * @param {URL} target
 */
function explainDatabase(error, target) {
  if (error instanceof UserError) return error
  const place = `${target.hostname || "localhost"}:${target.port || 5432}`
  const { code = "", message = "" } = error ?? {}
  if (code === "28P01" || code === "28000") {
    return new UserError(`PostgreSQL at ${place} does not let "${target.username}" in: wrong user or password in DATABASE_URL.`)
  }
  if (code === "3D000") return new UserError(`PostgreSQL at ${place} has no database "${target.pathname.slice(1)}".`)
  if (code === "ECONNREFUSED") return new UserError(`No PostgreSQL answers at ${place} (connection refused). Is it running?`)
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return new UserError(`The database host "${target.hostname}" is not known.`)
  if (code === "57P03") return new UserError(`PostgreSQL at ${place} is still starting; try again in a moment.`)
  if (/timeout/i.test(message)) return new UserError(`PostgreSQL at ${place} did not answer within ${TIMEOUT_MS / 1000} seconds.`)
  return new UserError(`PostgreSQL at ${place} cannot be used: ${message || code}`)
}

/**
 * Starts the embedded PostgreSQL in a process of its own, which outlives a crash of ours just long
 * enough to shut it down.
 *
 * @param {import("./supervisor.mjs").Supervisor} supervisor
 * @param {{ directory: string, port?: number, settings?: Record<string, string> }} options
 * @returns {Promise<{ url: string, port: number, process: import("./supervisor.mjs").Running }>}
 */
export async function startEmbedded(supervisor, { directory, port, settings = {} }) {
  const running = supervisor.launch({
    name: "the database",
    script: join(root, "tools/lib/database-host.mjs"),
    args: [JSON.stringify({ directory, port, settings })],
  })
  const { url, port: used } = await running.answer()
  return { url, port: used, process: running }
}

/**
 * Sees that Redis answers.
 * @param {string} url
 */
export async function assertRedis(url) {
  const { hostname, port } = parseRedisUrl(url)
  const place = `${hostname}:${port || 6379}`
  const { default: Redis } = await import(engineRequire.resolve("ioredis"))
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: TIMEOUT_MS, maxRetriesPerRequest: 0, retryStrategy: () => null })
  /** @type {any} */
  let reason
  redis.on("error", (/** @type {unknown} */ error) => {
    reason = error
  })
  try {
    await redis.connect()
    await redis.ping()
  } catch (error) {
    const { code, message } = /** @type {any} */ (reason ?? error)
    if (/WRONGPASS|NOAUTH/.test(message)) throw new UserError(`Redis at ${place} does not let us in: wrong user or password in REDIS_URL.`)
    throw new UserError(`No Redis answers at ${place} (${code ?? message}). Is it running?`)
  } finally {
    redis.disconnect()
  }
}
