// @ts-check
import { execFile } from "node:child_process"
import { cpSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { promisify } from "node:util"
import { nextFreePort } from "../tools/lib/ports.mjs"
import { root } from "../tools/lib/root.mjs"
import { openChromium, transferred } from "./lib/chromium.mjs"
import { startShop, until } from "./lib/shop.mjs"
import { beside, row } from "./lib/table.mjs"

const FIRST_PORT = 54_860
const REQUESTS = 60
/** What a product page may send of JavaScript, compressed, so that a cheap telephone can run it. */
const MOST_SCRIPT_KB = 170
const PAGES = { Home: "/en", Category: "/en/c/coffee-tea", Product: "/en/p/heron-gooseneck-kettle" }
const KINDS = { document: "Document", script: "Script", style: "Stylesheet", font: "Font", picture: "Image" }

/**
 * The demo shop as `npm start` runs it. Its peers, in the same run: for the time to the first byte, the engine's own answer
 * about the same product, without which no page of it can be drawn; for the JavaScript, the least page that the same Next.js makes.
 * @param {{ supervisor: import("../tools/lib/supervisor.mjs").Supervisor, rounds: number }} options
 */
export async function run({ supervisor, rounds }) {
  const shop = await startShop(supervisor, "bench-shop")
  const bare = await startBarePage(supervisor)
  const browser = await openChromium()
  const answer = `${shop.engine}/store/products?handle=heron-gooseneck-kettle&fields=*variants,*variants.options,*images,*options`
  /** @type {Record<string, { p50: number[], p95: number[] }>} */
  const waits = Object.fromEntries([...Object.keys(PAGES), "Engine"].map((name) => [name, { p50: [], p95: [] }]))
  /** @type {Record<string, Record<string, number[]>>} */
  const sizes = Object.fromEntries([...Object.keys(PAGES), "Bare"].map((name) => [name, {}]))
  for (let round = 0; round < rounds; round++) {
    const addresses = { ...Object.fromEntries(Object.entries(PAGES).map(([name, path]) => [name, shop.storefront + path])), Engine: answer }
    for (const [name, url] of Object.entries(addresses)) {
      const { p50, p95 } = await firstBytes(url, { "x-publishable-api-key": shop.key })
      waits[name]?.p50.push(p50)
      waits[name]?.p95.push(p95)
    }
    for (const [name, url] of Object.entries({ ...addresses, Bare: bare })) {
      if (name === "Engine") continue
      const { bytes, firstByteMs } = await transferred(browser, url)
      for (const [kind, type] of Object.entries(KINDS)) record(sizes, name, kind, (bytes[type] ?? 0) / 1000)
      record(sizes, name, "cold", firstByteMs)
    }
  }
  await browser.close()
  const figures = (/** @type {string} */ name, /** @type {string} */ kind) => sizes[name]?.[kind] ?? []
  const script = row("Product: script", "kB", figures("Product", "script"))
  return {
    title: "Storefront, in production mode with the demo shop: time to the first byte, and what a cold browser is sent",
    rows: [
      row("Engine's answer about the product, p50", "ms", waits.Engine?.p50 ?? []),
      ...Object.keys(PAGES).flatMap((name) => [
        {
          ...row(`${name}: first byte, p50`, "ms", waits[name]?.p50 ?? []),
          beside: beside("engine", waits[name]?.p50 ?? [], waits.Engine?.p50 ?? []),
        },
        row(`${name}: first byte, p95`, "ms", waits[name]?.p95 ?? []),
        row(`${name}: first byte in a cold browser`, "ms", figures(name, "cold")),
      ]),
      row("Bare Next.js page: script", "kB", figures("Bare", "script")),
      ...Object.keys(PAGES).flatMap((name) =>
        Object.keys(KINDS).map((kind) => ({
          ...row(`${name}: ${kind}`, "kB", figures(name, kind)),
          ...(kind === "script" && { beside: beside("bare page", figures(name, kind), figures("Bare", kind)) }),
        })),
      ),
    ],
    ...(script.most >= MOST_SCRIPT_KB && {
      failure: `A product page sends ${script.most} kB of JavaScript; ${MOST_SCRIPT_KB} are the most.`,
    }),
  }
}

/** @param {Record<string, Record<string, number[]>>} all @param {string} name @param {string} kind @param {number} figure */
function record(all, name, kind, figure) {
  const lists = /** @type {Record<string, number[]>} */ (all[name])
  lists[kind] ??= []
  lists[kind].push(figure)
}

/** Time to the answer's headers over requests one after the other. @param {string} url @param {Record<string, string>} headers */
async function firstBytes(url, headers) {
  /** @type {number[]} */
  const times = []
  for (let request = 0; request < REQUESTS; request++) {
    const begun = performance.now()
    const response = await fetch(url, { headers })
    times.push(performance.now() - begun)
    if (!response.ok) throw new Error(`${url}: ${response.status}`)
    await response.arrayBuffer()
  }
  times.sort((a, b) => a - b)
  const at = (/** @type {number} */ share) => /** @type {number} */ (times[Math.min(times.length - 1, Math.floor(times.length * share))])
  return { p50: at(0.5), p95: at(0.95) }
}

/** Inside the storefront, where its Next.js and React are found. @param {import("../tools/lib/supervisor.mjs").Supervisor} supervisor */
async function startBarePage(supervisor) {
  const folder = join(root, "storefront/.next-bare")
  cpSync(join(root, "bench/lib/bare-next"), folder, { recursive: true })
  writeFileSync(join(folder, "package.json"), '{ "name": "bare", "private": true }')
  const next = createRequire(join(root, "storefront/package.json")).resolve("next/dist/bin/next")
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" }
  await promisify(execFile)(process.execPath, [next, "build"], { cwd: folder, env })
  const port = await nextFreePort(FIRST_PORT)
  const running = supervisor.launch({ name: "the bare page", script: next, args: ["start", "--port", String(port)], cwd: folder, env })
  const url = `http://localhost:${port}`
  await until(
    () =>
      fetch(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    running,
  )
  return url
}
