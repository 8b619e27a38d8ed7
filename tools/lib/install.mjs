// @ts-check
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { UserError } from "./errors.mjs"
import { root } from "./root.mjs"

/**
 * What node_modules lacks, measured by package-lock.json. npm writes node_modules/.package-lock.json as
 * the last act of an installation, so one that was interrupted counts as missing.
 *
 * @param {string} [directory]
 * @returns {string | undefined} a sentence, or nothing when all is there
 */
export function missingPackages(directory = root) {
  const wantedPath = join(directory, "package-lock.json")
  const installedPath = join(directory, "node_modules/.package-lock.json")
  if (!existsSync(wantedPath)) return "package-lock.json is missing"
  if (!existsSync(installedPath)) return "nothing is installed"
  const wanted = JSON.parse(readFileSync(wantedPath, "utf8")).packages
  const installed = JSON.parse(readFileSync(installedPath, "utf8")).packages
  for (const [path, entry] of Object.entries(wanted)) {
    if (!path.includes("node_modules/")) continue
    const found = installed[path]
    // Packages for other platforms are listed but not installed.
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length)
    if (!found || !existsSync(join(directory, path))) return `${name} is not installed`
    if (found.version !== entry.version) return `${name} is ${found.version} instead of ${entry.version}`
  }
  return undefined
}

/**
 * Installs exactly what package-lock.json says.
 * @param {import("./supervisor.mjs").Supervisor} supervisor
 */
export async function install(supervisor) {
  // npm tells its scripts where it is; `npm` itself may be another one, or not be on the PATH.
  const npm = process.env.npm_execpath
  const [program, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []]
  const env = { ...process.env }
  // With NODE_ENV=production npm would leave out what the build needs.
  delete env.NODE_ENV
  /** @type {string[]} */
  const errors = []
  const onLine = (/** @type {string} */ line) => {
    const [, text] = /^npm error (.+)/.exec(line) ?? []
    if (text) errors.push(text)
  }
  try {
    await supervisor.run({ name: "npm ci", program, args: [...first, "ci", "--no-audit", "--no-fund", "--include=dev"], env, onLine })
  } catch (error) {
    if (error instanceof UserError && errors.length) throw new UserError(explainNpm(errors))
    throw error
  }
}

/**
 * @param {string[]} errors what npm said, line by line
 * @returns {string}
 */
function explainNpm(errors) {
  const said = errors.find((line) => !line.startsWith("code ") && line.trim()) ?? ""
  const code = errors[0]?.replace("code ", "") ?? ""
  if (code === "EUSAGE") return "package-lock.json does not fit package.json; `npm install` brings them together."
  if (code === "ENOSPC") return "No space left on the disk for the packages."
  if (code === "EACCES" || code === "EPERM") return `No permission to install the packages (${said}).`
  if (/^(ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET)$/.test(code)) return `The npm registry cannot be reached (${code}).`
  return `The packages could not be installed (${said || code}).`
}
