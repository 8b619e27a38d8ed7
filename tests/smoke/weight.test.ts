import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { hasBrowser, openBrowser, scriptBytes } from "./browser"

const { storefront } = inject("shop")

describe.skipIf(!hasBrowser)("what a page weighs", () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())

  test.each(["/en/p/heron-gooseneck-kettle", "/en", "/ar/c/coffee-tea"])("%s sends less than 170 kB of JavaScript", async (path) => {
    const bytes = await scriptBytes(browser, `${storefront}${path}`)
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(170_000)
  })
})

test.each(["p/none", "c/none", "collections/none", "order/order_01AAAAAAAAAAAAAAAAAAAAAAAA", "nonsense"])(
  "%s is not there, and says so to machines too",
  async (path) => {
    const response = await fetch(`${storefront}/en/${path}`)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain("noindex")
  },
)
