/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type SIZES, type Visitor, visit } from "./browser"
import { newCustomer, signIn } from "./customer"
import { merchantOf } from "./merchant"
import { wordsOf } from "./words"

const shop = inject("shop")
const SIZES_TO_TRY = ["phone", "desktop"] as const

/** From the shop's front door to a kettle in the bag: by a category, and by a search. */
async function browseToBag(
  page: Page,
  locale: "en" | "ar",
  size: keyof typeof SIZES,
  { category, found, name }: Record<"category" | "found" | "name", string>,
) {
  const words = wordsOf(locale)
  await page.goto(`/${locale}`)
  await page.getByRole("main").getByRole("link", { name: category }).first().click()
  await page.getByTestId("product").first().waitFor()
  if (size === "desktop") {
    await page
      .getByRole("combobox", { name: words("search.label") })
      .first()
      .fill(found)
    await page.keyboard.press("Enter")
  } else {
    await page.goto(`/${locale}/search?q=${encodeURIComponent(found)}`)
  }
  await page.waitForURL(/\/search\?q=/)
  await page.getByTestId("product").getByRole("link", { name }).click()
  await page.getByRole("heading", { level: 1, name }).waitFor()
  await page.getByRole("button", { name: words("product.add") }).click()
  await page.getByRole("link", { name: words("product.toBag") }).click()
  // The bag speaks the shopper's language too.
  await page.getByTestId("cart-item").getByText(name).waitFor()
  await page.getByRole("link", { name: words("cart.checkout") }).click()
}

/** From the delivery to the order. */
async function deliverPayPlace(page: Page, locale: "en" | "ar") {
  const words = wordsOf(locale)
  const press = (key: string) => page.getByRole("button", { name: words(`checkout.${key}`) }).click()
  await page.getByRole("radio").first().check()
  await press("toPayment")
  await page.getByLabel(words("checkout.payments.pp_cash_on_delivery")).check()
  await press("toReview")
  await expectNoSideways(page)
  await expectAccessible(page)
  await press("place")
  await page.waitForURL(new RegExp(`/${locale}/order/order_`))
  await page.getByRole("heading", { level: 1 }).waitFor()
}

describe.skipIf(!hasBrowser)("the whole way", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone") => {
    const visitor = await visit(browser, size, shop.storefront)
    open.push(visitor)
    return visitor
  }
  const ordersOf = async (email: string) => {
    const ask = await merchantOf(shop)
    const path = `/admin/orders?q=${encodeURIComponent(email)}&fields=email,currency_code,locale,*shipping_address&limit=20`
    const { orders } = await ask<{
      orders: { email: string; currency_code: string; shipping_address: { address_1: string; postal_code: string } }[]
    }>(path)
    return orders.filter((order) => order.email === email)
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test.each(SIZES_TO_TRY)("in Arabic on a %s: a guest looks around, searches, and buys", async (size) => {
    const { page } = await shopper(size)
    const words = wordsOf("ar")
    const email = `arabic-${size}-${Date.now()}@wekala.test`
    await browseToBag(page, "ar", size, { category: "القهوة والشاي", found: "غلاية", name: "غلاية البلشون" })
    expect(await page.getAttribute("html", "dir")).toBe("rtl")
    await page.getByLabel(words("checkout.email")).fill(email)
    await page.getByRole("button", { name: words("checkout.toAddress") }).click()
    const fields = {
      first_name: "منى",
      last_name: "السيد",
      address_1: "١٢ شارع طلعت حرب",
      city: "القاهرة",
      postal_code: "١١٥١١",
      phone: "٠١٠٠١٢٣٤٥٦٧",
    }
    for (const [field, value] of Object.entries(fields)) await page.getByLabel(words(`checkout.address.${field}`)).fill(value)
    await page.getByRole("button", { name: words("checkout.toDelivery") }).click()
    await deliverPayPlace(page, "ar")
    // Digits are kept as a courier's machine reads them.
    const [order, ...others] = await ordersOf(email)
    expect(others).toEqual([])
    expect(order).toMatchObject({ currency_code: "egp", shipping_address: { postal_code: "11511" } })
  })

  test.each(SIZES_TO_TRY)("on a %s: a customer buys, to the address that the account has", async (size) => {
    const customer = await newCustomer(shop)
    const { page } = await shopper(size)
    const words = wordsOf("en")
    await signIn(page, customer.email)
    await browseToBag(page, "en", size, { category: "Coffee & Tea", found: "kettle", name: "Heron Kettle" })
    await page.getByRole("radio", { name: /9 Saved Street/ }).check()
    await page.getByRole("button", { name: words("checkout.toDelivery") }).click()
    await deliverPayPlace(page, "en")
    const orders = await ordersOf(customer.email)
    expect(orders.map(({ shipping_address }) => shipping_address.address_1)).toEqual(["9 Saved Street"])
    await page.goto("/en/account/orders")
    await page
      .getByText(/^Order \d+$/)
      .first()
      .waitFor()
  })

  test.each(SIZES_TO_TRY)("on a %s: a customer fills the wallet, sees it wait, and finds it in the statement", async (size) => {
    const customer = await newCustomer(shop)
    const { page } = await shopper(size)
    const words = wordsOf("en")
    await signIn(page, customer.email)
    await page.getByRole("link", { name: "Wallet", exact: true }).first().click()
    await page.getByRole("heading", { level: 1, name: "Wallet" }).waitFor()
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Top up" }) })
    await form.getByLabel("Amount").fill("120.50")
    await form.getByLabel("Currency").selectOption("usd")
    await form.getByLabel(words("plugins.wallet.payWith")).selectOption({ label: words("plugins.wallet.providerTransfer") })
    await form.getByRole("button", { name: "Top up" }).click()
    // It waits for the merchant.
    await page.getByText("$120.50").first().waitFor()
    const { top_ups } = await customer.ask<{ top_ups: { status: string; amount: number }[] }>("/store/wallet/top-ups")
    expect(top_ups).toMatchObject([{ amount: 120.5, status: "pending" }])
    await expectNoSideways(page)
    await expectAccessible(page)
  })
})
