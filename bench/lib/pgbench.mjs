// @ts-check
import { spawn, spawnSync } from "node:child_process"

/** Whether PostgreSQL's own load generator is here (Debian: `postgresql-contrib` or `postgresql`). */
export const hasPgbench = spawnSync("pgbench", ["--version"]).status === 0

/**
 * @param {string} databaseUrl
 * @param {string[]} args
 * @returns {Promise<string>} what it printed
 */
export async function pgbench(databaseUrl, args) {
  const url = new URL(databaseUrl)
  const child = spawn("pgbench", ["--host", url.hostname, "--port", url.port, "--username", url.username, ...args, url.pathname.slice(1)], {
    env: { ...process.env, PGPASSWORD: decodeURIComponent(url.password) },
    stdio: ["ignore", "pipe", "pipe"],
  })
  let output = ""
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk
    })
  }
  const code = await new Promise((resolve) => child.once("close", resolve))
  if (code !== 0) throw new Error(/error: .*/i.exec(output)?.[0] ?? output)
  return output
}

/**
 * Transactions per second of a script, with prepared statements.
 * @param {string} databaseUrl
 * @param {{ clients: number, seconds: number, script?: string }} options without a script, its own TPC-B-like one
 */
export async function rate(databaseUrl, { clients, seconds, script }) {
  const output = await pgbench(databaseUrl, [
    "--no-vacuum",
    "--protocol",
    "prepared",
    "--client",
    String(clients),
    "--jobs",
    "2",
    "--time",
    String(seconds),
    ...(script ? ["--file", script] : ["--builtin", "tpcb-like"]),
  ])
  const failed = /number of failed transactions: ([1-9]\d*)/.exec(output)
  if (failed) throw new Error(`pgbench: ${failed[1]} transactions failed`)
  return Number(/tps = ([\d.]+)/.exec(output)?.[1])
}
