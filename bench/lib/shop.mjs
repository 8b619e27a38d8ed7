// @ts-check
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nextFreePort } from "../../tools/lib/ports.mjs"
import { root, state } from "../../tools/lib/root.mjs"

const FIRST_PORT = 54_800
const START_MS = 300_000

/**
 * `npm start` with a database and files of its own; each start after the first finds them made.
 * @param {import("../../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @param {string} name of the folder that keeps them
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function startShop(supervisor, name, env = {}) {
  const folder = join(state, name)
  const [engine, storefront, database] = [
    await nextFreePort(FIRST_PORT),
    await nextFreePort(FIRST_PORT + 20),
    await nextFreePort(FIRST_PORT + 40),
  ]
  mkdirSync(join(folder, "postgres"), { recursive: true })
  writeFileSync(join(folder, "postgres/port"), String(database))
  /** @type {string[]} */
  const lines = []
  const begun = performance.now()
  const running = supervisor.launch({
    name: "the shop",
    script: join(root, "tools/start.mjs"),
    env: {
      ...process.env,
      DATABASE_URL: "",
      REDIS_URL: "",
      WEKALA_STATE: folder,
      PORT: String(engine),
      STOREFRONT_PORT: String(storefront),
      WEKALA_RATE_LIMIT: "off",
      ...env,
    },
    onLine: (line) => lines.push(line),
  })
  await until(() => lines.some((line) => line.startsWith("Ready in")), running)
  const seconds = (performance.now() - begun) / 1000
  const key = /Publishable API key +(\S+)/.exec(lines.join("\n"))?.[1] ?? ""
  return { engine: `http://localhost:${engine}`, storefront: `http://localhost:${storefront}`, key, seconds, stop: running.stop }
}

/** @param {() => boolean | Promise<boolean>} isSo @param {import("../../tools/lib/supervisor.mjs").Running} running */
export async function until(isSo, running) {
  const end = performance.now() + START_MS
  while (!(await isSo())) {
    if (!running.isRunning() || performance.now() > end) throw new Error(`${running.name} did not start:\n${running.tail.join("\n")}`)
    await sleep(100)
  }
}
