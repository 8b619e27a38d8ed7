// @ts-check
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nextFreePort } from "../tools/lib/ports.mjs"
import { application, root } from "../tools/lib/root.mjs"
import { openDatabase } from "./lib/database.mjs"
import { startShop } from "./lib/shop.mjs"
import { beside, row } from "./lib/table.mjs"

const require = createRequire(join(root, "package.json"))
const FIRST_PORT = 54_700
const TIMEOUT_MS = 120_000

/**
 * The same application, plugins and database, started by our entry and by stock `medusa start`; and all of `npm start` but the
 * storefront when it has run before: the looking for what has changed, a database of its own, the test gateways, the engine.
 * @param {{ supervisor: import("../tools/lib/supervisor.mjs").Supervisor, rounds: number }} options
 */
export async function run({ supervisor, rounds }) {
  const database = await openDatabase(supervisor)
  const programs = {
    ours: [require.resolve("@wekala/engine/package.json").replace("package.json", ".medusa/server/src/server/main.js")],
    stock: [require.resolve("@medusajs/cli/cli.js"), "start"],
  }
  const figures = { ours: figureLists(), stock: figureLists() }
  /** @type {number[]} */
  const starts = []
  const again = () => startShop(supervisor, "bench-start", { WEKALA_SEED: "off", WEKALA_STOREFRONT: "off" })
  await (await again()).stop()
  for (let round = 0; round < rounds; round++) {
    for (const [name, [script = "", ...args]] of Object.entries(programs)) {
      const one = await boot(supervisor, { script, args, env: database.env })
      const lists = figures[/** @type {keyof typeof figures} */ (name)]
      lists.seconds.push(one.seconds)
      lists.megabytes.push(one.megabytes)
    }
    const { seconds, stop } = await again()
    starts.push(seconds)
    await stop()
  }
  await database.close()
  const { ours, stock } = figures
  return {
    title: "Boot to the first answer from the store API, and resident memory then",
    rows: [
      row("Stock `medusa start`", "s", stock.seconds),
      { ...row("Wekala", "s", ours.seconds), beside: beside("stock", ours.seconds, stock.seconds) },
      { ...row("`npm start` again, database and all (wanted: under 15 s)", "s", starts), beside: beside("stock", starts, stock.seconds) },
      row("Stock `medusa start`", "MB", stock.megabytes),
      { ...row("Wekala", "MB", ours.megabytes), beside: beside("stock", ours.megabytes, stock.megabytes) },
    ],
  }
}

const figureLists = () => ({ seconds: /** @type {number[]} */ ([]), megabytes: /** @type {number[]} */ ([]) })

/**
 * @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @param {{ script: string, args: string[], env: NodeJS.ProcessEnv }} program
 */
async function boot(supervisor, { script, args, env }) {
  const port = await nextFreePort(FIRST_PORT)
  const begun = performance.now()
  const running = supervisor.launch({ name: script, script, args, cwd: application, env: { ...env, PORT: String(port) } })
  // Without a key a route of the store answers 400: it is there.
  while ((await statusOf(`http://127.0.0.1:${port}/store/regions`)) !== 400) {
    if (!running.isRunning() || performance.now() - begun > TIMEOUT_MS)
      throw new Error(`${script} did not start:\n${running.tail.join("\n")}`)
    await sleep(20)
  }
  const seconds = (performance.now() - begun) / 1000
  const megabytes = residentMegabytes(running.pid)
  await running.stop()
  return { seconds, megabytes }
}

/** @param {string} url */
function statusOf(url) {
  return fetch(url).then(
    (response) => response.status,
    () => 0,
  )
}

/** Linux only; elsewhere not a number. @param {number} pid */
function residentMegabytes(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
