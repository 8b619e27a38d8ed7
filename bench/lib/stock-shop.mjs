// @ts-check
import { transformFile } from "@swc/core"
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join, relative } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { nextFreePort } from "../../tools/lib/ports.mjs"
import { root, state } from "../../tools/lib/root.mjs"

const FIRST_PORT = 54_800
const START_MS = 120_000
const medusa = createRequire(join(root, "package.json")).resolve("@medusajs/cli/cli.js")

/** @typedef {import("../../tools/lib/supervisor.mjs").Supervisor} Supervisor */
/** @typedef {{ url: string, pid: number, stop: () => Promise<void> }} RunningShop */

/**
 * A stock Medusa application, built the way Medusa's guides build such a thing, with its tables and what `src/scripts/seed.ts`
 * makes of the arguments.
 *
 * @param {Supervisor} supervisor
 * @param {NodeJS.ProcessEnv} env with an empty database
 * @param {{ source: string, args: string[] }} options the folder beside this file; what the script is told before the file that it
 *   writes what it has made into
 * @returns {Promise<{ seeded: any, start: () => Promise<RunningShop> }>} `start` is `medusa start` in production
 */
export async function makeStockShop(supervisor, env, { source, args }) {
  const folder = join(state, `bench-${source}`)
  await writeApplication(join(root, "bench/lib", source), folder)
  const run = (/** @type {string[]} */ ...command) =>
    supervisor.run({ name: `medusa ${command[0]}`, script: medusa, args: command, cwd: folder, env })
  await run("db:migrate")
  const seeded = await seed(supervisor, env, folder, args)
  return {
    seeded,
    start: async () => {
      const port = await nextFreePort(FIRST_PORT)
      const running = supervisor.launch({
        name: "the stock shop",
        script: medusa,
        args: ["start", "--port", String(port), "--host", "127.0.0.1"],
        cwd: folder,
        env,
      })
      return started(running, `http://127.0.0.1:${port}`, "/health")
    },
  }
}

/** Runs `src/scripts/seed.js` of an application. @param {Supervisor} supervisor @param {NodeJS.ProcessEnv} env @param {string} folder @param {string[]} args */
export async function seed(supervisor, env, folder, args) {
  const file = join(folder, "seed.json")
  await supervisor.run({ name: "medusa exec", script: medusa, args: ["exec", "./src/scripts/seed.js", ...args, file], cwd: folder, env })
  return JSON.parse(readFileSync(file, "utf8"))
}

/**
 * @param {ReturnType<Supervisor["launch"]>} running
 * @param {string} url
 * @param {string} probe
 * @returns {Promise<RunningShop>} once it answers
 */
export async function started(running, url, probe) {
  const end = performance.now() + START_MS
  while (
    !(await fetch(url + probe).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (!running.isRunning() || performance.now() > end) throw new Error(`${running.name} did not start:\n${running.tail.join("\n")}`)
    await sleep(50)
  }
  return { url, pid: running.pid, stop: running.stop }
}

/** Compiles a folder of TypeScript into an application from which packages are found. @param {string} source @param {string} folder */
export async function writeApplication(source, folder) {
  rmSync(folder, { recursive: true, force: true })
  const compiler = JSON.parse(readFileSync(join(root, ".swcrc.json"), "utf8"))
  for (const entry of readdirSync(source, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const target = join(folder, relative(source, file)).replace(/\.ts$/, ".js")
    const { code } = await transformFile(file, { ...compiler, swcrc: false, sourceMaps: false })
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, code)
  }
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stock", version: "0.0.1", private: true, dependencies }))
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"))
}
