/// <reference lib="dom" />
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { merchantOf, sellOut } from "./merchant"

const shop = inject("shop")
const { storefront, engine, publishableKey } = shop

describe.skipIf(!hasBrowser)("the shop window", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone") => {
    const visitor = await visit(browser, size, storefront)
    open.push(visitor)
    return visitor
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test.each([
    ["desktop", "en", "ltr"],
    ["phone", "en", "ltr"],
    ["desktop", "ar", "rtl"],
    ["phone", "ar", "rtl"],
    ["phone", "fr", "ltr"],
  ] as const)("on a %s in %s: every page of the catalogue is sound", async (size, locale, direction) => {
    const { page } = await shopper(size)
    for (const path of ["", "/c/coffee-tea", "/p/heron-gooseneck-kettle", "/search?q=zzzzzz", "/cart", "/account/sign-in"]) {
      await page.goto(`/${locale}${path}`)
      await page.locator("h1, h2").first().waitFor()
      expect(await page.getAttribute("html", "dir")).toBe(direction)
      await expectNoSideways(page)
      await expectAccessible(page)
    }
  })

  test("a shopper filters, shares the address, searches with suggestions, and fills the bag", async () => {
    const { page } = await shopper("desktop")
    await page.goto("/en/c/coffee-tea")
    await page.getByLabel("Petrol").check()
    await page.waitForURL(/o\.Color=Petrol/)
    await expect.poll(() => page.getByTestId("product").count()).toBe(1)
    const shared = await shopper("phone")
    await shared.page.goto(page.url())
    expect(await shared.page.getByTestId("product").count()).toBe(1)

    await page.getByRole("combobox", { name: "Search the shop" }).first().fill("kett")
    await page.getByRole("option", { name: "Heron Kettle" }).click()
    await page.getByRole("heading", { level: 1, name: "Heron Kettle" }).waitFor()
    await page.getByText("Cream", { exact: true }).click()
    await page.getByRole("button", { name: "Add to bag" }).click()
    await page.getByText("It is in your bag.").waitFor()
    await page.getByRole("link", { name: "See your bag" }).click()
    // What delivery will cost is told before anybody asks for an address.
    const estimate = page.getByRole("region", { name: "Delivery to United States" })
    await estimate.waitFor()
    expect(await estimate.getByRole("listitem").allTextContents()).toEqual([
      expect.stringMatching(/^Standard delivery.*\$9\.00$/),
      expect.stringMatching(/^Express delivery.*\$24\.00$/),
    ])
    await page.getByRole("button", { name: /One Heron Kettle more/ }).click()
    await expect.poll(() => page.getByTestId("bag-count").textContent()).toBe("2")
    // From 75 dollars on it is free.
    await expect.poll(() => estimate.getByRole("listitem").first().textContent()).toMatch(/^Standard delivery.*Free$/)
    await page.getByLabel("Promotion code").fill("NOSUCHCODE")
    await page.getByRole("button", { name: "Apply" }).click()
    await page.getByText(/do not know this code|does not fit/).waitFor()
    await page.getByLabel("Promotion code").fill("WELCOME10")
    await page.getByRole("button", { name: "Apply" }).click()
    await page.getByRole("button", { name: "Remove the code WELCOME10" }).waitFor()
    await page.reload()
    expect(await page.getByTestId("cart-item").count()).toBe(1)
  })

  test("a link shows the next page in the same document, and one that is to open elsewhere leaves this one alone", async () => {
    const { page, context } = await shopper("phone")
    const isSameDocument = () => page.evaluate(() => "opened" in window)
    const follow = async () => {
      await page.goto("/en")
      await page.waitForLoadState("networkidle")
      await page.evaluate(() => Object.assign(window, { opened: true }))
      await page.getByTestId("product").first().getByRole("link").click()
      await page.waitForURL(/\/en\/p\//)
      return isSameDocument()
    }
    // Until the scripts are there, a link is the browser's own.
    await expect.poll(follow).toBe(true)
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(await page.evaluate(() => window.scrollY)).toBe(0)

    let letGo: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      letGo = resolve
    })
    await page.route(/_rsc=/, (route) => held.then(() => route.continue()))
    const home = page.getByRole("banner").getByRole("link", { name: "Wekala" })
    await home.click()
    await page.locator(".link-pending").waitFor()
    letGo()
    await page.waitForURL(/\/en$/)
    await page.locator(".link-pending").waitFor({ state: "detached" })
    const [elsewhere] = await Promise.all([
      context.waitForEvent("page"),
      page
        .getByTestId("product")
        .first()
        .getByRole("link")
        .click({ modifiers: ["Control"] }),
    ])
    await elsewhere.waitForURL(/\/en\/p\//)
    expect(page.url()).toMatch(/\/en$/)
    await page.goBack()
    await page.waitForURL(/\/en\/p\//)
    expect(await isSameDocument()).toBe(true)
  })

  test("a changed price is seen within seconds", async () => {
    const ask = await merchantOf(shop)
    const { products } = (await fetch(`${engine}/store/products?handle=hand-coffee-grinder&fields=id,variants.id`, {
      headers: { "x-publishable-api-key": publishableKey },
    }).then((response) => response.json())) as { products: { id: string; variants: { id: string }[] }[] }
    const [product] = products
    const { page } = await shopper("desktop")
    await page.goto("/en/c/coffee-tea")
    expect(await page.getByText("$89.00").count()).toBe(1)
    const prices = [{ amount: 91.5, currency_code: "usd" }]
    await ask(`/admin/products/${product?.id}/variants/${product?.variants[0]?.id}`, { prices })
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.getByText("$91.50").count()
        },
        { timeout: 10_000, interval: 500 },
      )
      .toBe(1)
  })

  test("a list says within seconds that something has sold out, and that it is back", async () => {
    const { page } = await shopper("desktop")
    const soldOut = () => page.getByTestId("product").filter({ hasText: "Glass Teapot" }).getByText("Sold out").count()
    const becomes = (count: number) => expect.poll(() => page.reload().then(soldOut)).toBe(count)
    await page.goto("/en/c/coffee-tea")
    expect(await soldOut()).toBe(0)
    const restock = await sellOut(await merchantOf(shop), "glass-mint-teapot")
    try {
      await becomes(1)
    } finally {
      await restock()
    }
    await becomes(0)
  })

  test("a link to a page shows a picture where it is shared", async () => {
    for (const path of ["/en", "/ar/c/coffee-tea", "/fr/p/heron-gooseneck-kettle"]) {
      const page = await (await fetch(`${storefront}${path}`)).text()
      const [, picture = ""] = /property="og:image" content="([^"]+)"/.exec(page) ?? []
      expect(picture, path).toMatch(new RegExp(`^${storefront}/`))
      const response = await fetch(picture.replaceAll("&amp;", "&"))
      expect(response.headers.get("content-type")).toMatch(/^image\//)
    }
  })

  test("in Arabic all numbers have the same digits, whoever writes them", async () => {
    const { page } = await shopper("phone")
    for (const path of ["/ar", "/ar/c/coffee-tea", "/ar/p/brass-compass", "/ar/search?q=a"]) {
      await page.goto(path)
      expect(await page.locator("main").textContent()).not.toMatch(/[٠-٩]/)
    }
  })

  test("search engines are told what there is, and in which languages", async () => {
    const text = async (path: string) => (await fetch(`${storefront}${path}`)).text()
    expect(await text("/sitemap.xml")).toContain(`<loc>${storefront}/sitemaps/0.xml</loc>`)
    const sitemap = await text("/sitemaps/0.xml")
    expect((await fetch(`${storefront}/sitemaps/1.xml`)).status).toBe(404)
    expect(sitemap).toContain(`<loc>${storefront}/en/p/heron-gooseneck-kettle</loc>`)
    expect(sitemap).toContain(`hreflang="ar" href="${storefront}/ar/c/coffee-tea"`)
    expect(await text("/robots.txt")).toContain(`Sitemap: ${storefront}/sitemap.xml`)
    expect(JSON.parse(await text("/manifest.webmanifest"))).toMatchObject({ display: "standalone" })
    const page = await text("/ar/p/heron-gooseneck-kettle")
    expect(page).toMatch(/<link rel="canonical" href="[^"]+\/ar\/p\/heron-gooseneck-kettle"/)
    expect(page).toContain('"@type":"Product"')
  })

  test("only the engine can say that something is stale", async () => {
    const tell = (headers: Record<string, string>) =>
      fetch(`${storefront}/api/revalidate`, { method: "POST", headers, body: JSON.stringify({ tags: ["products"] }) })
    expect((await tell({})).status).toBe(401)
    expect((await tell({ "x-wekala-signature": `t=${Math.floor(Date.now() / 1000)},v1=${"0".repeat(64)}` })).status).toBe(401)
  })

  test("no secret and no token is in what browsers get", async () => {
    const { page, context } = await shopper("desktop")
    const texts: string[] = []
    page.on("response", async (response) => {
      if (/\.js($|\?)/.test(response.url()) || response.request().isNavigationRequest()) texts.push(await response.text().catch(() => ""))
    })
    await page.goto("/en/p/heron-gooseneck-kettle")
    await page.waitForLoadState("networkidle")
    expect(texts.join("\n")).not.toContain(publishableKey)
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0)
    for (const cookie of await context.cookies()) if (cookie.name.startsWith("wk_")) expect(cookie.httpOnly).toBe(true)
  })
})
