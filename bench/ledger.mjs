// @ts-check
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import autocannon from "autocannon"
import { query } from "../tools/lib/database.mjs"
import { root } from "../tools/lib/root.mjs"
import { openDatabase } from "./lib/database.mjs"
import { hasPgbench, pgbench, rate } from "./lib/pgbench.mjs"
import { beside, row } from "./lib/table.mjs"

/** Rows of pgbench's own tables: 100,000 accounts a step. */
const SCALE = 10

/** What a route does that no client library knows of: lock the row that everyone wants, and hold it to the commit. */
const ROW_LOCK = `
\\set other random(2, 100000)
\\set delta random(1, 100)
BEGIN;
SELECT abalance FROM pgbench_accounts WHERE aid = 1 FOR UPDATE;
UPDATE pgbench_accounts SET abalance = abalance + :delta WHERE aid = 1;
UPDATE pgbench_accounts SET abalance = abalance - :delta WHERE aid = :other;
INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (1, 1, 1, :delta, CURRENT_TIMESTAMP);
INSERT INTO pgbench_history (tid, bid, aid, delta, mtime) VALUES (1, 1, :other, 0 - :delta, CURRENT_TIMESTAMP);
COMMIT;
`

/** The statement that the service sends, one transfer at a time. */
const SAME_SQL = `
\\set debit random(1, 500)
\\set credit random(501, 1000)
\\set reference random(1, 9000000000000)
SELECT wallet_post(jsonb_build_array(jsonb_build_object('id', 'wtxn_' || (:reference)::text, 'reference', 'pgbench:' || (:reference)::text,
  'fingerprint', 'f', 'kind', 'bench', 'postings', jsonb_build_array(
    jsonb_build_object('account_id', d.id, 'currency_code', 'usd', 'amount', -1),
    jsonb_build_object('account_id', c.id, 'currency_code', 'usd', 'amount', 1)))), ARRAY[d.id, c.id])
FROM bench_account d, bench_account c WHERE d.n = :debit AND c.n = :credit;
`

/** @param {{ supervisor: import("../tools/lib/supervisor.mjs").Supervisor, rounds: number, seconds: number }} options */
export async function run({ supervisor, rounds, seconds }) {
  const database = await openDatabase(supervisor)
  const host = supervisor.launch({
    name: "the engine under load",
    script: join(root, "bench/lib/ledger-host.mjs"),
    env: { ...database.env, WEKALA_JOBS: "off" },
  })
  const { url, control, token, accounts } = await host.answer()
  const folder = mkdtempSync(join(tmpdir(), "wekala-bench-"))
  const scripts = { rowLock: join(folder, "row-lock.sql"), sameSql: join(folder, "same.sql") }
  writeFileSync(scripts.rowLock, ROW_LOCK)
  writeFileSync(scripts.sameSql, SAME_SQL)
  await query(database.url, "CREATE TABLE bench_account (n serial PRIMARY KEY, id text NOT NULL)")
  await query(database.url, "INSERT INTO bench_account (id) SELECT unnest($1::text[])", [accounts])
  if (hasPgbench) await pgbench(database.url, ["--initialize", "--quiet", "--scale", String(SCALE)])

  const service = (/** @type {object} */ load) => ask(`${control}/run`, { seconds, ...load })
  const peer = (/** @type {{ clients: number, script?: string }} */ load) => rate(database.url, { seconds, ...load })
  /** @type {Record<string, () => Promise<number>>} in the order in which they take turns */
  const blocks = {
    ...(hasPgbench && { tpcb: () => peer({ clients: 8 }) }),
    service: () => service({ callers: 8, pair: "random" }),
    ...(hasPgbench && { sameSql: () => peer({ clients: 8, script: scripts.sameSql }) }),
    service64: () => service({ callers: 64, pair: "random" }),
    http: () => overHttp(url, token, accounts, seconds),
    ...(hasPgbench && { rowLock: () => peer({ clients: 64, script: scripts.rowLock }) }),
    hot: () => service({ callers: 64, pair: "hot" }),
    hot256: () => service({ callers: 256, pair: "hot" }),
  }
  await service({ callers: 8, pair: "random", seconds: 2 })
  /** @type {Record<string, number[]>} */
  const figures = Object.fromEntries(Object.keys(blocks).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of Object.entries(blocks)) figures[name]?.push(await measure())
  }
  const { discrepancies } = await ask(`${control}/verify`)
  if (discrepancies.length) throw new Error(`the ledger does not verify after the load: ${JSON.stringify(discrepancies)}`)
  await host.stop()
  await database.close()
  rmSync(folder, { recursive: true })
  return { title: `Ledger: transfers per second${hasPgbench ? "" : " (no pgbench here, so no ratios)"}`, rows: rowsOf(figures) }
}

/** @param {Record<string, number[]>} figures */
function rowsOf({ tpcb, service = [], sameSql, service64 = [], http = [], rowLock, hot = [], hot256 = [] }) {
  return [
    ...(tpcb ? [row("pgbench, TPC-B-like, 8 clients", "/s", tpcb)] : []),
    ...(sameSql ? [row("pgbench, our statement, 8 clients", "/s", sameSql)] : []),
    { ...row("Wallet service, one by one, 8 callers", "/s", service), ...(tpcb && { beside: beside("TPC-B", service, tpcb, 1) }) },
    { ...row("Wallet service, one by one, 64 callers", "/s", service64), ...(tpcb && { beside: beside("TPC-B", service64, tpcb) }) },
    {
      ...row("Adjustment over HTTP, 8 connections", "/s", http),
      ...(sameSql && { beside: beside("our statement by pgbench", http, sameSql) }),
    },
    ...(rowLock ? [row("pgbench, row lock on one hot account, 64 clients", "/s", rowLock)] : []),
    { ...row("Wallet service, one hot account, 64 callers", "/s", hot), ...(rowLock && { beside: beside("row lock", hot, rowLock) }) },
    // More callers would only slow the row lock down: each waits for all others.
    {
      ...row("Wallet service, one hot account, 256 callers", "/s", hot256),
      ...(rowLock && { beside: beside("row lock", hot256, rowLock, 10) }),
    },
  ]
}

/** @param {string} url @param {object} [body] @returns {Promise<any>} */
async function ask(url, body = {}) {
  return (await fetch(url, { method: "POST", body: JSON.stringify(body) })).json()
}

/**
 * Each request is a transfer of its own, with a record of who asked and why.
 * @param {string} url @param {string} token @param {string[]} accounts @param {number} seconds
 */
async function overHttp(url, token, accounts, seconds) {
  const result = await autocannon({
    url: `${url}/admin/wallet/adjustments`,
    connections: 8,
    duration: seconds,
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    setupClient: (client) => {
      const next = () => {
        const account_id = accounts[Math.floor(Math.random() * accounts.length)]
        client.setBody(JSON.stringify({ account_id, amount: "0.01", currency_code: "usd", reason: "benchmark" }))
      }
      next()
      client.on("response", next)
    },
  })
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} answers other than 2xx, ${result.errors} errors`)
  return result["2xx"] / result.duration
}
