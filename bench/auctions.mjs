// @ts-check
import { createRequire } from "node:module"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { query } from "../tools/lib/database.mjs"
import { root } from "../tools/lib/root.mjs"
import { bidOverHttp } from "./lib/bidders.mjs"
import { openDatabase } from "./lib/database.mjs"
import { hasPgbench, rate } from "./lib/pgbench.mjs"
import { makeStockShop } from "./lib/stock-shop.mjs"
import { beside, row } from "./lib/table.mjs"

const { generateJwtToken } = createRequire(join(root, "package.json"))("@medusajs/framework/utils")

const BIDDERS = 64
const LOTS = 100
const WATCHERS = 1_000
const BID_EACH_MS = 100

/** What everybody writes first: lock the lot, write the bid, raise the price. */
const NAIVE = `
BEGIN;
SELECT price, leader FROM bench_lot WHERE id = :lot FOR UPDATE;
INSERT INTO bench_bid (lot_id, bidder, amount) SELECT id, :client_id, price + 100 FROM bench_lot WHERE id = :lot;
UPDATE bench_lot SET price = price + 100, leader = :client_id WHERE id = :lot;
COMMIT;
`
const SCRIPTS = { hot: `\\set lot 1\n${NAIVE}`, many: `\\set lot random(1, ${LOTS})\n${NAIVE}` }
const TABLES = `
CREATE TABLE bench_lot (id int PRIMARY KEY, price bigint NOT NULL, leader int);
CREATE TABLE bench_bid (id bigserial PRIMARY KEY, lot_id int NOT NULL REFERENCES bench_lot, bidder int NOT NULL, amount bigint NOT NULL,
  placed_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX bench_bid_lot ON bench_bid (lot_id);
INSERT INTO bench_lot (id, price) SELECT n, 1000 FROM generate_series(1, ${LOTS}) n;
`

/** @param {{ supervisor: import("../tools/lib/supervisor.mjs").Supervisor, rounds: number, seconds: number }} options */
export async function run({ supervisor, rounds, seconds }) {
  const database = await openDatabase(supervisor)
  const stockDatabase = await database.empty()
  const { seeded, start } = await makeStockShop(supervisor, stockDatabase.env, { source: "stock-auctions", args: [String(LOTS + 1)] })
  const stock = { ...seeded, ...(await start()) }
  // What follows a bid is a worker's business, which is another process where a shop is busy.
  const host = await startHost(supervisor, { ...database.env, WEKALA_JOBS: "off" })
  // The bidders here do not know what the others bid.
  const [hotLot, ...manyLots] = await ask(host, "lots", { count: LOTS + 1 })
  const [hotPage, ...manyPages] = await ask(host, "lots", { count: LOTS + 1 })
  await query(database.url, TABLES)
  const folder = mkdtempSync(join(tmpdir(), "wekala-bench-"))

  const service = (/** @type {string[]} */ lots) => ask(host, "bid", { lots, callers: BIDDERS, seconds })
  const naive = async (/** @type {keyof typeof SCRIPTS} */ name) => {
    const script = join(folder, `${name}.sql`)
    writeFileSync(script, SCRIPTS[name])
    return { perSecond: await rate(database.url, { clients: BIDDERS, seconds, script }) }
  }
  const ours = shop({ ...host, path: (lot) => `/store/auctions/${lot}/bids`, seconds, env: database.env })
  const theirs = shop({ ...stock, path: (lot) => `/store/lots/${lot}/bids`, seconds, env: stockDatabase.env })
  /** @type {Record<string, () => Promise<Figures>>} in the order in which they take turns */
  const blocks = {
    ...(hasPgbench && { naiveHot: () => naive("hot") }),
    serviceHot: () => service([hotLot]),
    ...(hasPgbench && { naiveMany: () => naive("many") }),
    serviceMany: () => service(manyLots),
    stockHot: () => theirs(stock.lots.slice(0, 1)),
    httpHot: () => ours([hotPage]),
    stockMany: () => theirs(stock.lots.slice(1)),
    httpMany: () => ours(manyPages),
  }
  /** @type {Record<string, Figures[]>} */
  const figures = Object.fromEntries(Object.keys(blocks).map((name) => [name, []]))
  await service([hotLot])
  await ours(manyPages)
  await theirs(stock.lots.slice(1))
  for (let round = 0; round < rounds; round++) {
    for (const [name, measure] of Object.entries(blocks)) figures[name]?.push(await measure())
  }
  await host.stop()
  await stock.stop()
  const watched = await watch(supervisor, database.env, rounds, seconds)
  rmSync(folder, { recursive: true })
  await stockDatabase.drop()
  await database.close()
  return {
    title: `Bids taken per second by ${BIDDERS} bidders${hasPgbench ? "" : " (no pgbench here)"}, and what ${WATCHERS} watchers see of them`,
    rows: [...rowsOf(figures), ...watched],
  }
}

/** @typedef {{ perSecond: number, accepted?: number, p50?: number, p99?: number }} Figures */

/** @param {Record<string, Figures[]>} figures */
function rowsOf(figures) {
  const of = (/** @type {string} */ name, /** @type {keyof Figures} */ figure) => (figures[name] ?? []).map((one) => Number(one[figure]))
  /** @param {string} title @param {string} ours @param {string} peer @param {string} theirs @param {number} [wanted] */
  const pair = (title, ours, peer, theirs, wanted) => [
    ...(figures[theirs] ? [row(`${peer}, ${title}`, "/s", of(theirs, "perSecond"))] : []),
    {
      ...row(`Ours, ${title}`, "/s", of(ours, "perSecond")),
      ...(figures[theirs] && { beside: beside(peer, of(ours, "perSecond"), of(theirs, "perSecond"), wanted) }),
    },
  ]
  /** @param {string} title @param {string} name */
  const answers = (title, name) => [
    row(`${title}, p50`, "ms", of(name, "p50")),
    row(`${title}, p99`, "ms", of(name, "p99")),
    row(`${title}, share taken`, "%", percent(of(name, "accepted"))),
  ]
  return [
    ...pair("one hot lot", "serviceHot", "pgbench, a row lock", "naiveHot", 4),
    row("Ours, one hot lot, share taken", "%", percent(of("serviceHot", "accepted"))),
    ...pair(`${LOTS} lots`, "serviceMany", "pgbench, a row lock", "naiveMany"),
    ...pair("HTTP, one hot lot", "httpHot", "stock Medusa", "stockHot", 10),
    ...answers("Stock Medusa, HTTP, one hot lot", "stockHot"),
    ...answers("Ours, HTTP, one hot lot", "httpHot"),
    ...pair(`HTTP, ${LOTS} lots`, "httpMany", "stock Medusa", "stockMany"),
    ...answers(`Stock Medusa, HTTP, ${LOTS} lots`, "stockMany"),
    ...answers(`Ours, HTTP, ${LOTS} lots`, "httpMany"),
  ]
}

const percent = (/** @type {number[]} */ shares) => shares.map((share) => Math.round(share * 1_000) / 10)

/**
 * A shop's bidders, who stay the same for the whole run.
 * @param {{ url: string, key: string, path: (lot: string) => string, seconds: number, env: NodeJS.ProcessEnv }} shop
 */
function shop({ url, key, path, seconds, env }) {
  const tokens = Array.from({ length: BIDDERS }, (_, bidder) =>
    generateJwtToken(
      { actor_id: `cus_bench_${bidder}`, actor_type: "customer", auth_identity_id: `authid_bench_${bidder}`, app_metadata: {} },
      { secret: env.JWT_SECRET, expiresIn: "1d" },
    ),
  )
  /** @type {Map<string, number>} */
  const amounts = new Map()
  return (/** @type {string[]} */ lots) => bidOverHttp({ url, key, tokens, path, lots, amounts, seconds })
}

/**
 * Watchers of one lot in another process, in a server that has done nothing else.
 * @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @param {NodeJS.ProcessEnv} env
 * @param {number} rounds
 * @param {number} seconds
 */
async function watch(supervisor, env, rounds, seconds) {
  const host = await startHost(supervisor, env)
  const watchers = await startHelper(supervisor, "watchers-host.mjs", env)
  const [lot] = await ask(host, "lots", { count: 1 })
  // What the first requests of all load and compile is no watcher's.
  await ask(host, "bid", { lots: [lot], callers: 1, seconds: 1 })
  await ask(watchers, "watch", { url: `${host.url}/realtime/auction/${lot}`, count: 10 })
  const before = await ask(host, "memory")
  await ask(watchers, "watch", { url: `${host.url}/realtime/auction/${lot}`, count: WATCHERS })
  const idle = await ask(host, "memory")
  /** @type {{ p50: number, p99: number }[]} */
  const delays = []
  for (let round = 0; round < rounds; round++) {
    await ask(host, "bidEach", { lot, ms: BID_EACH_MS, seconds })
    await sleep(1_000)
    const told = await ask(watchers, "told")
    const expected = (WATCHERS + 10) * ((seconds * 1_000) / BID_EACH_MS)
    if (told.messages !== expected) throw new Error(`${told.messages} messages have come, not ${expected}`)
    delays.push(told)
  }
  const busy = await ask(host, "memory")
  await watchers.stop()
  await host.stop()
  const each = (/** @type {number} */ bytes) => [(bytes - before) / WATCHERS / 1024]
  const title = `${WATCHERS} watchers of a lot, a bid each ${BID_EACH_MS} ms`
  return [
    row(
      `${title}: commit to received, p50`,
      "ms",
      delays.map(({ p50 }) => p50),
    ),
    row(
      `${title}: commit to received, p99`,
      "ms",
      delays.map(({ p99 }) => p99),
    ),
    row("Memory of the server per watcher, before the first bid", "kB", each(idle)),
    row("Memory of the server per watcher, after all bids", "kB", each(busy)),
  ]
}

/** @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor @param {NodeJS.ProcessEnv} env */
const startHost = (supervisor, env) => startHelper(supervisor, "auctions-host.mjs", env)

/**
 * @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor
 * @param {string} script
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ url: string, control: string, key: string, stop: () => Promise<void> }>}
 */
async function startHelper(supervisor, script, env) {
  const running = supervisor.launch({ name: script, script: join(root, "bench/lib", script), env })
  return { ...(await running.answer()), stop: running.stop }
}

/** @param {{ control: string }} helper @param {string} action @param {object} [input] @returns {Promise<any>} */
async function ask({ control }, action, input = {}) {
  const response = await fetch(`${control}/${action}`, { method: "POST", body: JSON.stringify(input) })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.message)
  return answer
}
