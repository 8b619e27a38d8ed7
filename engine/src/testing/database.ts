import { getResolvedPlugins } from "@medusajs/framework/utils"
import { spawn } from "node:child_process"
import { createHash, randomBytes } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import pg from "pg"
import { type EmbeddedPostgres, startPostgres } from "../embedded"

/** Where one machine's test databases live: a server given from outside, or an embedded one. */
export interface DatabaseServer {
  url(database: string): string
  stop(): Promise<void>
}

/**
 * The PostgreSQL server for tests: `WEKALA_TEST_DATABASE_SERVER` (a URL whose user may create databases),
 * or an embedded one with its data in `.wekala/test-postgres` of the working directory.
 */
export async function testDatabaseServer(): Promise<DatabaseServer> {
  const given = process.env.WEKALA_TEST_DATABASE_SERVER
  if (given) {
    return { url: (database) => Object.assign(new URL(given), { pathname: `/${database}` }).href, stop: async () => undefined }
  }
  const server: EmbeddedPostgres = await startPostgres({
    directory: resolve(".wekala/test-postgres"),
    // Tests may lose their data in a power cut; what they test may not.
    settings: { max_connections: "300", shared_buffers: "256MB" },
  })
  return { url: (database) => server.url(database), stop: () => server.stop() }
}

/** A database of its own for a test, and what takes it away again. */
export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/**
 * A fresh, fully migrated database in a fraction of a second: a copy of a template that is migrated once
 * per set of plugins and migrations.
 *
 * @param directory the application directory, where medusa-config.js is
 */
export async function createTestDatabase(server: DatabaseServer, directory: string): Promise<TestDatabase> {
  const template = await ensureTemplate(server, directory)
  const name = `wekala_test_${process.pid}_${randomBytes(4).toString("hex")}`
  await administer(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`))
  return {
    url: server.url(name),
    drop: () => administer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

/** An empty database, for what tests migrations themselves. */
export async function createEmptyDatabase(server: DatabaseServer): Promise<TestDatabase> {
  const name = `wekala_test_${process.pid}_${randomBytes(4).toString("hex")}`
  await administer(server, (client) => client.query(`CREATE DATABASE ${name}`))
  return {
    url: server.url(name),
    drop: () => administer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

async function ensureTemplate(server: DatabaseServer, directory: string): Promise<string> {
  const { variant, version } = await fingerprintSchema(directory)
  const name = `wekala_template_${variant}_${version}`
  await administer(server, async (client) => {
    // One process migrates; others wait for it here.
    await client.query("SELECT pg_advisory_lock(hashtext('wekala test template'))")
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
    if (rowCount) return
    await client.query(`DROP DATABASE IF EXISTS ${name}_new WITH (FORCE)`)
    await client.query(`CREATE DATABASE ${name}_new`)
    await migrateInOwnProcess(server.url(`${name}_new`), directory)
    await client.query(`ALTER DATABASE ${name}_new RENAME TO ${name}`)
    const outdated = await client.query("SELECT datname FROM pg_database WHERE starts_with(datname, $1) AND datname <> $2", [
      `wekala_template_${variant}_`,
      name,
    ])
    for (const { datname } of outdated.rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`)
  })
  return name
}

/**
 * What the schema depends on: which modules the configuration names (with Redis others than without), and
 * as a version the releases of Medusa and of every plugin, its migrations and its links.
 */
async function fingerprintSchema(directory: string): Promise<{ variant: string; version: string }> {
  const path = require.resolve(join(directory, "medusa-config.js"))
  const config = require(path).default
  // It has read the environment of now; the engine must read it again when its database is known.
  delete require.cache[path]
  const modules = Object.values((config.modules ?? {}) as Record<string, { resolve?: string } | false | undefined>)
  const variant = createHash("sha256").update(JSON.stringify(modules.map((module) => (module ? module.resolve : undefined))))
  const plugins = await getResolvedPlugins(directory, config, true)
  const version = createHash("sha256").update(require("@medusajs/medusa/package.json").version)
  for (const plugin of plugins) {
    if (plugin.name !== "project-plugin") version.update(`${plugin.name} ${plugin.version}`)
    for (const folder of ["modules", "links"]) {
      const source = join(plugin.resolve, folder)
      if (!existsSync(source)) continue
      const files = readdirSync(source, { recursive: true }) as string[]
      const shaping = files.filter((file) => /\.(js|ts)$/.test(file) && (folder === "links" || file.includes("migrations"))).sort()
      for (const file of shaping) version.update(file).update(readFileSync(join(source, file)))
    }
  }
  return { variant: variant.digest("hex").slice(0, 8), version: version.digest("hex").slice(0, 16) }
}

function migrateInOwnProcess(url: string, directory: string): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [join(__dirname, "migrate-template.js"), directory], {
      env: { ...process.env, ...testEnvironment(url), NODE_OPTIONS: "" },
      stdio: ["ignore", "pipe", "pipe"],
    })
    const output: string[] = []
    child.stdout.on("data", (chunk) => output.push(String(chunk)))
    child.stderr.on("data", (chunk) => output.push(String(chunk)))
    child.on("error", reject)
    child.on("exit", (code) =>
      code === 0 ? done() : reject(new Error(`Migrating the test template failed:\n${output.join("").slice(-4000)}`)),
    )
  })
}

/** The environment in which a test's engine runs. */
export function testEnvironment(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    NODE_ENV: "test",
    JWT_SECRET: "test-jwt-secret",
    COOKIE_SECRET: "test-cookie-secret",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
    WEKALA_RATE_LIMIT: "off",
    WEKALA_SITE_URL: "http://localhost:8000",
    MEDUSA_DISABLE_TELEMETRY: "true",
  }
}

async function administer(server: DatabaseServer, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server.url("postgres") })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
