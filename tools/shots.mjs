// @ts-check
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// `npm run shots`: pictures of every page of the shop window, at two sizes and in two languages, some at night
// too, into the folder shots/. Uses the shop that runs here, or starts one for as long as it takes.
// `npm run shots -- checkout` takes only the pages whose name has this word in it.
import { spawn } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { join } from "node:path"
import { chromium } from "playwright-core"
import { holder } from "./lib/lock.mjs"
import { root, state } from "./lib/root.mjs"
import { openPage, PAGES, setStage } from "./lib/shop-pages.mjs"
import { createSupervisor } from "./lib/supervisor.mjs"

/** @typedef {import("./lib/shop-pages.mjs").Shop} Shop @typedef {import("./lib/shop-pages.mjs").Locale} Locale */

const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } }
const STOREFRONT = `http://localhost:${process.env.STOREFRONT_PORT ?? 8000}`
const wanted = process.argv[2] ?? ""
const folder = join(root, "shots")

const stop = holder("start") ? async () => {} : await startShop()
mkdirSync(folder, { recursive: true })
const shop = readShop()
// Root has no sandbox to give.
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] })
let count = 0
try {
  for (const locale of /** @type {const} */ (["en", "ar"])) await shootLanguage(locale)
  if ("away".includes(wanted)) await shootAway()
  console.log(`✓ ${count} pictures in shots/`)
} finally {
  await browser.close()
  await stop()
}

/** @param {Locale} locale */
async function shootLanguage(locale) {
  const stage = await setStage(shop, locale)
  try {
    for (const page of PAGES.filter(({ name }) => name.includes(wanted))) {
      for (const size of /** @type {const} */ (["phone", "desktop"])) {
        for (const scheme of page.dark ? /** @type {const} */ (["light", "dark"]) : /** @type {const} */ (["light"])) {
          await shoot([page.name, locale, size, scheme], (tab) => openPage(tab, shop.storefront, page, locale, stage))
        }
      }
    }
  } finally {
    await stage.restore()
  }
}

/**
 * The engine does not answer: seen through a storefront whose engine is a door that is shut once the page's frame is known.
 */
async function shootAway() {
  const door = createServer((request, response) => {
    const locale = String(request.headers["x-medusa-locale"] ?? "en-US")
    fetch(`${shop.engine}${request.url}`, { headers: { "x-publishable-api-key": shop.publishableKey, "x-medusa-locale": locale } })
      .then(async (answer) => response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text()))
      .catch(() => response.destroy())
  }).listen(0)
  const { port } = /** @type {import("node:net").AddressInfo} */ (door.address())
  const window = port + 1
  const supervisor = createSupervisor()
  const address = `http://localhost:${window}`
  supervisor.launch({
    name: "a second storefront",
    script: createRequire(join(root, "storefront/package.json")).resolve("next/dist/bin/next"),
    args: ["start", "--port", String(window)],
    cwd: join(root, "storefront"),
    env: { ...process.env, NODE_ENV: "production", WEKALA_URL: `http://localhost:${port}`, WEKALA_PUBLISHABLE_KEY: shop.publishableKey },
  })
  try {
    while (!(await fetch(`${address}/en`).catch(() => undefined))?.ok) await new Promise((resolve) => setTimeout(resolve, 250))
    await fetch(`${address}/ar`)
    door.close()
    door.closeAllConnections()
    for (const locale of ["en", "ar"]) {
      for (const size of /** @type {const} */ (["phone", "desktop"])) {
        await shoot(["engine-away", locale, size, "light"], async (tab) => {
          await tab.goto(`${address}/${locale}/p/brass-compass`)
          await tab.getByRole("alert").first().waitFor()
        })
      }
    }
  } finally {
    await supervisor.stopAll()
  }
}

/** @param {[page: string, locale: string, size: keyof typeof SIZES, scheme: "light" | "dark"]} what @param {(tab: import("playwright-core").Page) => Promise<void>} open */
async function shoot([name, locale, size, scheme], open) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, reducedMotion: "reduce" })
  try {
    const tab = await context.newPage()
    await open(tab)
    await showPictures(tab)
    await tab.screenshot({ path: join(folder, `${name}.${locale}.${size}${scheme === "dark" ? ".dark" : ""}.png`), fullPage: true })
    count++
  } catch (error) {
    throw new Error(`${name}, ${locale}, ${size}, ${scheme}: ${error instanceof Error ? error.message : error}`)
  } finally {
    await context.close()
  }
}

/** Pictures further down are loaded when somebody comes near them. @param {import("playwright-core").Page} tab */
async function showPictures(tab) {
  await tab.evaluate(() => {
    for (const picture of document.images) picture.loading = "eager"
  })
  await tab.waitForFunction(() => [...document.images].every(({ complete }) => complete), undefined, { timeout: 15_000 })
  await tab.evaluate(() => document.fonts.ready.then(() => undefined))
}

/** @returns {Shop} */
function readShop() {
  const { url, admin, customers, publishableKey } = JSON.parse(readFileSync(join(state, "logins.json"), "utf8"))
  return { engine: url, storefront: STOREFRONT, publishableKey, admin, customer: customers[0] }
}

/** @returns {Promise<() => Promise<void>>} how to stop it */
async function startShop() {
  const child = spawn(process.execPath, [join(root, "tools/start.mjs")], { stdio: ["ignore", "pipe", "inherit"] })
  const ended = new Promise((resolve) => child.once("close", resolve))
  await new Promise((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      process.stdout.write(chunk)
      if (String(chunk).includes("Ready in")) resolve(undefined)
    })
    child.once("close", () => reject(new Error("The shop did not start.")))
  })
  return async () => {
    child.kill("SIGTERM")
    await ended
  }
}
