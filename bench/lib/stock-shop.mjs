// @ts-check
import { transformFile } from "@swc/core"
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nextFreePort } from "../../tools/lib/ports.mjs"
import { root, state } from "../../tools/lib/root.mjs"

const SOURCE = join(root, "bench/lib/stock-auctions")
const FIRST_PORT = 54_800
const START_MS = 120_000
const medusa = createRequire(join(root, "package.json")).resolve("@medusajs/cli/cli.js")

/**
 * A stock Medusa application that takes bids the way Medusa's guides build such a thing: data models, a module's service with a
 * transaction, a workflow, a route behind its validation; `medusa start` in production.
 *
 * @param {import("../../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @param {NodeJS.ProcessEnv} env with an empty database
 * @param {{ lots: number }} options
 * @returns {Promise<{ url: string, key: string, lots: string[], stop: () => Promise<void> }>}
 */
export async function startStockShop(supervisor, env, { lots }) {
  const folder = join(state, "bench-stock")
  await writeApplication(folder)
  const run = (/** @type {string[]} */ ...args) => supervisor.run({ name: `medusa ${args[0]}`, script: medusa, args, cwd: folder, env })
  await run("db:migrate")
  await run("exec", "./src/scripts/seed.js", String(lots), join(folder, "seed.json"))
  const port = await nextFreePort(FIRST_PORT)
  const running = supervisor.launch({
    name: "the stock shop",
    script: medusa,
    args: ["start", "--port", String(port), "--host", "127.0.0.1"],
    cwd: folder,
    env,
  })
  const url = `http://127.0.0.1:${port}`
  const end = performance.now() + START_MS
  while (
    !(await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (!running.isRunning() || performance.now() > end) throw new Error(`The stock shop did not start:\n${running.tail.join("\n")}`)
    await sleep(50)
  }
  return { url, ...JSON.parse(readFileSync(join(folder, "seed.json"), "utf8")), stop: running.stop }
}

/** @param {string} folder */
async function writeApplication(folder) {
  rmSync(folder, { recursive: true, force: true })
  const compiler = JSON.parse(readFileSync(join(root, ".swcrc.json"), "utf8"))
  for (const entry of readdirSync(SOURCE, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const target = join(folder, relative(SOURCE, source)).replace(/\.ts$/, ".js")
    const { code } = await transformFile(source, { ...compiler, swcrc: false, sourceMaps: false })
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stock", version: "0.0.1", private: true, dependencies }))
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
}
