/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { fillBag, goOnToReview, goToDelivery, WORDS } from "./guest"
import { merchantOf, sellOut } from "./merchant"

const shop = inject("shop")
const { storefront } = shop

/** From the bag to the last step, as a guest in the United States. */
async function goToReview(page: Page, email: string) {
  await goToDelivery(page, email)
  await goOnToReview(page)
}

describe.skipIf(!hasBrowser)("the checkout", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone") => {
    const visitor = await visit(browser, size, storefront)
    open.push(visitor)
    return visitor
  }
  const ordersOf = async (email: string) => {
    const ask = await merchantOf(shop)
    const { orders } = await ask<{ orders: { email: string }[] }>(`/admin/orders?q=${encodeURIComponent(email)}&fields=email&limit=20`)
    return orders.filter((order) => order.email === email).length
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test.each(["desktop", "phone"] as const)("on a %s a guest buys, and two presses are one order", async (size) => {
    const { page } = await shopper(size)
    const email = `guest-${size}-${Date.now()}@wekala.test`
    await fillBag(page)
    await goToReview(page, email)
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole("button", { name: WORDS.place }).dblclick()
    await page.waitForURL(/\/en\/order\/order_/)
    await page.getByRole("heading", { level: 1 }).waitFor()
    await expectAccessible(page)
    expect(await ordersOf(email)).toBe(1)
    // Anyone with the link sees how far it is, not whose it is; the bag is empty again.
    const stranger = await shopper("phone")
    await stranger.page.goto(new URL(page.url()).pathname)
    await stranger.page.getByText("Austin, Texas").waitFor()
    const shown = await stranger.page.content()
    for (const secret of ["1 Main Street", "78701", "Grace", email]) expect(shown).not.toContain(secret)
    await page.goto("/en/cart")
    await page.getByText("Your bag is empty").waitFor()
  })

  test("a wrong field is told where it is, and nothing that was typed is lost", async () => {
    const { page } = await shopper("desktop")
    await fillBag(page)
    await page.goto("/en/checkout")
    const email = page.getByLabel(WORDS.email)
    await email.fill("nobody@nowhere")
    await page.getByRole("button", { name: WORDS.toAddress }).click()
    await page.getByText("This is no e-mail address.").waitFor()
    expect(await email.inputValue()).toBe("nobody@nowhere")
    await email.fill("nobody@nowhere.test")
    await page.getByRole("button", { name: WORDS.toAddress }).click()
    const first = page.getByLabel(WORDS.first)
    await first.fill("Grace")
    await page.getByRole("button", { name: WORDS.toDelivery }).click()
    await expect.poll(() => page.locator("[aria-invalid=true]").count()).toBeGreaterThan(0)
    expect(await first.inputValue()).toBe("Grace")
    await page.reload()
    await page.getByLabel(WORDS.first).waitFor()
  })

  test("who was slower than somebody else is told, and not charged", async () => {
    const { page } = await shopper("desktop")
    const email = `late-${Date.now()}@wekala.test`
    const ask = await merchantOf(shop)
    await fillBag(page, "hand-coffee-grinder")
    await goToReview(page, email)
    // Somebody buys all that is left.
    await sellOut(ask, "hand-coffee-grinder")
    await page.getByRole("button", { name: WORDS.place }).click()
    await page
      .getByText(/Nothing was charged/)
      .first()
      .waitFor()
    expect(await ordersOf(email)).toBe(0)
  })
})
