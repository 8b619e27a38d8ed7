/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { startLot } from "../../tools/lib/lots.mjs"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, scriptBytes, type SIZES, type Visitor, visit } from "./browser"
import { newCustomer, signIn } from "./customer"
import { fillBag } from "./guest"
import { type AskAsMerchant, merchantOf } from "./merchant"
import { wordsOf } from "./words"

const shop = inject("shop")
/** Says, in Arabic, that a checkout is not the bag's. */
const apart = wordsOf("ar")("checkout.apart")

describe.skipIf(!hasBrowser)("an auction", () => {
  let browser: Browser
  let merchant: AskAsMerchant
  const open: Visitor[] = []
  const bidder = async (size: keyof typeof SIZES, locale: "en" | "ar") => {
    const [visitor, customer] = [await visit(browser, size, shop.storefront), await newCustomer(shop)]
    open.push(visitor)
    await signIn(visitor.page, customer.email, locale)
    return { ...customer, page: visitor.page, words: auctionWords(locale) }
  }

  beforeAll(async () => {
    browser = await openBrowser()
    merchant = await merchantOf(shop)
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test("two bid against each other in English and in Arabic, past the planned end, and the winner pays", async () => {
    const [ada, amina] = [await bidder("desktop", "en"), await bidder("phone", "ar")]
    await fillBag(amina.page)
    const id = await startLot(merchant, "brass-compass", {
      seconds: 16,
      premium_percent: 10,
      soft_close_window_seconds: 14,
      soft_close_extension_seconds: 5,
    })
    await Promise.all([ada.page.goto(`/en/auctions/${id}`), amina.page.goto(`/ar/auctions/${id}`)])
    const plannedEnd = await endOf(id)

    // Ada by a button, then sure of herself; Amina sees it without a reload.
    await ada.page
      .getByRole("list", { name: ada.words("quickBids") })
      .getByRole("button")
      .first()
      .click()
    const dialog = ada.page.getByRole("dialog")
    expect(await dialog.getByTestId("bid-total").textContent()).toBe("$22.00")
    await dialog.getByRole("button", { name: "Confirm the bid of $20.00" }).click()
    await ada.page
      .getByTestId("standing")
      .getByText(/You lead with a maximum of \$20\.00/)
      .waitFor()
    await amina.page.getByTestId("bids").getByText(amina.words("bidder").trim()).waitFor()

    // Amina from the bar at her thumb: too little first, then enough; it is late, so the end moves for both.
    await expectNoSideways(amina.page)
    await amina.page
      .getByRole("button", { name: amina.words("bid"), exact: true })
      .last()
      .click()
    const sheet = amina.page.getByRole("dialog")
    await expectAccessible(amina.page, "dialog")
    const amount = sheet.getByRole("textbox")
    await amount.fill("20")
    await sheet.locator("button[type=submit]").click()
    await expect.poll(() => amount.inputValue()).toBe("20.5")
    expect(await amount.getAttribute("aria-invalid")).toBe("true")
    await amount.fill("٣٠")
    await sheet.locator("button[type=submit]").dblclick()
    await amina.page.getByTestId("standing").getByText("30").waitFor()
    await ada.page.getByTestId("standing").getByText(ada.words("outbid")).waitFor()
    expect(await ada.page.locator("[aria-live=assertive]", { hasText: ada.words("outbid") }).count()).toBe(1)
    expect(Date.parse(await endOf(id))).toBeGreaterThan(Date.parse(plannedEnd))
    const { count } = await ada.ask<{ count: number }>(`/store/auctions/${id}/bids`)
    expect(count).toBe(2)

    // The end comes by itself, on both pages, and the winner pays; the bag is not touched, and can be bought meanwhile.
    await ada.page.getByText(ada.words("resultLost")).waitFor({ timeout: 60_000 })
    await amina.page.getByRole("button", { name: amina.words("pay") }).click()
    await amina.page.getByText(apart).waitFor()
    await amina.page.goto("/ar/cart")
    await amina.page.getByRole("link", { name: wordsOf("ar")("cart.checkout") }).click()
    await amina.page.waitForURL(/\/ar\/checkout$/)
    await amina.page.getByRole("heading", { level: 1 }).waitFor()
    expect(await amina.page.getByText(apart).count()).toBe(0)
    await amina.page.goto(`/ar/auctions/${id}`)
    await amina.page.getByRole("button", { name: amina.words("pay") }).click()
    await checkOut(amina.page)
    const { sales } = await amina.ask<{ sales: { status: string; order_id: string | null; unit_price: number; total: number }[] }>(
      "/store/auctions/sales",
    )
    expect(sales).toMatchObject([{ unit_price: 20.5, total: 22.55, order_id: expect.stringMatching(/^order_/) }])
    await amina.page.goto("/ar/cart")
    expect(await amina.page.getByTestId("cart-item").count()).toBe(1)
  }, 150_000)

  test("a customer offers an item in Arabic, and finds it among what is looked at", async () => {
    const { page, words, ask } = await bidder("phone", "ar")
    await page.goto("/ar/account/auctions/sell")
    const title = page.getByRole("textbox", { name: words("sellTitle") })
    await title.fill("كاميرا قديمة")
    await page.getByRole("textbox", { name: words("description") }).fill("تعمل، مع حقيبتها الجلدية.")
    const price = page.getByRole("textbox", { name: words("startingPrice") })
    await price.fill("0")
    await page.getByRole("button", { name: words("sellSubmit") }).click()
    await page.locator("[aria-invalid=true]").waitFor()
    expect(await title.inputValue()).toBe("كاميرا قديمة")
    await price.fill("٢٥")
    await page.getByRole("button", { name: words("sellSubmit") }).dblclick()
    await page.getByRole("link", { name: words("tabSelling") }).click()
    const lot = page.getByTestId("lot")
    await lot.getByText(words("stateDraft")).waitFor()
    expect(await lot.getByRole("link").count()).toBe(0)
    const { auctions } = await ask<{ auctions: object[] }>("/store/auctions/mine?tab=selling")
    expect(auctions).toEqual([expect.objectContaining({ status: "draft", starting_price: 25, ends_at: null })])
  })

  test("whoever is not signed in is, and comes back with the amount", async () => {
    const id = await startLot(merchant, "humming-tops", { seconds: 600 })
    const { email } = await newCustomer(shop)
    const visitor = await visit(browser, "phone", shop.storefront)
    open.push(visitor)
    const { page } = visitor
    await page.goto(`/en/auctions/${id}`)
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByLabel(/^Your maximum/).fill("27.50")
    await page
      .locator("form")
      .filter({ has: page.getByLabel(/^Your maximum/) })
      .getByRole("button", { name: "Bid", exact: true })
      .click()
    await page.waitForURL(/sign-in\?next=/)
    await page.getByLabel("E-mail").fill(email)
    await page.getByLabel("Password").fill("correct horse battery")
    await page.getByRole("button", { name: "Sign in" }).click()
    await page.waitForURL(new RegExp(`/en/auctions/${id}`))
    expect(await page.getByLabel(/^Your maximum/).inputValue()).toBe("27.50")
  })

  test("a falling price falls on the page, and is bought at what it shows", async () => {
    const id = await startLot(merchant, "sunday-radio", {
      seconds: 600,
      format: "dutch",
      starting_price: 50,
      clock_decrement: 1,
      clock_step_seconds: 2,
      clock_floor: 10,
    })
    const { page, words } = await bidder("phone", "en")
    await page.goto(`/en/auctions/${id}`)
    const price = page.getByTestId("lot-price")
    const before = await price.textContent()
    await expect.poll(() => price.textContent()).not.toBe(before)
    await page.getByRole("button", { name: /^Buy at \$/ }).click()
    await page
      .getByTestId("sale")
      .getByRole("button", { name: words("pay") })
      .waitFor()
    await page.goto("/en/account/auctions")
    await page
      .getByTestId("sale")
      .getByRole("button", { name: words("pay") })
      .waitFor()
  })

  test("a sealed bid is seen by nobody else, and replaced by a higher one", async () => {
    const id = await startLot(merchant, "meridian-notebook", { seconds: 600, format: "sealed_second" })
    const { page, words } = await bidder("desktop", "en")
    await page.goto(`/en/auctions/${id}`)
    for (const amount of ["25", "31"]) {
      await page.getByLabel(/^Your bid/).fill(amount)
      await page.getByLabel(/^Your bid/).press("Enter")
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /^Confirm the bid/ })
        .click()
      await page.getByText(new RegExp(`Your sealed bid is \\$${amount}\\.00`)).waitFor()
    }
    const stranger = await visit(browser, "phone", shop.storefront)
    open.push(stranger)
    await stranger.page.goto(`/en/auctions/${id}`)
    await stranger.page.getByText(words("historySealed")).waitFor()
    expect(await stranger.page.locator("main").textContent()).not.toContain("31.00")
  })

  test("the lot's page sends little more of JavaScript than a product's", async () => {
    const id = await startLot(merchant, "brass-compass", { seconds: 600 })
    const [lot, product] = [
      await scriptBytes(browser, `${shop.storefront}/en/auctions/${id}`),
      await scriptBytes(browser, `${shop.storefront}/en/p/brass-compass`),
    ]
    expect(product).toBeGreaterThan(50_000)
    expect(lot - product).toBeLessThan(15_000)
  })
})

/** The trade's own texts; as far as their first value. */
function auctionWords(locale: "en" | "ar"): (key: string) => string {
  const words = wordsOf(locale)
  return (key) => words(`plugins.auctions.${key}`).split("{")[0] as string
}

async function endOf(id: string): Promise<string> {
  const response = await fetch(`${shop.storefront}/api/plugins/auctions/lots/${id}`)
  const { lot } = (await response.json()) as { lot: { ends_at: string } }
  return lot.ends_at
}

/** From the win to its order, in Arabic: whose it is, the shop knows already. */
async function checkOut(page: Page): Promise<void> {
  const words = wordsOf("ar")
  const press = (key: string) => page.getByRole("button", { name: words(`checkout.${key}`) }).click()
  await page.waitForURL(/\/ar\/checkout/)
  await page.getByText(apart).waitFor()
  await page.getByRole("radio", { name: /9 Saved Street/ }).check()
  await press("toDelivery")
  await page.getByRole("radio").first().check()
  await press("toPayment")
  await page.getByLabel(words("checkout.payments.pp_cash_on_delivery")).check()
  await press("toReview")
  await expectAccessible(page)
  await press("place")
  await page.waitForURL(/\/ar\/order\/order_/)
}
