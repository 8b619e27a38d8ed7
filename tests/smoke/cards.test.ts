/// <reference lib="dom" />
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { bankIn, CARDS, typeCard } from "./card"
import { newCustomer, signIn, storeOf } from "./customer"
import { fillBag, goToDelivery, WORDS } from "./guest"
import { wordsOf } from "./words"

const shop = inject("shop")
const words = wordsOf("en")
const payButton = (page: Page) => page.getByRole("button", { name: words("checkout.card.pay") })

/** From the choice of a delivery to the card's fields. */
async function goToCard(page: Page) {
  await page.getByRole("button", { name: WORDS.toPayment }).click()
  await page.getByLabel(words("checkout.payments.pp_stripe_stripe"), { exact: false }).first().check()
  await page.getByRole("button", { name: WORDS.toReview }).click()
  await payButton(page).waitFor()
}

const isPlaced = (page: Page) => page.waitForURL(/\/en\/order\/order_/, { timeout: 30_000 })

describe.skipIf(!hasBrowser)("paying by card", () => {
  let browser: Browser
  const open: Visitor[] = []
  const shopper = async (size: "desktop" | "phone") => {
    const visitor = await visit(browser, size, shop.storefront)
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

  test("a guest forgets a field, is declined, told why, and pays by another card; what is typed goes to the gateway alone", async () => {
    const { page } = await shopper("phone")
    const sentToShop: string[] = []
    page.on("request", (request) => {
      if (request.url().startsWith(shop.storefront)) sentToShop.push(`${request.url()} ${request.postData() ?? ""}`)
    })
    await fillBag(page)
    await goToDelivery(page, `card-${Date.now()}@wekala.test`)
    await goToCard(page)
    await page.getByText(words("checkout.testGateway")).waitFor()
    await expectNoSideways(page)
    await expectAccessible(page)
    await expect.poll(() => payButton(page).isEnabled()).toBe(true)
    await payButton(page).click()
    await page.getByText(words("checkout.card.mend")).waitFor()
    await typeCard(page, CARDS.short)
    await payButton(page).click()
    await page.getByText(words("checkout.card.declined.insufficient_funds")).waitFor()
    await typeCard(page, CARDS.pays)
    await payButton(page).dblclick()
    await isPlaced(page)
    expect(sentToShop.join().replace(/\s/g, "")).not.toContain("4242424242424242")
  })

  test("the bank asks: whoever refuses may try again, and whoever agrees has the order", async () => {
    const { page } = await shopper("desktop")
    await fillBag(page)
    await goToDelivery(page, `bank-${Date.now()}@wekala.test`)
    await goToCard(page)
    const bank = bankIn(page)
    await typeCard(page, CARDS.asks)
    await payButton(page).click()
    await bank.getByRole("button", { name: "Refuse" }).click()
    await page.getByText(words("checkout.card.declined.payment_intent_authentication_failure")).waitFor()
    await payButton(page).click()
    await bank.getByRole("button", { name: "Approve" }).click()
    await isPlaced(page)
  })

  test("a customer keeps a card, pays with it the next time, and has it removed", async () => {
    const { email } = await newCustomer(shop)
    const { page } = await shopper("desktop")
    await signIn(page, email)
    const buyAgain = async () => {
      await fillBag(page)
      // The bag's own button, which loads the checkout as a page of its own.
      await page.goto("/en/cart")
      await page.getByRole("link", { name: words("cart.checkout") }).click()
      await page.getByRole("button", { name: WORDS.toDelivery }).click()
      await page.getByRole("radio").first().check()
      await goToCard(page)
      await expect.poll(() => payButton(page).isEnabled()).toBe(true)
    }
    await buyAgain()
    await typeCard(page, CARDS.pays)
    await page.getByLabel(words("checkout.card.keep")).check()
    await payButton(page).click()
    await isPlaced(page)

    await buyAgain()
    expect(await page.getByLabel("Visa ending in 4242").isChecked()).toBe(true)
    await expectAccessible(page)
    await payButton(page).click()
    await isPlaced(page)

    await page.goto("/en/account/cards")
    await page.getByText("Visa ending in 4242").first().waitFor()
    await expectAccessible(page)
    await page.getByRole("button", { name: /Remove/ }).click()
    await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
    await page.getByText(words("account.cards.emptyTitle")).waitFor()
  })

  test("whoever closes the page while the bank has said yes comes back to the order", async () => {
    const { page, context } = await shopper("phone")
    await fillBag(page)
    await goToDelivery(page, `gone-${Date.now()}@wekala.test`)
    await goToCard(page)
    await typeCard(page, CARDS.pays)
    // The browser is gone before it can ask what became of it.
    await page.route(/\/checkout\/result/, (route) => route.abort())
    await payButton(page).click()
    const cart = (await context.cookies()).find(({ name }) => name.includes("cart"))?.value as string
    const ask = storeOf(shop)
    await expect
      .poll(
        async () => (await ask<{ cart: { completed_at: string | null } }>(`/store/carts/${cart}?fields=completed_at`)).cart.completed_at,
      )
      .toBeTruthy()
    await page.unroute(/\/checkout\/result/)
    await page.goto("/en/checkout")
    await isPlaced(page)
  })
})
