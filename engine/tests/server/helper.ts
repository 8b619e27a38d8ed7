import { spawnSync } from "node:child_process"
import { randomBytes } from "node:crypto"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { RunningServer } from "@wekala/engine/server"

// Compiled code is loaded by Node itself, so that the test shares its modules with the server.
export const load = createRequire(import.meta.url)

export const root = join(dirname(fileURLToPath(import.meta.url)), "../../..")
export const application = join(root, ".medusa/server")
export const mainFile = join(root, "engine/.medusa/server/src/server/main.js")

/** A PostgreSQL server whose user may create databases: `WEKALA_TEST_POSTGRES`. */
export function postgresUrl(): URL {
  const url = process.env.WEKALA_TEST_POSTGRES
  if (!url) throw new Error("Set WEKALA_TEST_POSTGRES to the URL of a PostgreSQL server for tests")
  return new URL(url)
}

/** Environment of a server under test, with limits off unless a test is about them. */
export function environment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    JWT_SECRET: "test-jwt-secret",
    COOKIE_SECRET: "test-cookie-secret",
    NODE_ENV: "test",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
    WEKALA_RATE_LIMIT: "off",
    MEDUSA_DISABLE_TELEMETRY: "true",
    METRICS_TOKEN: "test-metrics-token",
  }
}

// In a process of its own: migrating leaves modules half loaded.
const MIGRATE = `require("@wekala/engine/server").migrate({ directory: process.cwd() }).then(
  () => process.exit(0),
  (error) => { console.error(error); process.exit(1) },
)`

/** A database of its own, migrated: copied from a template that the first test makes. */
export async function createTestDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const template = postgresUrl()
  template.pathname = "/wekala_server_template"
  const { createDatabase } = load("@wekala/engine/embedded") as typeof import("@wekala/engine/embedded")
  await createDatabase(template.href)
  const done = spawnSync(process.execPath, ["-e", MIGRATE], {
    cwd: application,
    env: { ...process.env, ...environment(template.href) },
    encoding: "utf8",
    timeout: 120_000,
  })
  if (done.status !== 0) throw new Error(`migrate failed: ${done.stderr}`)
  const name = `wekala_server_${randomBytes(6).toString("hex")}`
  await administer(`CREATE DATABASE ${name} TEMPLATE wekala_server_template`)
  const url = postgresUrl()
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

async function administer(sql: string): Promise<void> {
  const pg = load("pg") as typeof import("pg")
  const url = postgresUrl()
  url.pathname = "/postgres"
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

export interface TestServer extends RunningServer {
  /** Headers that a storefront sends. */
  readonly shop: Record<string, string>
  readonly databaseUrl: string
  close(): Promise<void>
}

/** Starts Wekala in this process on a database of its own. Once per test file. */
export async function startTestServer(extra: Record<string, string> = {}): Promise<TestServer> {
  const database = await createTestDatabase()
  Object.assign(process.env, environment(database.url), extra)
  const { startServer } = load("@wekala/engine/server") as typeof import("@wekala/engine/server")
  const running = await startServer({ directory: application, port: 0, host: "127.0.0.1" })
  const query = running.container.resolve("query")
  const { data } = await query.graph({ entity: "api_key", fields: ["token"], filters: { type: "publishable" } })
  return {
    ...running,
    databaseUrl: database.url,
    shop: { "x-publishable-api-key": (data[0] as { token: string }).token },
    close: async () => {
      await running.stop()
      await database.drop()
    },
  }
}
