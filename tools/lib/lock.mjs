// @ts-check
// One `npm start` (or `npm test`) per checkout: two would fight over the same data directory.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { state } from "./root.mjs"

/** @typedef {{ pid: number, url?: string }} Holder */

/** @param {string} name @param {string} folder */
const pathOf = (name, folder) => join(folder, `${name}.lock`)

/**
 * Who holds the lock, or nobody. A file left by a process that was killed does not count, nor does a
 * stranger who was given the same process id.
 *
 * @param {string} name `start`, `test` or `build`: the script that holds it
 * @param {string} [folder]
 * @returns {Holder | undefined}
 */
export function holder(name, folder = state) {
  if (!existsSync(pathOf(name, folder))) return undefined
  try {
    const found = JSON.parse(readFileSync(pathOf(name, folder), "utf8"))
    return isAlive(found.pid, `${name}.mjs`) ? found : undefined
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @param {string} commandPart what its command line must contain, where the system lets us look
 */
export function isAlive(pid, commandPart) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EPERM") return false
  }
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes(commandPart)
}

/**
 * @param {string} name
 * @param {Omit<Holder, "pid">} [details]
 * @param {string} [folder]
 * @returns {Holder | undefined} the other holder when it is taken
 */
export function take(name, details = {}, folder = state) {
  mkdirSync(folder, { recursive: true })
  const content = JSON.stringify({ pid: process.pid, ...details })
  try {
    writeFileSync(pathOf(name, folder), content, { flag: "wx" })
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    const other = holder(name, folder)
    if (other) return other
    writeFileSync(pathOf(name, folder), content)
  }
  process.on("exit", () => rmSync(pathOf(name, folder), { force: true }))
  return undefined
}
