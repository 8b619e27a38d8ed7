/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { newCustomer, signIn } from "./customer"
import { fillBag, WORDS } from "./guest"
import { merchantOf, sellOut } from "./merchant"
import { wordsOf } from "./words"

const shop = inject("shop")
const words = wordsOf("en")
const SOON = { timeout: 30_000 }

describe.skipIf(!hasBrowser)("a payment that takes the shopper elsewhere, or comes in parts", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone", country = "us") => {
    const visitor = await visit(browser, size, shop.storefront)
    await visitor.page.context().addCookies([{ name: "wk_country", value: country, url: shop.storefront }])
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

  const isPlaced = (page: Page) => page.waitForURL(/\/en\/order\/order_/, SOON)
  const choose = async (page: Page, way: string) => {
    await page.getByRole("radio", { name: way }).check()
    await page.getByRole("button", { name: WORDS.toReview }).click()
  }

  /** In Egypt, as a guest, to the gateway's page. */
  async function goToGateway(page: Page, handle?: string) {
    await fillBag(page, handle)
    await page.goto("/en/checkout")
    await page.getByLabel(WORDS.email).fill(`gateway-${crypto.randomUUID()}@wekala.test`)
    await page.getByRole("button", { name: WORDS.toAddress }).click()
    await page.getByLabel(WORDS.first).fill("Grace")
    await page.getByLabel(WORDS.last).fill("Guest")
    await page.getByLabel(WORDS.street).fill("1 Nile Street")
    await page.getByLabel(WORDS.city, { exact: false }).fill("Cairo")
    await page.getByLabel(WORDS.postal).fill("11511")
    await page.getByLabel(words("checkout.address.phone")).fill("01001234567")
    await page.getByRole("button", { name: WORDS.toDelivery }).click()
    await page.getByRole("radio").first().check()
    await page.getByRole("button", { name: WORDS.toPayment }).click()
    await goOn(page)
  }

  async function goOn(page: Page) {
    await page.getByText(words("checkout.testGateway")).first().waitFor()
    await choose(page, "Paymob")
    await page.getByRole("button", { name: words("checkout.payElsewhere") }).click()
    await page.waitForURL(/unifiedcheckout/, SOON)
  }

  const press = (page: Page, label: string) => page.getByRole("button", { name: label, exact: true }).click()

  test("declined at the gateway, a shopper is told so, tries again, and has the order", async () => {
    const { page } = await shopper("phone", "eg")
    await goToGateway(page)
    await press(page, "Decline (card)")
    await page.getByRole("heading", { name: words("checkout.result.failed") }).waitFor(SOON)
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole("link", { name: words("checkout.result.again") }).click()
    await goOn(page)
    await press(page, "Pay (card)")
    await isPlaced(page)
    await page.getByText(words("checkout.status.payment.captured")).waitFor()
  })

  test("the page that waits for a payment goes on by itself once it is made", async () => {
    const { page } = await shopper("desktop", "eg")
    await goToGateway(page)
    const gateway = page.url()
    await page.goto("/en/checkout/result")
    await page.getByRole("heading", { name: words("checkout.result.waiting") }).waitFor()
    await expectAccessible(page)
    const other = await page.context().newPage()
    await other.goto(gateway)
    await press(other, "Pay (card)")
    await isPlaced(page)
  })

  test("who paid for what was sold meanwhile is told that the money comes back", async () => {
    const handle = "felucca-puzzle"
    const { page } = await shopper("phone", "eg")
    await goToGateway(page, handle)
    const restock = await sellOut(await merchantOf(shop), handle)
    try {
      await press(page, "Pay (card)")
      await page.getByRole("heading", { name: words("checkout.result.returned") }).waitFor(SOON)
      await expectAccessible(page)
    } finally {
      await restock()
    }
  })

  test("a customer's wallet pays a part, and whoever brings the parcel gets the rest", async () => {
    const customer = await newCustomer(shop)
    await fillWallet(customer, 20)
    const { page } = await shopper("desktop")
    await signIn(page, customer.email)
    await fillBag(page)
    await page.goto("/en/checkout")
    await page.getByRole("radio", { name: /9 Saved Street/ }).check()
    await page.getByRole("button", { name: WORDS.toDelivery }).click()
    await page.getByRole("radio").first().check()
    await page.getByRole("button", { name: WORDS.toPayment }).click()
    await page.getByRole("checkbox", { name: /\$20\.00/ }).check()
    await expectAccessible(page)
    await choose(page, words("checkout.payments.pp_cash_on_delivery"))
    const chosen = page.getByTestId("step-payment")
    await chosen.getByText("$20.00").waitFor()
    await page.getByRole("button", { name: WORDS.place }).click()
    await isPlaced(page)
    const [order] = (
      await customer.ask<{ orders: { payment_collections: { payments: { amount: number }[] }[] }[] }>(
        "/store/orders?fields=*payment_collections.payments",
      )
    ).orders
    const paid = order?.payment_collections.flatMap(({ payments }) => payments.map(({ amount }) => amount)) ?? []
    expect(paid).toHaveLength(2)
    expect(paid).toContain(20)
  })

  /** A top-up, as a shopper asks for it and the merchant confirms. */
  async function fillWallet({ ask }: Awaited<ReturnType<typeof newCustomer>>, amount: number) {
    const merchant = await merchantOf(shop)
    const { top_up } = await ask<{ top_up: { id: string; payment_collection_id: string } }>("/store/wallet/top-ups", {
      amount: String(amount),
      currency_code: "usd",
    })
    await ask(`/store/payment-collections/${top_up.payment_collection_id}/payment-sessions`, { provider_id: "pp_bank_transfer" })
    await ask(`/store/wallet/top-ups/${top_up.id}/complete`, {})
    const { payments } = await merchant<{ payments: { id: string; payment_collection_id: string }[] }>(
      "/admin/payments?limit=20&order=-created_at&fields=id,payment_collection_id",
    )
    const payment = payments.find(({ payment_collection_id }) => payment_collection_id === top_up.payment_collection_id)
    await merchant(`/admin/payments/${payment?.id}/capture`, {})
    await expect
      .poll(async () => (await ask<{ wallets: { available: number }[] }>("/store/wallet")).wallets[0]?.available, SOON)
      .toBe(amount)
  }
})
