import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { openPage, PAGES, setStage, type Stage } from "../../tools/lib/shop-pages.mjs"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { demoOf } from "./merchant"

const shop = inject("shop")

// axe-core finds no serious violation on any page, and none is wider than a phone.
describe.skipIf(!hasBrowser).each(["en", "ar"] as const)("every page in %s", (locale) => {
  let browser: Browser
  let stage: Stage
  const open: Visitor[] = []

  beforeAll(async () => {
    browser = await openBrowser()
    stage = await setStage({ ...shop, ...demoOf(shop) }, locale)
  })

  afterAll(async () => {
    await stage?.restore()
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test.concurrent.each(PAGES.map((page) => [page.name, page] as const))("%s can be used by everybody", async (_, which) => {
    const visitor = await visit(browser, "phone", shop.storefront)
    open.push(visitor)
    await openPage(visitor.page, shop.storefront, which, locale, stage)
    expect(await visitor.page.getAttribute("html", "dir")).toBe(locale === "ar" ? "rtl" : "ltr")
    await expectNoSideways(visitor.page)
    await expectAccessible(visitor.page)
    await visitor.context.close()
  })
})
