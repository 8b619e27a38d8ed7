/// <reference lib="dom" />
import type { Browser, BrowserContext, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { type Customer, newCustomer, signIn, storeOf } from "./customer"

const shop = inject("shop")

interface Cart {
  id: string
  items: { id: string; quantity: number; product_title: string; metadata: Record<string, unknown> | null }[]
}

const KETTLE = "heron-gooseneck-kettle"
const COMPASS = "brass-compass"

async function add(page: Page, handle: string, times = 1) {
  for (let time = 0; time < times; time++) {
    await page.goto(`/en/p/${handle}`)
    await page.getByRole("button", { name: "Add to bag" }).click()
    await page.getByText("It is in your bag.").waitFor()
  }
}

const cookieOf = async (context: BrowserContext, name: string) =>
  (await context.cookies()).find((cookie) => cookie.name === name)?.value ?? ""

describe.skipIf(!hasBrowser)("the bag of a customer", () => {
  let browser: Browser
  const open: Visitor[] = []
  const device = async () => {
    const visitor = await visit(browser, "desktop", shop.storefront)
    open.push(visitor)
    return visitor
  }
  /** What is in the bag that the customer's account names, by the product's name. */
  const bagOf = async ({ ask }: Customer) => {
    const { customer } = await ask<{ customer: { metadata: { cart_id?: string } | null } }>("/store/customers/me")
    const { cart } = await ask<{ cart: Cart }>(`/store/carts/${customer.metadata?.cart_id}`)
    return { cart, counts: Object.fromEntries(cart.items.map((item) => [item.product_title, item.quantity])) }
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test("is on their other devices at once, without signing out here", async () => {
    const customer = await newCustomer(shop)
    const [phone, laptop] = [await device(), await device()]
    await signIn(laptop.page, customer.email)
    await signIn(phone.page, customer.email)
    await add(phone.page, KETTLE)
    await laptop.page.goto("/en/cart")
    await expect.poll(() => laptop.page.getByTestId("cart-item").count()).toBe(1)
    await add(laptop.page, COMPASS)
    await phone.page.goto("/en/cart")
    await expect.poll(() => phone.page.getByTestId("cart-item").count()).toBe(2)
    expect(await cookieOf(phone.context, "wk_cart")).toBe(await cookieOf(laptop.context, "wk_cart"))
  })

  test("gets what was chosen before signing in: once, whenever that broke off and was done again", async () => {
    const customer = await newCustomer(shop)
    const laptop = await device()
    await signIn(laptop.page, customer.email)
    await add(laptop.page, KETTLE)
    const { cart: own } = await bagOf(customer)

    const phone = await device()
    await add(phone.page, KETTLE, 2)
    await add(phone.page, COMPASS)
    const guestId = await cookieOf(phone.context, "wk_cart")
    /** The answer to the sign-in never came: this browser still has what a guest's has. */
    const forgetAnswer = async () => {
      await phone.context.clearCookies({ name: "wk_token" })
      await phone.context.clearCookies({ name: "wk_cart" })
      await phone.context.addCookies([{ name: "wk_cart", value: guestId, url: shop.storefront }])
    }
    await signIn(phone.page, customer.email)
    const joined = (await bagOf(customer)).counts
    expect(Object.values(joined).sort()).toEqual([1, 3])
    expect(await cookieOf(phone.context, "wk_cart")).toBe(own.id)

    await forgetAnswer()
    await signIn(phone.page, customer.email)
    expect((await bagOf(customer)).counts).toEqual(joined)

    // It broke off between the notes and the moves: neither the kettles nor the compass have arrived yet.
    const { cart } = await bagOf(customer)
    const [kettle, compass] = [3, 1].map((count) => cart.items.find(({ quantity }) => quantity === count))
    await customer.ask(`/store/carts/${own.id}/line-items/${kettle?.id}`, { quantity: 1 })
    await fetch(`${shop.engine}/store/carts/${own.id}/line-items/${compass?.id}`, {
      method: "DELETE",
      headers: { "x-publishable-api-key": shop.publishableKey },
    })
    await forgetAnswer()
    await signIn(phone.page, customer.email)
    expect((await bagOf(customer)).counts).toEqual(joined)

    // What the guest adds after the first try comes along, and the customer's own lines bear no notes.
    await forgetAnswer()
    await add(phone.page, COMPASS)
    await signIn(phone.page, customer.email)
    const { cart: last, counts } = await bagOf(customer)
    expect(Object.values(counts).sort()).toEqual([2, 3])
    expect(last.items.every(({ metadata }) => Object.keys(metadata ?? {}).length === 0)).toBe(true)
    // The guest's bag, which nobody looks at any more, has kept its own.
    const { cart: left } = await storeOf(shop)<{ cart: Cart }>(`/store/carts/${guestId}`)
    expect(left.items.length).toBeGreaterThan(0)
  })

  test("becomes theirs whole when they had none", async () => {
    const customer = await newCustomer(shop)
    const { page, context } = await device()
    await add(page, KETTLE)
    const guestId = await cookieOf(context, "wk_cart")
    await signIn(page, customer.email)
    expect((await bagOf(customer)).cart.id).toBe(guestId)
  })
})
