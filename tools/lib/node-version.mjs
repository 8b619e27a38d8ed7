// @ts-check
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { UserError } from "./errors.mjs"
import { root } from "./root.mjs"

/** The oldest Node that package.json allows, e.g. `20.19`. */
export function requiredNode() {
  return JSON.parse(readFileSync(join(root, "package.json"), "utf8")).engines.node.replace(/^\D+/, "")
}

/**
 * @param {string} version e.g. `v20.19.1`
 * @param {string} least e.g. `20.19`
 */
export function isAtLeast(version, least) {
  const [have = [], want = []] = [version, least].map((text) => text.replace(/^v/, "").split(".").map(Number))
  for (let part = 0; part < want.length; part++) {
    if ((have[part] || 0) !== want[part]) return (have[part] || 0) > /** @type {number} */ (want[part])
  }
  return true
}

export function assertNode() {
  const least = requiredNode()
  if (isAtLeast(process.version, least)) return
  throw new UserError(`Node ${least} or newer is needed; this is ${process.version}. See https://nodejs.org/download`)
}
