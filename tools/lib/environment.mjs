// @ts-check
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import process from "node:process"
import { UserError } from "./errors.mjs"
import { root, state } from "./root.mjs"

export const SECRETS = /** @type {const} */ (["JWT_SECRET", "COOKIE_SECRET"])

/** Without this one the storefront waits for its next hour instead of being told. */
const OPTIONAL_SECRETS = /** @type {const} */ (["WEKALA_REVALIDATE_SECRET"])

/** Reads `.env`; what the shell has set already wins. */
export function readEnvFile() {
  const path = join(root, ".env")
  if (existsSync(path)) {
    try {
      process.loadEnvFile(path)
    } catch (error) {
      throw new UserError(`.env cannot be read: ${/** @type {Error} */ (error).message}`)
    }
  }
  // `NAME=` in a file means "not set", also to code that asks with `??`.
  for (const [name, value] of Object.entries(process.env)) if (value === "") delete process.env[name]
}

/** Makes the secrets that the environment does not give, once per checkout, readable by their owner only. */
export function provideSecrets() {
  const path = join(state, "secrets.json")
  /** @type {Record<string, string>} */
  let secrets = {}
  if (existsSync(path)) {
    try {
      secrets = JSON.parse(readFileSync(path, "utf8"))
    } catch {
      throw new UserError(`${path} is damaged; delete it to have new secrets made (everybody is signed out then).`)
    }
  }
  const all = [...SECRETS, ...OPTIONAL_SECRETS]
  const missing = all.filter((name) => !secrets[name])
  if (missing.length) {
    for (const name of missing) secrets[name] = randomBytes(32).toString("base64url")
    mkdirSync(state, { recursive: true })
    writeFileSync(path, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    chmodSync(path, 0o600)
  }
  for (const name of all) process.env[name] ??= secrets[name]
}

/** The port to serve on. */
export function readPort() {
  const port = Number(process.env.PORT ?? 9000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new UserError(`PORT must be a port number, not "${process.env.PORT}".`)
}

/**
 * What follows from the ports and this machine, unless it is said otherwise.
 * @param {number} port
 * @param {number} storefrontPort
 */
export function provideDefaults(port, storefrontPort) {
  const engine = `http://localhost:${port}`
  const storefront = `http://localhost:${storefrontPort}`
  process.env.WEKALA_PUBLIC_URL ??= engine
  process.env.WEKALA_STOREFRONT_URL ??= storefront
  process.env.WEKALA_SITE_URL ??= storefront
  // The storefront is such a proxy: what it asks for, it asks for somebody.
  process.env.TRUST_PROXY ??= "loopback"
  process.env.STORE_CORS ??= storefront
  process.env.ADMIN_CORS ??= engine
  process.env.AUTH_CORS ??= `${storefront},${engine}`
  process.env.WEKALA_UPLOADS ??= join(state, "uploads")
  process.env.WEKALA_MAILBOX ??= join(state, "mail")
  process.env.MEDUSA_DISABLE_TELEMETRY ??= "true"
  if (process.env.MEDUSA_DISABLE_TELEMETRY === "true") silenceTelemetry()
}

/**
 * Nobody is told what runs here unless the owner wants it. Medusa's variable only keeps it from
 * collecting; the process that it leaves behind at every exit, to send, asks this file.
 */
function silenceTelemetry() {
  const folder = join(state, "config")
  mkdirSync(join(folder, "medusa"), { recursive: true })
  writeFileSync(join(folder, "medusa/config.json"), JSON.stringify({ telemetry: { enabled: false } }))
  process.env.XDG_CONFIG_HOME = folder
}
