// @ts-check
// `npm run bench [-- ledger auctions catalogue boot storefront] [--rounds 3] [--seconds 5]`: what we do beside what others do, on this
// machine, in one run. Peer and ours take turns, so that what else the machine does hits both; what counts
// is the ratio. Never part of the tests.
import { execFileSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { report, UserError } from "../tools/lib/errors.mjs"
import { root } from "../tools/lib/root.mjs"
import { createSupervisor } from "../tools/lib/supervisor.mjs"
import { printTable } from "./lib/table.mjs"

const SUITES = ["ledger", "auctions", "catalogue", "boot", "storefront"]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "3" }, seconds: { type: "string", default: "5" } },
})
const supervisor = createSupervisor()
supervisor.handleSignals((exitCode) => process.exit(exitCode))

try {
  const rounds = positive("rounds", values.rounds)
  const seconds = positive("seconds", values.seconds)
  for (const name of positionals)
    if (!SUITES.includes(name)) throw new UserError(`There is no benchmark "${name}"; there are ${SUITES.join(", ")}.`)
  await supervisor.run({ name: "the build", script: join(root, "tools/build.mjs"), args: ["--admin"] })
  for (const name of positionals.length ? positionals : SUITES) {
    const { run } = await import(`./${name}.mjs`)
    const { title, rows, failure } = await run({ supervisor, rounds, seconds })
    console.log(`\n${title}\n`)
    printTable(rows)
    save(name, { title, rounds, seconds, rows })
    if (failure) throw new UserError(failure)
  }
} catch (error) {
  report(error)
  process.exitCode = 1
}
await supervisor.stopAll()
process.exit()

/** @param {string} name @param {string} text */
function positive(name, text) {
  const number = Number(text)
  if (number > 0) return number
  throw new UserError(`--${name} must be a positive number, not "${text}".`)
}

/** @param {string} name @param {object} result */
function save(name, result) {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: root, encoding: "utf8" }).trim()
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length }
  mkdirSync(join(root, "bench/results"), { recursive: true })
  const content = { commit, date: new Date().toISOString().slice(0, 10), machine, ...result }
  writeFileSync(join(root, `bench/results/${name}.json`), `${JSON.stringify(content, null, 2)}\n`)
}
