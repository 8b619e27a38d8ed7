import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest"
import { freePort, root, type Started, start } from "../support"
import { hasBrowser, openBrowser, visit } from "./browser"
import { fillBag, goOnToReview, goToDelivery, WORDS } from "./guest"
import { merchantOf } from "./merchant"
import { wordsOf } from "./words"

const shop = inject("shop")
const words = wordsOf("en")

// A second engine and a second shop window on the shop's data, so that this engine can be killed.
describe.skipIf(!hasBrowser)("an engine that is killed in the middle of a checkout", () => {
  let browser: Browser
  let window: Started
  let engine: Started
  let enginePort: number
  let storefront: string

  const startEngine = async () => {
    const state = (name: string) => readFileSync(join(shop.state, name), "utf8").trim()
    const env = {
      ...(JSON.parse(state("secrets.json")) as Record<string, string>),
      DATABASE_URL: `postgres://wekala:${state("postgres/password")}@127.0.0.1:${state("postgres/port")}/wekala`,
      PORT: String(enginePort),
      WEKALA_STATE: shop.state,
      WEKALA_UPLOADS: join(shop.state, "uploads"),
      WEKALA_RATE_LIMIT: "off",
      TRUST_PROXY: "loopback",
      STORE_CORS: storefront,
      ADMIN_CORS: storefront,
      AUTH_CORS: storefront,
      MEDUSA_DISABLE_TELEMETRY: "true",
    }
    engine = start(join(root, "tools/serve.mjs"), { args: ["shared"], env })
    const isReady = () =>
      fetch(`http://localhost:${enginePort}/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    await vi.waitUntil(isReady, { timeout: 60_000, interval: 250 })
  }
  const killEngine = async () => {
    engine.process.kill("SIGKILL")
    await engine.ended
  }

  beforeAll(async () => {
    browser = await openBrowser()
    enginePort = await freePort()
    const port = String(await freePort())
    storefront = `http://localhost:${port}`
    await startEngine()
    const next = createRequire(join(root, "storefront/package.json")).resolve("next/dist/bin/next")
    const env = {
      NODE_ENV: "production",
      WEKALA_URL: `http://localhost:${enginePort}`,
      WEKALA_SITE_URL: storefront,
      WEKALA_PUBLISHABLE_KEY: shop.publishableKey,
    }
    window = start(next, { args: ["start", "--port", port], cwd: join(root, "storefront"), env })
    await window.printed("Ready in")
  })

  afterAll(async () => {
    await browser?.close()
    window?.process.kill("SIGTERM")
    engine?.process.kill("SIGTERM")
    await Promise.all([window?.ended, engine?.ended])
  })

  test("the shopper is told, loses nothing, goes on, and gets one order", async () => {
    const { page } = await visit(browser, "phone", storefront)
    const email = `restart-${Date.now()}@wekala.test`
    await fillBag(page)
    await goToDelivery(page, email)

    await killEngine()
    await page.getByRole("button", { name: WORDS.toPayment }).click()
    await page.getByText(words("errors.engineAway")).waitFor()
    await page.reload()
    await page.getByText(words("fault.awayTitle")).waitFor()
    await startEngine()
    // By itself: the bag, the address and the step are as they were.
    await page.getByText("1 Main Street").waitFor({ timeout: 30_000 })
    await page.getByRole("radio").first().check()
    await goOnToReview(page)

    // The worst moment: while the order is being placed.
    const place = page.getByRole("button", { name: WORDS.place })
    await place.click()
    await new Promise((resolve) => setTimeout(resolve, 150))
    await killEngine()
    await startEngine()
    const isPlaced = () => /\/en\/order\/order_/.test(page.url())
    await expect
      .poll(
        async () => {
          if (!isPlaced() && (await place.isEnabled({ timeout: 100 }).catch(() => false))) await place.click().catch(() => undefined)
          return isPlaced()
        },
        { timeout: 45_000, interval: 1_000 },
      )
      .toBe(true)
    const ask = await merchantOf(shop)
    const { orders } = await ask<{ orders: { email: string }[] }>(`/admin/orders?q=${encodeURIComponent(email)}&fields=email&limit=20`)
    expect(orders.filter((order) => order.email === email)).toHaveLength(1)
  }, 240_000)
})
