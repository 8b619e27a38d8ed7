// @ts-check
// `npm run doctor`: looks at everything that a start needs, and says how to mend what is not right.
// Works on a bare clone: a check that needs packages is left out when they are missing.
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parseDatabaseUrl, parseRedisUrl } from "./lib/addresses.mjs"
import { paymentChoice } from "./lib/choices.mjs"
import { freeMegabytes } from "./lib/disk.mjs"
import { readEnvFile, SECRETS } from "./lib/environment.mjs"
import { explain, report } from "./lib/errors.mjs"
import { missingPackages } from "./lib/install.mjs"
import { holder } from "./lib/lock.mjs"
import { isAtLeast, requiredNode } from "./lib/node-version.mjs"
import { pluginFaults, workspacePackages } from "./lib/plugin-format.mjs"
import { isPortFree } from "./lib/ports.mjs"
import { root, state } from "./lib/root.mjs"
import { assertMeilisearch } from "./lib/search-server.mjs"
import { wantsTestGateways } from "./lib/test-gateways.mjs"

const MEDUSA = "2.18.0"
/** Medusa's packages that count their versions by themselves. */
const OWN_VERSIONS = new Set(["@medusajs/icons", "@medusajs/ui", "@medusajs/ui-preset", "@medusajs/toolbox", "@medusajs/eslint-plugin"])

/** @typedef {{ name: string, status: "ok" | "warning" | "error", detail: string, mend?: string }} Finding */
/** @type {Finding[]} */
const findings = []

/** @param {string} name @param {string} [detail] */
const ok = (name, detail = "") => findings.push({ name, status: "ok", detail })
/** @param {string} name @param {string} detail @param {string} mend */
const warn = (name, detail, mend) => findings.push({ name, status: "warning", detail, mend })
/** @param {string} name @param {string} detail @param {string} mend */
const fail = (name, detail, mend) => findings.push({ name, status: "error", detail, mend })

try {
  readEnvFile()
  checkNode()
  const isInstalled = checkInstallation()
  checkMedusaVersions()
  checkPlugins()
  checkDisk()
  checkSecrets()
  await checkPorts()
  if (isInstalled) await checkServices()
  else warn("Database", "not looked at", "install the packages first")
} catch (error) {
  report(error)
  process.exitCode = 1
}
print()
process.exit(process.exitCode || (findings.some(({ status }) => status === "error") ? 1 : 0))

function checkNode() {
  const least = requiredNode()
  if (isAtLeast(process.version, least)) ok("Node", process.version)
  else fail("Node", `${process.version} is too old`, `install Node ${least} or newer: https://nodejs.org/download`)
}

function checkInstallation() {
  const missing = missingPackages()
  if (!missing) ok("Packages", "as package-lock.json says")
  else fail("Packages", missing, "npm ci")
  return existsSync(join(root, "node_modules/.package-lock.json"))
}

/** Two releases of Medusa in one process fail in ways that nobody can read. */
function checkMedusaVersions() {
  /** @type {string[]} */
  const strays = []
  for (const { folder, content } of [
    { folder: ".", content: JSON.parse(readFileSync(join(root, "package.json"), "utf8")) },
    ...workspacePackages(),
  ]) {
    for (const field of ["dependencies", "devDependencies", "peerDependencies"]) {
      for (const [name, range] of Object.entries(content[field] ?? {})) {
        if (isLockstep(name) && range !== MEDUSA) strays.push(`${name} ${range} in ${join(folder, "package.json")}`)
      }
    }
  }
  for (const lock of ["package-lock.json", "node_modules/.package-lock.json"]) {
    if (!existsSync(join(root, lock))) continue
    for (const [path, { version }] of Object.entries(JSON.parse(readFileSync(join(root, lock), "utf8")).packages)) {
      const name = path.split("node_modules/").at(-1) ?? ""
      if (path.includes("node_modules/") && isLockstep(name) && version !== MEDUSA) strays.push(`${name} ${version} in ${lock}`)
    }
  }
  const first = strays[0]
  if (!first) ok("Medusa", `all packages at ${MEDUSA}`)
  else
    fail(
      "Medusa",
      `${first}${strays.length > 1 ? ` and ${strays.length - 1} more` : ""}`,
      `pin every @medusajs package to exactly ${MEDUSA}, then npm install`,
    )
}

/** @param {string} name */
function isLockstep(name) {
  return name.startsWith("@medusajs/") && !OWN_VERSIONS.has(name)
}

function checkPlugins() {
  const faults = workspacePackages().flatMap(pluginFaults)
  for (const { plugin, fault, mend } of faults) fail(`Plugin ${plugin}`, fault, mend)
  if (!faults.length)
    ok(
      "Plugins",
      workspacePackages()
        .map(({ content }) => content.name)
        .join(", "),
    )
}

function checkDisk() {
  const free = freeMegabytes(state)
  const text = free > 10_240 ? `${Math.floor(free / 1024)} GB free` : `${free} MB free`
  if (free < 300) fail("Disk", text, "free at least 300 MB")
  else if (free < 2_048) warn("Disk", text, "packages, database and pictures of a real shop want 2 GB")
  else ok("Disk", text)
}

function checkSecrets() {
  const isProduction = process.env.NODE_ENV === "production"
  const weak = SECRETS.filter((name) => (process.env[name]?.length ?? 0) < 32)
  const mend = "openssl rand -base64 32"
  if (!isProduction) ok("Secrets", weak.length ? "made by `npm start`" : "given")
  else if (weak.length)
    fail("Secrets", `${weak.join(" and ")} ${weak.length > 1 ? "are" : "is"} missing or shorter than 32 characters`, mend)
  else ok("Secrets", "given")
}

async function checkPorts() {
  const running = holder("start")
  if (running) return ok("Ports", `in use by \`npm start\` (process ${running.pid})`)
  const wanted = [["PORT", 9000], ...(existsSync(join(root, "storefront/package.json")) ? [["STOREFRONT_PORT", 8000]] : [])]
  for (const [variable, usual] of wanted) {
    const port = Number(process.env[variable ?? ""] ?? usual)
    if (await isPortFree(port)) ok(`Port ${port}`, "free")
    else fail(`Port ${port}`, "taken by another program", `stop it, or choose another: ${variable}=${port + 1} npm start`)
  }
}

async function checkServices() {
  const database = await import("./lib/database.mjs")
  const { DATABASE_URL, REDIS_URL } = process.env
  if (!DATABASE_URL) {
    ok("Database", "embedded PostgreSQL")
  } else {
    await attempt("Database", "see DATABASE_URL in .env.template", async () => {
      parseDatabaseUrl(DATABASE_URL)
      ok("Database", `PostgreSQL ${await database.inspectDatabase(DATABASE_URL)}`)
      await checkMigrations(DATABASE_URL)
    })
  }
  checkMail()
  checkPayments()
  await checkSearch()
  if (!REDIS_URL) return ok("Redis", "not used")
  await attempt("Redis", "see REDIS_URL in .env.template", async () => {
    parseRedisUrl(REDIS_URL)
    await database.assertRedis(REDIS_URL)
    ok("Redis", "answers")
  })
}

function checkMail() {
  const { MAIL_FROM, SMTP_URL } = process.env
  if (!SMTP_URL) return ok("Mail", "each is a file")
  const mend = "see SMTP_URL in .env.template"
  if (!URL.canParse(SMTP_URL) || !/^smtps?:$/.test(new URL(SMTP_URL).protocol)) return fail("Mail", "SMTP_URL is no smtp:// address", mend)
  if (!MAIL_FROM) return warn("Mail", `${new URL(SMTP_URL).host}, but MAIL_FROM is missing`, mend)
  ok("Mail", `${new URL(SMTP_URL).host} as ${MAIL_FROM}`)
}

async function checkSearch() {
  const { MEILISEARCH_API_KEY, MEILISEARCH_HOST } = process.env
  if (!MEILISEARCH_HOST) return ok("Search", "by PostgreSQL")
  await attempt("Search", "see MEILISEARCH_HOST in .env.template", async () => {
    ok("Search", `Meilisearch at ${await assertMeilisearch(MEILISEARCH_HOST, MEILISEARCH_API_KEY)}`)
  })
}

function checkPayments() {
  const { STRIPE_API_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET } = process.env
  const mend = "see STRIPE_API_KEY in .env.template"
  const missing = Object.entries({ STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET }).flatMap(([name, value]) => (value ? [] : [name]))
  if (STRIPE_API_KEY && missing.length) return fail("Payments", `Stripe, but ${missing.join(" and ")} missing`, mend)
  if (STRIPE_API_KEY?.startsWith("sk_live_") && STRIPE_PUBLISHABLE_KEY?.startsWith("pk_test_"))
    return fail("Payments", "Stripe's secret key is live, and its publishable key is for tests", mend)
  if (wantsTestGateways(process.env)) return ok("Payments", "test gateways: no money moves")
  if (paymentChoice(process.env) === "no gateway") return ok("Payments", "no gateway: cash, transfer and wallets")
  ok("Payments", paymentChoice(process.env))
}

/** @param {string} url */
async function checkMigrations(url) {
  const { readNote, schemaFingerprint } = await import("./lib/setup-state.mjs")
  const done = await readNote(url, "migrations")
  if (!existsSync(join(root, ".medusa/server/package.json"))) return warn("Migrations", "not looked at", "npm run build")
  if (done === schemaFingerprint()) ok("Migrations", "all run")
  else if (done) fail("Migrations", "the code has changed since the last migration", "npm run migrate")
  else fail("Migrations", "never run in this database", "npm run migrate")
}

/**
 * @param {string} name
 * @param {string} mend
 * @param {() => Promise<void>} work
 */
async function attempt(name, mend, work) {
  try {
    await work()
  } catch (error) {
    fail(name, explain(error), mend)
  }
}

function print() {
  if (process.argv.includes("--json"))
    return console.log(JSON.stringify({ ok: !findings.some(({ status }) => status === "error"), findings }, null, 2))
  const marks = { ok: "✓", warning: "!", error: "✗" }
  for (const { name, status, detail, mend } of findings) {
    console.log(`${marks[status]} ${name.padEnd(20)} ${detail}${mend ? `  →  ${mend}` : ""}`)
  }
}
