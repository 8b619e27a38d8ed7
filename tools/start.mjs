// @ts-check
// `npm start`: from a fresh clone to a running shop, and on Ctrl-C back to a quiet machine.
// Nothing here may be imported from a package before the packages are installed.
import { existsSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { parseDatabaseUrl, parseRedisUrl } from "./lib/addresses.mjs"
import { choicesLine } from "./lib/choices.mjs"
import { startDemoBidders, wantsDemoBidders } from "./lib/demo-bidders.mjs"
import { assertSpace } from "./lib/disk.mjs"
import { provideDefaults, provideSecrets, readEnvFile, readPort } from "./lib/environment.mjs"
import { Interrupted, report, UserError } from "./lib/errors.mjs"
import { install, missingPackages } from "./lib/install.mjs"
import { take } from "./lib/lock.mjs"
import { assertNode } from "./lib/node-version.mjs"
import { isPortFree } from "./lib/ports.mjs"
import { step } from "./lib/progress.mjs"
import { root, state } from "./lib/root.mjs"
import { createSupervisor, lastWords } from "./lib/supervisor.mjs"
import { startTestGateways, wantsTestGateways } from "./lib/test-gateways.mjs"

const STOREFRONT_PORT = Number(process.env.STOREFRONT_PORT ?? 8000)
const startedAt = Date.now()
const supervisor = createSupervisor()
let isUp = false
let hasTestGateways = false

supervisor.handleSignals((exitCode) => {
  console.log(isUp ? "✓ Stopped" : "✓ Stopped before the start was complete")
  process.exit(isUp ? 0 : exitCode)
})

try {
  await main()
} catch (error) {
  // After a Ctrl-C every step fails; the signal's handler has the last word.
  if (!supervisor.isStopping()) {
    report(error)
    await supervisor.stopAll()
    process.exit(1)
  } else if (!(error instanceof Interrupted) && process.env.DEBUG?.includes("wekala")) report(error)
}

async function main() {
  assertNode()
  readEnvFile()
  const { DATABASE_URL, REDIS_URL } = process.env
  if (DATABASE_URL) parseDatabaseUrl(DATABASE_URL)
  if (REDIS_URL) parseRedisUrl(REDIS_URL)
  const port = readPort()
  const other = take("start", { url: `http://localhost:${port}` })
  if (other) throw new UserError(`Wekala is already running here (process ${other.pid}${other.url ? `, ${other.url}` : ""}).`)
  for (const [name, wanted] of [["PORT", port], ...(hasStorefront() ? [["STOREFRONT_PORT", STOREFRONT_PORT]] : [])]) {
    if (await isPortFree(Number(wanted))) continue
    throw new UserError(`Port ${wanted} is taken by another program. Stop it, or choose another: ${name}=${Number(wanted) + 1} npm start`)
  }
  assertSpace(state)
  provideSecrets()
  provideDefaults(port, STOREFRONT_PORT)
  const isOwnDatabase = !DATABASE_URL
  if (isOwnDatabase) process.env.WEKALA_EMBEDDED = "1"
  console.log(`Wekala · ${choicesLine(process.env)}\n`)

  if (missingPackages()) await step("Packages", () => install(supervisor))
  await step("Server code", () => build())
  if (wantsTestGateways(process.env)) await step("Test gateways", startGateways)
  await Promise.all([buildPages(), prepareData(isOwnDatabase)])
  const logins = await startEngine(port, isOwnDatabase)
  if (hasStorefront()) await step("Storefront", () => startStorefront(port))
  if (logins && wantsDemoBidders(process.env)) startDemoBidders(supervisor, { port, logins })
  isUp = true
  announce(port, logins)
}

/** @param {string[]} args */
async function build(...args) {
  await supervisor.run({ name: "the build", script: join(root, "tools/build.mjs"), args })
}

/** @param {(remark: string) => void} remark */
async function startGateways(remark) {
  const { ports, process: gateways } = await startTestGateways(supervisor, {
    onLine: (line) => {
      if (isUp || process.env.DEBUG) console.log(line)
    },
  })
  endWith(gateways)
  hasTestGateways = true
  remark(`no money moves: Stripe at port ${ports.stripe}, Paymob at ${ports.paymob}`)
}

/** One after the other: each takes all the memory and both cores of a small machine. */
async function buildPages() {
  await step("Admin", () => build("--admin"))
  if (!hasStorefront()) return
  await step("Storefront code", async () => {
    await supervisor.run({ name: "the storefront's build", script: join(root, "tools/storefront.mjs") })
  })
}

function hasStorefront() {
  return existsSync(join(root, "storefront/package.json")) && process.env.WEKALA_STOREFRONT !== "off"
}

/** @param {boolean} isOwnDatabase */
async function prepareData(isOwnDatabase) {
  const database = await import("./lib/database.mjs")
  const { readNote, schemaFingerprint } = await import("./lib/setup-state.mjs")
  await step("Database", async (remark) => {
    if (isOwnDatabase) {
      const directory = join(state, "postgres")
      const { url, port, process: host } = await database.startEmbedded(supervisor, { directory })
      process.env.DATABASE_URL = url
      endWith(host)
      remark(`port ${port}`)
    } else {
      const { version, created } = await database.prepareDatabase(databaseUrl())
      remark(`PostgreSQL ${version}${created ? ", database created" : ""}`)
    }
    if (process.env.REDIS_URL) await database.assertRedis(process.env.REDIS_URL)
  })
  if ((await readNote(databaseUrl(), "migrations")) === schemaFingerprint()) return
  await step("Tables", () => supervisor.run({ name: "the migration", script: join(root, "tools/migrate.mjs") }))
}

function databaseUrl() {
  return /** @type {string} */ (process.env.DATABASE_URL)
}

/**
 * @param {number} port
 * @param {boolean} isOwnDatabase
 * @returns {Promise<any>} the demo's logins, where there is a demo
 */
async function startEngine(port, isOwnDatabase) {
  const { readNote, writeNote } = await import("./lib/setup-state.mjs")
  const demo = await readNote(databaseUrl(), "demo")
  // A database of somebody's own is not to be filled with a demo unless asked for.
  const isWanted = isOwnDatabase ? process.env.WEKALA_SEED !== "off" : process.env.WEKALA_SEED === "demo"
  const seed = isWanted && !demo
  // Nobody's: a demo's shoppers see where the account of a real shop would stand.
  if (isWanted) process.env.BANK_ACCOUNT ??= "Wekala Demo\nBank of Examples\nXX00 0000 0000 0000 0000"
  let setRemark = (/** @type {string} */ _text) => {}
  const engine = supervisor.launch({
    name: "the engine",
    script: join(root, "tools/lib/engine-host.mjs"),
    args: [JSON.stringify({ port, host: process.env.HOST, seed, isDemo: Boolean(demo) })],
    onLine: (line) => {
      if (isUp || process.env.DEBUG) console.log(line)
    },
    onProgress: (text) => setRemark(text),
  })
  await step("Engine", () => engine.answer())
  if (seed) {
    await step("Demo shop", async (remark) => {
      setRemark = remark
      const { logins } = await engine.answer()
      // An interrupted one leaves no note, and is completed at the next start.
      await writeNote(databaseUrl(), "demo", { logins })
      remark("")
    })
  }
  endWith(engine)
  const logins = seed ? (await readNote(databaseUrl(), "demo")).logins : demo?.logins
  // For `npm run smoke`.
  if (logins) writeFileSync(join(state, "logins.json"), JSON.stringify({ url: `http://localhost:${port}`, ...logins }), { mode: 0o600 })
  return logins
}

/** @param {number} port the engine's */
async function startStorefront(port) {
  const { query } = await import("./lib/database.mjs")
  // Of the shop's keys the one that shows most: Medusa makes one for an empty channel by itself.
  const [key] = await query(
    databaseUrl(),
    `SELECT k.token FROM api_key k
     LEFT JOIN publishable_api_key_sales_channel c ON c.publishable_key_id = k.id AND c.deleted_at IS NULL
     LEFT JOIN product_sales_channel p ON p.sales_channel_id = c.sales_channel_id AND p.deleted_at IS NULL
     WHERE k.type = 'publishable' AND k.revoked_at IS NULL AND k.deleted_at IS NULL
     GROUP BY k.id ORDER BY count(p.id) DESC, k.created_at LIMIT 1`,
  )
  const url = `http://localhost:${STOREFRONT_PORT}`
  const storefront = supervisor.launch({
    name: "the storefront",
    script: createRequire(join(root, "storefront/package.json")).resolve("next/dist/bin/next"),
    args: ["start", "--port", String(STOREFRONT_PORT)],
    cwd: join(root, "storefront"),
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      WEKALA_URL: `http://localhost:${port}`,
      WEKALA_PUBLISHABLE_KEY: process.env.WEKALA_PUBLISHABLE_KEY ?? key?.token,
    },
    onLine: (line) => {
      if (isUp || process.env.DEBUG) console.log(line)
    },
  })
  endWith(storefront)
  for (;;) {
    const answered = await fetch(url, { redirect: "manual" }).then(
      () => true,
      () => false,
    )
    if (answered) return
    await Promise.race([storefront.exited.then(() => storefront.answer()), new Promise((resolve) => setTimeout(resolve, 250))])
  }
}

/**
 * When a process that the shop needs ends by itself, everything ends.
 * @param {import("./lib/supervisor.mjs").Running} needed
 */
async function endWith(needed) {
  const { code, signal } = await needed.exited
  if (supervisor.isStopping()) return
  report(new UserError(`Stopped, as ${needed.name} ended unexpectedly (${signal ?? `exit code ${code}`}): ${lastWords(needed.tail)}`))
  await supervisor.stopAll()
  process.exit(1)
}

/**
 * @typedef {{ email: string, password: string }} Login
 * @param {number} port
 * @param {{ admin: Login, customers: Login[], publishableKey: string }} [demo]
 */
function announce(port, demo) {
  const engine = `http://localhost:${port}`
  const shopper = demo?.customers[0]
  const rows = [
    ...(hasStorefront() ? [["Storefront", `http://localhost:${STOREFRONT_PORT}`]] : []),
    ["Admin", `${engine}/app`],
    ["API documentation", `${engine}/docs`],
    ...(demo ? [["Merchant", `${demo.admin.email} / ${demo.admin.password}`]] : []),
    ...(shopper ? [["Shopper", `${shopper.email} / ${shopper.password}`]] : []),
    ...(demo ? [["Publishable API key", demo.publishableKey]] : []),
    ...(hasTestGateways ? [["Test card", "4242 4242 4242 4242, any date to come, any code; no money moves"]] : []),
  ]
  const lines = rows.map(([name, value]) => `  ${String(name).padEnd(20)} ${value}`)
  console.log(`\n${lines.join("\n")}\n`)
  console.log(`Ready in ${((Date.now() - startedAt) / 1000).toFixed(1)} s. Ctrl-C stops everything.\n`)
}
