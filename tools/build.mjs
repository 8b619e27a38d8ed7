// @ts-check
// Compiles every package's TypeScript to the folder that Medusa loads plugins from
// (`<package>/.medusa/server`), the application to `.medusa/server`, and, with `--admin`, the dashboard.
// Only what has changed is done again.
import { transformFile } from "@swc/core"
import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath, pathToFileURL } from "node:url"
import { take } from "./lib/lock.mjs"

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)
const swcOptions = JSON.parse(readFileSync(join(root, ".swcrc.json"), "utf8"))
const adminOutput = join(root, ".medusa/server/public/admin")

/** Folders of the workspace's packages that hold Medusa code. */
export function packages() {
  const plugins = existsSync(join(root, "plugins")) ? readdirSync(join(root, "plugins")).map((name) => join("plugins", name)) : []
  return ["engine", ...plugins, "admin"].filter((folder) => existsSync(join(root, folder, "src")))
}

/** @param {string} folder @param {(path: string) => boolean} [keep] @returns {string[]} */
function files(folder, keep = () => true) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(keep)
}

/** @param {string} source @param {string} target */
async function compile(source, target) {
  if (existsSync(target) && statSync(target).mtimeMs >= statSync(source).mtimeMs) return 0
  const { code, map } = await transformFile(source, { ...swcOptions, swcrc: false, sourceFileName: relative(dirname(target), source) })
  await mkdir(dirname(target), { recursive: true })
  const name = target.split("/").at(-1)
  await writeFile(target, map ? `${code}\n//# sourceMappingURL=${name}.map\n` : code)
  if (map) await writeFile(`${target}.map`, map)
  return 1
}

/** @param {string} folder */
async function buildPackage(folder) {
  const sourceRoot = join(root, folder, "src")
  const outputRoot = join(root, folder, ".medusa/server")
  const sources = files(
    sourceRoot,
    (path) => path.endsWith(".ts") && !path.endsWith(".d.ts") && !path.startsWith(join(sourceRoot, "admin")),
  )
  const wanted = new Map(sources.map((source) => [join(outputRoot, "src", relative(sourceRoot, source)).replace(/\.ts$/, ".js"), source]))
  // A compiled route whose source is gone would still be served.
  for (const stale of files(join(outputRoot, "src"), (path) => path.endsWith(".js") && !wanted.has(path))) rmSync(stale)
  const compiled = await Promise.all([...wanted].map(([target, source]) => compile(source, target)))
  // With this file Medusa takes a package's pages from its source, where there may be none yet.
  const { exports } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"))
  if (exports?.["./admin"] || existsSync(join(sourceRoot, "admin"))) {
    await mkdir(outputRoot, { recursive: true })
    await writeFile(join(outputRoot, "medusa-plugin-options.json"), JSON.stringify({ srcDir: sourceRoot }))
  }
  return compiled.reduce((/** @type {number} */ sum, count) => sum + count, 0)
}

async function buildApplication() {
  const sources = ["medusa-config.ts", "instrumentation.ts"].filter((name) => existsSync(join(root, name)))
  await Promise.all(sources.map((name) => compile(join(root, name), join(root, ".medusa/server", name.replace(/\.ts$/, ".js")))))
  // Medusa's commands run only in a folder whose package.json names Medusa.
  const { name, version, dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"))
  await writeFile(join(root, ".medusa/server/package.json"), JSON.stringify({ name, version, private: true, dependencies }, null, 2))
}

/** Compiles all TypeScript that runs on the server. @returns {Promise<number>} files compiled */
export async function buildServer() {
  const counts = await Promise.all(packages().map(buildPackage))
  await buildApplication()
  return counts.reduce((sum, count) => sum + count, 0)
}

function adminFingerprint() {
  const hash = createHash("sha256")
  const sources = packages().flatMap((folder) => files(join(root, folder, "src/admin")))
  for (const path of [...sources.sort(), join(root, "package-lock.json"), join(root, "medusa-config.ts")]) {
    hash.update(relative(root, path)).update(readFileSync(path))
  }
  return hash.digest("hex")
}

/** Builds the dashboard with every plugin's pages, unless nothing it is made of has changed. @returns {Promise<boolean>} built */
export async function buildAdmin() {
  const stamp = join(adminOutput, ".fingerprint")
  const fingerprint = adminFingerprint()
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === fingerprint) return false
  process.env.NODE_ENV = "production"
  const { build } = await import(pathToFileURL(require.resolve("@medusajs/admin-bundler")).href)
  const { getResolvedPlugins } = require("@medusajs/framework/utils")
  const configuration = require(join(root, ".medusa/server/medusa-config.js")).default
  const plugins = await getResolvedPlugins(root, configuration, false)
  const local = plugins
    .filter((/** @type {any} */ plugin) => plugin.admin?.type === "local" && existsSync(plugin.admin.resolve))
    .map((/** @type {any} */ plugin) => plugin.admin.resolve)
  const packaged = plugins
    .filter((/** @type {any} */ plugin) => plugin.admin?.type === "package")
    .map((/** @type {any} */ plugin) => plugin.admin.resolve)
  await build({ ...configuration.admin, disable: false, sources: local, plugins: packaged, outDir: adminOutput })
  await writeFile(stamp, fingerprint)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // `npm test` beside `npm start`: two builds into one folder would break each other.
  while (take("build", {}, join(root, ".medusa"))) await sleep(200)
  const compiled = await buildServer()
  console.log(`server: ${compiled} file(s) compiled`)
  if (process.argv.includes("--admin")) console.log(`dashboard: ${(await buildAdmin()) ? "built" : "up to date"}`)
}
