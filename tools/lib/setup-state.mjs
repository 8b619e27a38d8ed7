// @ts-check
// What has been done to a database is noted in that database, so that a note never outlives it.
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { query } from "./database.mjs"
import { root } from "./root.mjs"

/**
 * @param {string} url
 * @param {"migrations" | "demo"} key
 * @returns {Promise<any>} undefined when it was never noted
 */
export async function readNote(url, key) {
  try {
    const [row] = await query(url, "SELECT value FROM wekala_setup WHERE key = $1", [key])
    return row?.value
  } catch (error) {
    // 42P01: no such table, so an empty database.
    if (/** @type {any} */ (error).code === "42P01") return undefined
    throw error
  }
}

/**
 * @param {string} url
 * @param {"migrations" | "demo"} key
 * @param {unknown} value
 */
export async function writeNote(url, key, value) {
  await query(url, "CREATE TABLE IF NOT EXISTS wekala_setup (key text PRIMARY KEY, value jsonb NOT NULL, noted_at timestamptz NOT NULL)")
  await query(
    url,
    `INSERT INTO wekala_setup VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = excluded.value, noted_at = excluded.noted_at`,
    [key, JSON.stringify(value)],
  )
}

/** @param {string} folder @returns {string[]} */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/**
 * A hash over everything that decides how the tables look: the installed packages, what the
 * configuration loads, our migrations by name, and the links between modules.
 */
export function schemaFingerprint() {
  const hash = createHash("sha256")
  for (const name of ["package-lock.json", ".medusa/server/medusa-config.js"]) {
    if (existsSync(join(root, name))) hash.update(readFileSync(join(root, name)))
  }
  // With Redis other modules are loaded, with tables of their own.
  hash.update(process.env.REDIS_URL ? "redis" : "memory")
  for (const [name, value] of Object.entries(process.env).sort()) {
    if (name.startsWith("MEDUSA_FF_")) hash.update(`${name}=${value}`)
  }
  const plugins = existsSync(join(root, "plugins")) ? readdirSync(join(root, "plugins")).map((name) => join("plugins", name)) : []
  for (const folder of ["engine", ...plugins, "admin"]) {
    const source = join(root, folder, ".medusa/server/src")
    const migrations = filesBelow(join(source, "modules")).filter((path) => /[\\/]migrations[\\/].*\.js$/.test(path))
    for (const path of migrations.sort()) hash.update(relative(root, path))
    for (const path of filesBelow(join(source, "links")).sort()) hash.update(relative(root, path)).update(readFileSync(path))
  }
  return hash.digest("hex")
}
