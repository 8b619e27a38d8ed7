import pg from "pg"
import { StartupError } from "./settings"

const TIMEOUT_MS = 5_000

/**
 * Sees that the database answers before Medusa tries: Medusa would repeat a failing connection for
 * five minutes without a word.
 *
 * @throws StartupError that says what is in the way, without the password
 */
export async function assertDatabase(url: string | undefined): Promise<void> {
  if (!url) throw new StartupError("DATABASE_URL is not set.")
  let target: URL
  try {
    target = new URL(url)
  } catch {
    throw new StartupError("DATABASE_URL is not a URL (postgres://user:password@host:5432/database).")
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: TIMEOUT_MS, query_timeout: TIMEOUT_MS })
  // A connection that breaks later reports through this event; unheard, it would end the process.
  client.on("error", () => undefined)
  try {
    await client.connect()
    await client.query("SELECT 1")
  } catch (error) {
    throw new StartupError(explain(error, target))
  } finally {
    await client.end().catch(() => undefined)
  }
}

function explain(error: unknown, { hostname, port, username, pathname }: URL): string {
  const { code = "", message = String(error) } = (error ?? {}) as { code?: string; message?: string }
  const place = `${hostname || "localhost"}:${port || 5432}`
  switch (code) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${place} (connection refused).`
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database host "${hostname}" is not known.`
    case "28P01":
    case "28000":
      return `PostgreSQL at ${place} does not let "${username}" in: wrong user or password in DATABASE_URL.`
    case "3D000":
      return `PostgreSQL at ${place} has no database "${pathname.slice(1)}".`
    case "57P03":
      return `PostgreSQL at ${place} is still starting; try again in a moment.`
    case "53300":
      return `PostgreSQL at ${place} has no connection left (max_connections).`
    default:
      return /timeout/i.test(message)
        ? `PostgreSQL at ${place} did not answer within ${TIMEOUT_MS / 1000} seconds.`
        : `PostgreSQL at ${place} cannot be used: ${message}`
  }
}
