// @ts-check
// Builds the shop window, unless nothing that it is made of has changed: `node tools/storefront.mjs`.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join, relative } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { take } from "./lib/lock.mjs"
import { root } from "./lib/root.mjs"

const folder = join(root, "storefront")
const stamp = join(folder, ".next/.fingerprint")
const next = createRequire(join(folder, "package.json")).resolve("next/dist/bin/next")

function fingerprint() {
  const hash = createHash("sha256")
  const below = (/** @type {string} */ name) =>
    readdirSync(join(folder, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  const configuration = ["next.config.ts", "postcss.config.mjs", "tsconfig.json", "package.json"].map((name) => join(folder, name))
  const files = [...below("src"), ...below("messages"), ...(existsSync(join(folder, "public")) ? below("public") : []), ...configuration]
  for (const path of [...files.sort(), join(root, "package-lock.json")]) hash.update(relative(root, path)).update(readFileSync(path))
  return hash.digest("hex")
}

while (take("storefront", {}, join(root, ".medusa"))) await sleep(200)
const wanted = fingerprint()
if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) {
  console.log("storefront: up to date")
} else {
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  const { status } = spawnSync(process.execPath, [next, "build"], { cwd: folder, env, stdio: "inherit" })
  if (status !== 0) process.exit(status ?? 1)
  writeFileSync(stamp, wanted)
  console.log("storefront: built")
}
