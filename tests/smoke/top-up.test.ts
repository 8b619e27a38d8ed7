/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { bankIn, CARDS, typeCard } from "./card"
import { type Customer, newCustomer, signIn } from "./customer"
import { wordsOf } from "./words"

const shop = inject("shop")
type Locale = "en" | "ar"
const SOON = { timeout: 30_000 }

describe.skipIf(!hasBrowser)("a wallet that is filled by a gateway", () => {
  let browser: Browser
  const open: Visitor[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  /** Signed in, and at the wallet. */
  async function shopper(size: "desktop" | "phone", locale: Locale, customer: Customer) {
    const visitor = await visit(browser, size, shop.storefront)
    open.push(visitor)
    await signIn(visitor.page, customer.email, locale)
    await visitor.page.goto(`/${locale}/account/wallet`)
    return visitor
  }

  async function begin(page: Page, locale: Locale, currency: string, way: string) {
    const words = wordsOf(locale)
    const button = { name: words("plugins.wallet.topUpSubmit"), exact: true }
    const form = page.locator("form").filter({ has: page.getByRole("button", button) })
    await form.getByLabel(words("plugins.wallet.amount")).fill("40")
    await form.getByLabel(words("plugins.wallet.currency")).selectOption(currency)
    const ways = form.getByLabel(words("plugins.wallet.payWith"))
    await ways.selectOption({ value: way })
    await form.getByRole("button", button).click()
  }

  const payButton = (page: Page, locale: Locale) =>
    page
      .locator("form")
      .filter({ has: page.getByTestId("card-fields") })
      .getByRole("button", { name: wordsOf(locale)("plugins.wallet.topUpSubmit") })
  const balance = (page: Page, currency: string, locale: Locale) =>
    page
      .waitForURL(new RegExp(`/${locale}/account/wallet\\?.*topped_up=1`), SOON)
      .then(() => page.getByTestId(`balance-${currency}`).textContent())
  const topUpsOf = async ({ ask }: Customer) =>
    (await ask<{ top_ups: { status: string; amount: number }[] }>("/store/wallet/top-ups?order=-created_at")).top_ups.map(
      ({ status }) => status,
    )

  test.each([
    ["phone", "en"],
    ["desktop", "ar"],
  ] as const)("on a %s, in %s: by card; declined at first, asked by the bank, and the money is there", async (size, locale) => {
    const customer = await newCustomer(shop)
    const words = wordsOf(locale)
    const { page } = await shopper(size, locale, customer)
    await begin(page, locale, "usd", "pp_stripe_stripe")
    await page.getByRole("heading", { level: 1, name: words("plugins.wallet.topUpTitle") }).waitFor(SOON)
    await expect.poll(() => payButton(page, locale).isEnabled(), SOON).toBe(true)
    await expectNoSideways(page)
    await expectAccessible(page)
    await typeCard(page, CARDS.short)
    await payButton(page, locale).click()
    await page.getByText(words("checkout.card.declined.insufficient_funds")).waitFor()
    await typeCard(page, CARDS.asks)
    await page.getByLabel(words("checkout.card.keep")).check()
    await payButton(page, locale).click()
    await bankIn(page).getByRole("button", { name: "Approve" }).click()
    expect(await balance(page, "usd", locale)).toContain("40")
    await page.getByText(words("plugins.wallet.toppedUp")).waitFor()
    await expectAccessible(page)
    expect((await customer.ask<{ cards: unknown[] }>("/store/account/cards")).cards).toHaveLength(1)
    expect(await topUpsOf(customer)).toEqual(["completed"])
  })

  test("by a gateway's page: without a phone number it says so; declined there, tried again, and the money is there", async () => {
    const customer = await newCustomer(shop)
    const locale = "en"
    const words = wordsOf(locale)
    const { page } = await shopper("phone", locale, customer)
    await begin(page, locale, "egp", "pp_paymob_paymob")
    await page.getByText(words("plugins.wallet.needsPhone")).waitFor(SOON)
    await customer.ask("/store/customers/me", { phone: "+201001234567" })
    await begin(page, locale, "egp", "pp_paymob_paymob")
    await page.waitForURL(/unifiedcheckout/, SOON)
    // Looks at the wallet once more, and wishes the same again.
    await page.goBack()
    await begin(page, locale, "egp", "pp_paymob_paymob")
    await page.waitForURL(/unifiedcheckout/, SOON)
    await page.getByRole("button", { name: "Decline (card)", exact: true }).click()
    await page.getByText(words("checkout.result.failed")).waitFor(SOON)
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole("button", { name: words("plugins.wallet.payNow") }).click()
    await page.waitForURL(/unifiedcheckout/, SOON)
    await page.getByRole("button", { name: "Pay (card)", exact: true }).click()
    expect(await balance(page, "egp", locale)).toContain("40")
    const [last, ...before] = await topUpsOf(customer)
    expect(last).toBe("completed")
    // Gone back to, the page may have been drawn anew: then it was another.
    expect(before).toContain("cancelled")
  })

  test("left unpaid it waits in the wallet, where it can be gone on with or given up", async () => {
    const customer = await newCustomer(shop)
    const words = wordsOf("en")
    const { page } = await shopper("desktop", "en", customer)
    await begin(page, "en", "usd", "pp_stripe_stripe")
    await page.getByRole("heading", { level: 1, name: words("plugins.wallet.topUpTitle") }).waitFor(SOON)
    await page.goto("/en/account/wallet")
    await page.getByRole("link", { name: words("plugins.wallet.payNow") }).click()
    await page.getByRole("heading", { level: 1, name: words("plugins.wallet.topUpTitle") }).waitFor(SOON)
    const address = page.url()
    await page.goto("/en/account/wallet")
    await expectAccessible(page)
    await page
      .getByRole("listitem")
      .filter({ has: page.getByText(words("plugins.wallet.notPaid")) })
      .getByRole("button", { name: words("plugins.wallet.cancel") })
      .click()
    await page.getByText(words("plugins.wallet.notPaid")).waitFor({ state: "detached" })
    expect(await topUpsOf(customer)).toEqual(["cancelled"])
    await page.goto(address)
    await page.getByText(words("plugins.wallet.topUpEnded")).waitFor()
    await expectAccessible(page)
  })

  test("of somebody else there is no page", async () => {
    const [owner, other] = [await newCustomer(shop), await newCustomer(shop)]
    const { top_up } = await owner.ask<{ top_up: { id: string } }>("/store/wallet/top-ups", { amount: "5", currency_code: "usd" })
    const { page } = await shopper("desktop", "en", other)
    for (const end of ["", "/back"]) expect((await page.goto(`/en/checkout/top-up/${top_up.id}${end}`))?.status()).toBe(404)
    await page.context().clearCookies()
    await page.goto(`/en/checkout/top-up/${top_up.id}`)
    await page.waitForURL(/account\/sign-in\?next=/)
  })
})
