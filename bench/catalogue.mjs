// @ts-check
import { execFileSync } from "node:child_process"
import { rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { query } from "../tools/lib/database.mjs"
import { nextFreePort } from "../tools/lib/ports.mjs"
import { application, root, state } from "../tools/lib/root.mjs"
import { percentiles } from "./lib/bidders.mjs"
import { openDatabase } from "./lib/database.mjs"
import { multiply } from "./lib/multiply.mjs"
import { openReader, readOverHttp } from "./lib/readers.mjs"
import { makeStockShop, seed, started, writeApplication } from "./lib/stock-shop.mjs"
import { beside, row } from "./lib/table.mjs"

const SOURCE = "stock-catalogue"
const TEMPLATES = 20
/** `WEKALA_BENCH_SIZES=200` for a quick look. */
const SIZES = (process.env.WEKALA_BENCH_SIZES ?? "200,2000,20000").split(",").map(Number)
const [LEAST, MOST] = [Math.min(...SIZES), Math.max(...SIZES)]
const CALLERS = 16
const PAGE = 12
const FIRST_PORT = 54_900
const REST_MS = 3_000
const EDITS = 100
const EDIT_EACH_MS = 100

/** What a product page of our storefront asks for, stock quantities among it; see `storefront/src/lib/catalogue.ts`. */
const PAGE_FIELDS =
  "id,handle,title,subtitle,thumbnail,created_at,collection_id,type_id,*variants.calculated_price,+variants.inventory_quantity,variants.manage_inventory,variants.allow_backorder,*variants.options,*options,options.title,*categories,*tags,description,*images,*variants.images,variants.title,variants.sku,material,weight,origin_country,*collection"

/** @typedef {{ url: string, pid: number, stop: () => Promise<void> }} RunningShop */
/** @typedef {{ name: string, database: import("./lib/database.mjs").Database, key: string, region: string, start: (env?: NodeJS.ProcessEnv) => Promise<RunningShop> }} Shop */
/** @typedef {Record<string, number[]>} Figures */

/** @param {{ supervisor: import("../tools/lib/supervisor.mjs").Supervisor, rounds: number, seconds: number }} options */
export async function run({ supervisor, rounds, seconds }) {
  const database = await openDatabase(supervisor)
  const stockDatabase = await database.empty()
  const shops = { ours: await makeOurs(supervisor, database), stock: await makeStock(supervisor, stockDatabase) }
  /** @type {import("./lib/table.mjs").Row[]} */
  const rows = []
  /** @type {Record<string, number[]>} */
  const perSecond = {}
  let copies = 1
  for (const size of [...SIZES].sort((a, b) => a - b)) {
    for (const shop of Object.values(shops)) await multiply(shop.database.url, { from: copies, to: size / TEMPLATES })
    copies = size / TEMPLATES
    const rebuilt = await rebuild(supervisor, database.env)
    const figures = await measure(shops, size, rounds, seconds)
    rows.push(...rowsOf(figures, size))
    if (size === MOST) rows.push({ ...row(`Rebuild of all documents, ${size} products`, "s", [rebuilt]), wanted: "under 60" })
    for (const name of LOADS) if (isOfOne(name)) perSecond[`${name} ${size}`] = figures[`ours ${name}`] ?? []
    if (size === LEAST || size === MOST) {
      const unkept = await measureUnkept(shops.ours, rounds, seconds)
      for (const name of LOADS) if (!isOfOne(name)) perSecond[`${name} ${size}`] = unkept[name] ?? []
    }
    if (size === MOST) rows.push(...(await measureAlone(shops.ours, size, rounds, seconds)))
  }
  for (const name of LOADS) {
    const [small, large] = [perSecond[`${name} ${LEAST}`] ?? [], perSecond[`${name} ${MOST}`] ?? []]
    rows.push({
      ...row(`${name}${isOfOne(name) ? "" : ", nothing kept"}: time per request at ${MOST} products`, "ms", large.map(eachMs)),
      beside: beside(`that at ${LEAST}`, large.map(eachMs), small.map(eachMs), 1.5, "most"),
    })
  }
  await stockDatabase.drop()
  await database.close()
  return { title: `Reading the catalogue, ${CALLERS} shoppers at once, beside stock Medusa with its caching on`, rows }
}

const eachMs = (/** @type {number} */ perSecond) => 1_000 / perSecond

/** What is read, each of one page or product by all, or of as many as there are. */
const LOADS = [
  "List, one page",
  "List, all pages",
  "Product, one",
  "Product, all",
  "Product page of the storefront, one",
  "Product page of the storefront, all",
]
const isOfOne = (/** @type {string} */ name) => !name.includes(", all")
const WANTED = { List: 25, Product: 20 }

/** @param {string} name @param {Shop} shop @param {{ id: string, handle: string }[]} products */
function pathsOf(name, { region }, products) {
  const chosen = name.endsWith("one page") ? products.slice(0, PAGE) : name.endsWith("one") ? products.slice(0, 1) : products
  if (name.startsWith("List")) {
    const pages = Math.ceil(chosen.length / PAGE)
    return Array.from({ length: pages }, (_, page) => `/store/products?region_id=${region}&limit=${PAGE}&offset=${page * PAGE}`)
  }
  return chosen.map(({ id, handle }) =>
    name.startsWith("Product page")
      ? `/store/products?handle=${handle}&region_id=${region}&country_code=us&limit=1&fields=${encodeURIComponent(PAGE_FIELDS)}`
      : `/store/products/${id}?region_id=${region}`,
  )
}

/**
 * Both shops side by side: they take turns at each load in each round.
 * @param {{ ours: Shop, stock: Shop }} shops @param {number} size @param {number} rounds @param {number} seconds
 * @returns {Promise<Figures>}
 */
async function measure(shops, size, rounds, seconds) {
  /** @type {Figures} */
  const figures = {}
  const record = (/** @type {string} */ name, /** @type {number} */ figure) => {
    figures[name] = [...(figures[name] ?? []), figure]
  }
  const running = { ours: await shops.ours.start(), stock: await shops.stock.start() }
  const sides = /** @type {const} */ (["stock", "ours"])
  const paths = Object.fromEntries(
    await Promise.all(
      sides.map(async (side) => {
        const products = await query(shops[side].database.url, "SELECT id, handle FROM product ORDER BY id")
        if (products.length !== size) throw new Error(`${side} has ${products.length} products, not ${size}`)
        return [side, Object.fromEntries(LOADS.map((name) => [name, shuffled(pathsOf(name, shops[side], products))]))]
      }),
    ),
  )
  const read = (/** @type {"ours" | "stock"} */ side, /** @type {string} */ name, /** @type {number} */ long) =>
    readOverHttp({
      url: running[side].url,
      headers: { "x-publishable-api-key": shops[side].key },
      paths: paths[side][name],
      callers: CALLERS,
      seconds: long,
    })
  for (const name of LOADS) for (const side of sides) await read(side, name, 1)
  for (let round = 0; round < rounds; round++) {
    for (const name of LOADS) {
      for (const side of sides) {
        const { perSecond, p99, bytes } = await read(side, name, seconds)
        record(`${side} ${name}`, perSecond)
        record(`${side} ${name} p99`, p99)
        record(`${side} ${name} bytes`, bytes / 1_000)
      }
    }
    await sleep(REST_MS)
    for (const side of sides) record(`${side} memory`, residentMb(running[side].pid))
  }
  for (const side of sides) await running[side].stop()
  return figures
}

/**
 * Ours without keeping answers, each made for its request: of few products more answers are kept than of many.
 * @param {Shop} shop @param {number} rounds @param {number} seconds @returns {Promise<Figures>}
 */
async function measureUnkept(shop, rounds, seconds) {
  const running = await shop.start({ WEKALA_ANSWER_CACHE_MB: "0" })
  const products = await query(shop.database.url, "SELECT id, handle FROM product ORDER BY id")
  /** @type {Figures} */
  const figures = {}
  for (let round = 0; round <= rounds; round++) {
    for (const name of LOADS.filter((each) => !isOfOne(each))) {
      const { perSecond } = await readOverHttp({
        url: running.url,
        headers: { "x-publishable-api-key": shop.key },
        paths: shuffled(pathsOf(name, shop, products)),
        callers: CALLERS,
        seconds: round === 0 ? 1 : seconds,
      })
      if (round > 0) figures[name] = [...(figures[name] ?? []), perSecond]
    }
  }
  await running.stop()
  return figures
}

/** @param {Figures} figures @param {number} size @returns {import("./lib/table.mjs").Row[]} */
function rowsOf(figures, size) {
  const of = (/** @type {string} */ name) => figures[name] ?? []
  const products = `${size} products`
  return [
    ...LOADS.flatMap((name) => [
      row(`Stock, ${products}. ${name}`, "/s", of(`stock ${name}`)),
      {
        ...row(`Ours, ${products}. ${name}`, "/s", of(`ours ${name}`)),
        beside: beside("stock", of(`ours ${name}`), of(`stock ${name}`), WANTED[name.startsWith("List") ? "List" : "Product"]),
      },
      row(`Ours, ${products}. ${name}: p99`, "ms", of(`ours ${name} p99`)),
      row(`Ours, ${products}. ${name}: an answer`, "kB", of(`ours ${name} bytes`)),
    ]),
    row(`Stock, ${products}. Memory after it`, "MB", of("stock memory")),
    {
      ...row(`Ours, ${products}. Memory after it`, "MB", of("ours memory")),
      beside: beside("stock", of("ours memory"), of("stock memory"), 1, "most"),
    },
  ]
}

/**
 * What stock Medusa has nothing beside: search, and how long an edit takes to be seen.
 * @param {Shop} shop @param {number} size @param {number} rounds @param {number} seconds
 */
async function measureAlone(shop, size, rounds, seconds) {
  const running = await shop.start()
  const products = await query(shop.database.url, "SELECT id, handle FROM product ORDER BY id")
  const headers = { "x-publishable-api-key": shop.key }
  const titles = await query(shop.database.url, "SELECT DISTINCT title FROM product WHERE title !~ '!'")
  const searches = questionsOf(titles.map(({ title }) => title)).map(
    (words) => `/store/search?q=${encodeURIComponent(words)}&region_id=${shop.region}&limit=${PAGE}`,
  )
  /** @type {Figures} */
  const figures = { p50: [], p95: [], edit50: [], edit99: [] }
  const search = (/** @type {number} */ long) => readOverHttp({ url: running.url, headers, paths: searches, callers: 1, seconds: long })
  await search(1)
  for (let round = 0; round < rounds; round++) {
    const found = await search(seconds)
    figures.p50?.push(found.p50)
    figures.p95?.push(found.p95)
    const paths = [...pathsOf("List, all pages", shop, products), ...pathsOf("Product, all", shop, products)]
    const edits = sleep(EDIT_EACH_MS).then(() => edit(shop, running.url, products))
    await readOverHttp({ url: running.url, headers, paths: shuffled(paths), callers: CALLERS, seconds: 0, until: edits })
    const { p50, p99 } = await edits
    figures.edit50?.push(p50)
    figures.edit99?.push(p99)
  }
  await running.stop()
  return [
    row(`Search, ${size} products, nothing kept, as it is, mistyped and unfinished, with facets: p50`, "ms", figures.p50 ?? []),
    { ...row("Search, p95", "ms", figures.p95 ?? []), wanted: "under 30" },
    row("From an edit's commit to the new answer, while all is read: p50", "ms", figures.edit50 ?? []),
    { ...row("The same, p99", "ms", figures.edit99 ?? []), wanted: "under 500" },
  ]
}

/**
 * What shoppers may ask for who know some words of a title: as it is, mistyped, or not yet typed to its end. More than search
 * keeps results of, so that each is a new question whenever it comes round.
 *
 * @param {string[]} titles `Red shoes of Cairo`
 */
function questionsOf(titles) {
  const asked = titles.flatMap((title) => {
    const [look = "", kind = "", , place = ""] = title.toLowerCase().split(" ")
    return [title, `${look} ${kind}`, `${kind} ${place}`, `${look} ${place}`, look, kind, place].flatMap((words) => [
      words,
      ...[...words.matchAll(/\p{L}{5,}/gu)].map(({ 0: word, index }) => swapped(words, index + 1 + (word.length % 3))),
      words.slice(0, -1),
    ])
  })
  return shuffled([...new Set(asked)])
}

/** Two letters change places. @param {string} text @param {number} at */
const swapped = (text, at) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2)

/**
 * Changes titles, and asks until each is answered.
 * @param {Shop} shop @param {string} url @param {{ id: string }[]} products
 */
async function edit(shop, url, products) {
  const reader = await openReader(url)
  /** @type {number[]} */
  const times = []
  for (let count = 0; count < EDITS; count++) {
    const { id } = /** @type {{ id: string }} */ (products[Math.floor(Math.random() * products.length)])
    const request = `GET /store/products/${id}?region_id=${shop.region} HTTP/1.1\r\nhost: x\r\nx-publishable-api-key: ${shop.key}\r\n\r\n`
    // Each is told by the length of its answer.
    const { length } = await reader.send(request)
    await query(shop.database.url, "UPDATE product SET title = title || '!' WHERE id = $1", [id])
    const begun = performance.now()
    while ((await reader.send(request)).length === length) await sleep(2)
    times.push(performance.now() - begun)
    await sleep(EDIT_EACH_MS)
  }
  reader.close()
  return percentiles(times)
}

/** @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor @param {import("./lib/database.mjs").Database} database @returns {Promise<Shop>} */
async function makeStock(supervisor, database) {
  const { seeded, start } = await makeStockShop(supervisor, database.env, { source: SOURCE, args: [String(TEMPLATES)] })
  return { name: "stock", database, key: seeded.key, region: seeded.regions.usd, start }
}

/**
 * The application as it is, without the admin's pages, as the stock one.
 * @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor @param {import("./lib/database.mjs").Database} database @returns {Promise<Shop>}
 */
async function makeOurs(supervisor, database) {
  const folder = join(state, "bench-catalogue")
  await writeApplication(join(root, "bench/lib", SOURCE), folder)
  rmSync(join(folder, "package.json"))
  writeFileSync(join(folder, "package.json"), execFileSync("cat", [join(application, "package.json")]))
  writeFileSync(
    join(folder, "medusa-config.js"),
    `const config = require(${JSON.stringify(join(application, "medusa-config.js"))}).default
config.admin = { disable: true }
exports.default = config
`,
  )
  const seeded = await seed(supervisor, database.env, folder, [String(TEMPLATES)])
  const start = async (/** @type {NodeJS.ProcessEnv} */ own = {}) => {
    const port = await nextFreePort(FIRST_PORT)
    const script = join(root, "engine/.medusa/server/src/server/main.js")
    const env = { ...database.env, PORT: String(port), HOST: "127.0.0.1", ...own }
    return started(supervisor.launch({ name: "our shop", script, cwd: folder, env }), `http://127.0.0.1:${port}`, "/ready")
  }
  return { name: "ours", database, key: seeded.key, region: seeded.regions.usd, start }
}

/** @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor @param {NodeJS.ProcessEnv} env @returns {Promise<number>} seconds */
async function rebuild(supervisor, env) {
  const begun = performance.now()
  await supervisor.run({ name: "the rebuild", script: join(root, "tools/catalogue-rebuild.mjs"), env })
  return (performance.now() - begun) / 1_000
}

/** @param {number} pid */
const residentMb = (pid) => Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) / 1_000

/** In an order that is the same in every run. @template T @param {T[]} list @returns {T[]} */
function shuffled(list) {
  const mixed = [...list]
  let seed = 1
  for (let index = mixed.length - 1; index > 0; index--) {
    seed = (seed * 48_271) % 2_147_483_647
    const other = seed % (index + 1)
    const [a, b] = [mixed[index], mixed[other]]
    mixed[index] = /** @type {T} */ (b)
    mixed[other] = /** @type {T} */ (a)
  }
  return mixed
}
