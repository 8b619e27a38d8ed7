/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { wordsOf } from "./words"

const { storefront } = inject("shop")

const searchFor = (locale: "en" | "ar" | "fr", q: string) => `/${locale}/search?${new URLSearchParams({ q })}`
const titles = (page: Page) => page.getByTestId("product").getByRole("heading", { level: 3 }).allTextContents()
const countOn = async (page: Page) => Number.parseInt((await page.locator("main").getByRole("status").last().textContent()) ?? "", 10)

describe.skipIf(!hasBrowser)("searching the shop", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone" = "desktop") => {
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
    ["en", "ketle", "Heron Kettle"],
    ["en", "KETTLES", "Heron Kettle"],
    ["fr", "theiere", "Théière"],
    ["ar", "غلايه", "غلاية البلشون"],
    ["ar", "غَلّايَة", "غلاية البلشون"],
  ] as const)("in %s, %s finds %s", async (locale, typed, wanted) => {
    const { page } = await shopper()
    await page.goto(searchFor(locale, typed))
    expect((await titles(page)).join("\n")).toContain(wanted)
  })

  test("the words that were found are marked", async () => {
    const { page } = await shopper()
    await page.goto(searchFor("en", "kettle"))
    expect(await page.getByTestId("product").first().locator("mark").first().textContent()).toBe("Kettle")
  })

  test.each([
    ["en", "cream under 90 dollars", "Cream"],
    ["ar", "كريمي أقل من 5000 جنيه", "كريمي"],
    ["fr", "crème à moins de 90 euros", "Crème"],
  ] as const)("in %s, %s is understood, and each part of it can be left out", async (locale, q, color) => {
    const t = wordsOf(locale)
    const { page } = await shopper(locale === "ar" ? "phone" : "desktop")
    await page.goto(searchFor(locale, q))
    const chips = page.getByTestId("understood").getByRole("link")
    const shown = await chips.allTextContents()
    expect(shown).toHaveLength(2)
    expect(shown.join("\n")).toContain(color)
    expect(shown.join("\n")).toContain(t("search.priceMax").split("{")[0]?.trim())
    await expectAccessible(page)
    await expectNoSideways(page)
    const few = await countOn(page)
    await chips.filter({ hasText: color }).click()
    await expect.poll(() => chips.count()).toBe(1)
    await expect.poll(() => countOn(page)).toBeGreaterThan(few)
    // The address holds all of it: who is sent there sees the same.
    await page.reload()
    expect(await chips.count()).toBe(1)
    await page.getByRole("link", { name: t("search.exact") }).click()
    await page.getByText(t("search.exactly")).waitFor()
    expect(await chips.count()).toBe(0)
  })

  test("nothing found leads on", async () => {
    const { page } = await shopper("phone")
    await page.goto(searchFor("en", "zzzzzz"))
    await page.getByRole("heading", { name: "Nothing found for “zzzzzz”" }).waitFor()
    expect(await page.getByTestId("product").count()).toBe(4)
    expect(await page.locator("main").getByRole("link", { name: "Coffee & Tea" }).count()).toBe(1)
  })

  test("suggestions are reached by keyboard, and told to who cannot see them", async () => {
    const { page } = await shopper()
    await page.goto("/en")
    const field = page.getByRole("combobox", { name: "Search the shop" }).first()
    await field.fill("kett")
    await page.getByRole("option", { name: "Heron Kettle" }).waitFor()
    await page.getByText(/^\d+ suggestions?\. Arrow keys/).waitFor({ state: "attached" })
    expect(await page.getByRole("option", { name: "Heron Kettle" }).locator("mark").textContent()).toBe("Kett")
    await expectAccessible(page)
    await field.press("ArrowDown")
    const chosen = await field.getAttribute("aria-activedescendant")
    expect(await page.locator(`[id="${chosen}"]`).textContent()).toBe("Heron Kettle")
    await field.press("Escape")
    expect(await field.getAttribute("aria-expanded")).toBe("false")
    await field.press("End")
    await field.pressSequentially("l")
    await page.getByRole("option", { name: "Heron Kettle" }).waitFor()
    await field.press("ArrowDown")
    await field.press("Enter")
    await page.getByRole("heading", { level: 1, name: "Heron Kettle" }).waitFor()
  })

  test("what another trade sells is found beside the products", async () => {
    const { page } = await shopper()
    const { auctions } = await lots()
    const [lot] = auctions
    await page.goto(searchFor("en", lot?.title ?? ""))
    await page.getByRole("link", { name: /^Auctions \(\d+\)$/ }).click()
    await page
      .getByTestId("lot")
      .filter({ hasText: lot?.title ?? "" })
      .first()
      .waitFor()
    expect(await page.getByTestId("product").count()).toBe(0)
    await expectAccessible(page)
  })

  test("a list of several pages is ordered as a whole, and each page has an address", async () => {
    const { page } = await shopper()
    await page.goto("/en/search?sort=title")
    const all = await countOn(page)
    const seen: string[] = []
    for (;;) {
      seen.push(...(await titles(page)))
      const next = page.getByRole("link", { name: "Next page" })
      if ((await next.count()) === 0) break
      await next.click()
      const number = Math.floor(seen.length / 12) + 1
      await page.locator(`[aria-current="page"]`, { hasText: new RegExp(`^${number}$`) }).waitFor()
    }
    expect(all).toBeGreaterThan(24)
    expect(new Set(seen).size).toBe(all)
    expect(seen).toEqual([...seen].sort((a, b) => a.localeCompare(b)))
    await page.goto("/en/search?sort=title&page=999")
    expect(await titles(page)).toEqual(seen.slice(Math.floor((all - 1) / 12) * 12))
  })

  test("choices narrow a list, count what the others would give, and can be cleared", async () => {
    const { page } = await shopper()
    await page.goto("/en/c/apparel")
    const all = await countOn(page)
    const choice = page.locator("fieldset").filter({ hasText: "Color" }).getByRole("checkbox").first()
    const wanted = Number(await choice.locator("xpath=..").locator("span").last().textContent())
    await choice.check()
    await page.waitForURL(/o\.Color=/)
    await expect.poll(() => countOn(page)).toBe(wanted)
    const others = await page.locator("fieldset").filter({ hasText: "Color" }).getByRole("checkbox").count()
    expect(others).toBeGreaterThan(1)
    await page.getByRole("link", { name: "Clear filters" }).click()
    await expect.poll(() => countOn(page)).toBe(all)
    expect(await choice.isChecked()).toBe(false)
  })
})

test.each([
  "c/coffee-tea?page=-1&sort=nonsense&min=abc&max=1e999&available=maybe&o.=x",
  "c/coffee-tea?o.Color=%00&o.%00=a&o.__proto__=x&o.Color=Red%27)%20OR%201=1--",
  "c/coffee-tea?min=99999999&max=0.0000001&page=100000000000",
  `search?q=${"x".repeat(5000)}&type=nothing&exact=2`,
  "search?q=%22%00%5C%25_%27&q=b&min=5&min=6&type=auction&page=77",
  "collections/new-in?sort=relevance&q=kettle&o.a:b=c:d",
])("%s is answered like any other list", async (path) => {
  expect((await fetch(`${storefront}/en/${path}`)).status).toBe(200)
})

async function lots(): Promise<{ auctions: { title: string }[] }> {
  const { engine, publishableKey } = inject("shop")
  const response = await fetch(`${engine}/store/auctions?status=live&limit=1`, { headers: { "x-publishable-api-key": publishableKey } })
  return response.json() as Promise<{ auctions: { title: string }[] }>
}
