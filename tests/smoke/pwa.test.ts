/// <reference lib="dom" />
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { newCustomer, signIn } from "./customer"
import { wordsOf } from "./words"

const shop = inject("shop")
const { storefront } = shop

interface Manifest {
  icons: { src: string; sizes: string; purpose?: string }[]
}

describe.skipIf(!hasBrowser)("the installed shop", () => {
  let browser: Browser
  const open: Visitor[] = []
  /** A shopper whose browser has been here before. */
  const regular = async () => {
    const visitor = await visit(browser, "phone", storefront)
    open.push(visitor)
    await visitor.page.goto("/en")
    await visitor.page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state))
    // The page is the worker's from now on.
    await expect.poll(() => visitor.page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
    return visitor
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test("can be installed: what browsers ask for is there", async () => {
    const { icons, ...manifest } = (await (await fetch(`${storefront}/manifest.webmanifest`)).json()) as Manifest
    expect(manifest).toMatchObject({ name: "Wekala", start_url: "/", scope: "/", display: "standalone" })
    for (const size of ["192x192", "512x512"]) {
      for (const purpose of ["any", "maskable"]) {
        const icon = icons.find((each) => each.sizes === size && each.purpose === purpose)
        const response = await fetch(new URL(icon?.src ?? "", storefront))
        expect(response.headers.get("content-type")).toBe("image/png")
      }
    }
    const worker = await fetch(`${storefront}/sw.js`)
    expect(worker.headers.get("content-type")).toContain("javascript")
    expect(worker.headers.get("cache-control")).toBe("no-cache")
  })

  test.each(["en", "ar", "fr"] as const)("without a network it says so in %s, and comes back with it", async (locale) => {
    const words = wordsOf(locale)
    const { page, context } = await regular()
    await page.goto(`/${locale}`)
    await context.setOffline(true)
    await page.goto(`/${locale}/c/coffee-tea?sort=price`)
    await page.getByRole("heading", { name: words("offline.title") }).waitFor()
    expect(await page.getAttribute("html", "dir")).toBe(locale === "ar" ? "rtl" : "ltr")
    await expectAccessible(page)
    await page.getByRole("button", { name: words("offline.retry") }).click()
    await page.getByRole("heading", { name: words("offline.title") }).waitFor()
    await context.setOffline(false)
    // By itself, as soon as the browser knows; and to the page that was asked for.
    await page.getByTestId("product").first().waitFor()
    expect(page.url()).toBe(`${storefront}/${locale}/c/coffee-tea?sort=price`)
  })

  test("a link that is followed without a network leads there too", async () => {
    const { page, context } = await regular()
    await context.setOffline(true)
    await page
      .getByRole("contentinfo")
      .getByRole("link", { name: wordsOf("en")("footer.all") })
      .click()
    await page.getByRole("heading", { name: wordsOf("en")("offline.title") }).waitFor()
    await context.setOffline(false)
    await page.getByTestId("product").first().waitFor()
  })

  test("no page is kept on the device, so nobody's name, bag or address is", async () => {
    const customer = await newCustomer(shop)
    const { page } = await regular()
    await signIn(page, customer.email)
    await page.goto("/en/account/addresses")
    await page.getByText("9 Saved Street").first().waitFor()
    const kept = await page.evaluate(async () => {
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
      return requests.flat().map(({ url }) => new URL(url).pathname)
    })
    expect(kept.length).toBeGreaterThan(5)
    expect(kept.filter((path) => !/^\/_next\/static\/|^\/api\/offline\/(en|ar|fr)$/.test(path))).toEqual([])
  })
})
