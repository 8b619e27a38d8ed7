// @ts-check
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "./root.mjs"

/** @typedef {{ folder: string, content: any }} WorkspacePackage */
/** @typedef {{ plugin: string, fault: string, mend: string }} Fault */

/** @returns {WorkspacePackage[]} the engine, every plugin, and the admin */
export function workspacePackages() {
  const plugins = existsSync(join(root, "plugins")) ? readdirSync(join(root, "plugins")).map((name) => `plugins/${name}`) : []
  return ["engine", ...plugins.sort(), "admin"]
    .filter((folder) => existsSync(join(root, folder, "package.json")) && existsSync(join(root, folder, "src")))
    .map((folder) => ({ folder, content: JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) }))
}

/** What a folder of a plugin's source must be reachable under, so that Medusa finds it in an installed package. */
const EXPORTS = /** @type {const} */ ([
  ["modules", "./.medusa/server/src/modules/*"],
  ["workflows", "./workflows"],
  ["providers", "./providers/*"],
  ["admin", "./admin"],
])

/**
 * Whether a package can be installed into any Medusa application.
 * @param {WorkspacePackage} workspacePackage
 * @returns {Fault[]}
 */
export function pluginFaults({ folder, content }) {
  const plugin = content.name ?? folder
  const manifest = `${folder}/package.json`
  /** @type {Fault[]} */
  const faults = []
  /** @param {string} fault @param {string} mend */
  const add = (fault, mend) => faults.push({ plugin, fault, mend })
  const exported = content.exports ?? {}
  if (!exported["./package.json"])
    add("does not export ./package.json, which Medusa reads first", `add "./package.json": "./package.json" to exports in ${manifest}`)
  for (const [name, path] of EXPORTS) {
    const isThere = existsSync(join(root, folder, "src", name))
    if (isThere && !exported[path]) add(`has src/${name} but does not export ${path}`, `add "${path}" to exports in ${manifest}`)
    const hasPattern = path.includes("*")
    if (!isThere && !hasPattern && exported[path])
      add(`exports ${path} but has no src/${name}`, `take "${path}" out of exports in ${manifest}`)
  }
  if (!(content.files ?? []).includes(".medusa/server"))
    add("would be published without its code", `add ".medusa/server" to files in ${manifest}`)
  const peers = content.peerDependencies ?? {}
  const needs = ["@medusajs/framework", ...(folder.startsWith("plugins/") ? ["@wekala/engine"] : [])]
  for (const name of needs) {
    if (!peers[name]) add(`does not name ${name} as a peer`, `add "${name}" to peerDependencies in ${manifest}`)
    if (content.dependencies?.[name])
      add(`brings a copy of ${name} of its own`, `move "${name}" from dependencies to peerDependencies in ${manifest}`)
  }
  return faults
}
