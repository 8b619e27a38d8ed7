import { expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, visit } from "./browser"
import { merchantOf } from "./merchant"
import { buy } from "./buy"
import { enterLogin, newCustomer, PASSWORD } from "./customer"

const shop = inject("shop")

interface Line {
  id: string
  quantity: number
}

test.skipIf(!hasBrowser)("what was shipped a customer sends back, and the merchant sees it", async () => {
  const customer = await newCustomer(shop)
  const order = await buy(customer, "meridian-notebook", 2)
  const merchant = await merchantOf(shop)
  await ship(merchant, order)

  const browser = await openBrowser()
  try {
    const { page, faults } = await visit(browser, "phone", shop.storefront)
    await enterLogin(page, customer.email, PASSWORD, "en", `/account/orders/${order}/return`)
    await page.getByRole("combobox", { name: /How many/ }).waitFor()
    await expectNoSideways(page)
    await expectAccessible(page)
    await page.getByRole("combobox", { name: /How many/ }).selectOption("1")
    await page.getByRole("combobox", { name: /Why/ }).selectOption({ label: "Changed my mind" })
    await page.getByRole("button", { name: "Ask for the return" }).click()
    await page.getByText("Your return is registered.").waitFor()
    // One of the two is left to send back.
    await page.goto(`/en/account/orders/${order}/return`)
    await expect
      .poll(() =>
        page
          .getByRole("combobox", { name: /How many/ })
          .locator("option")
          .count(),
      )
      .toBe(2)
    await page.goto(`/ar/account/orders/${order}/return`)
    expect(await page.locator("select").last().locator("option").allTextContents()).toContain("غيّرت رأيي")
    // Signed in, its owner reads the order's page whole.
    await page.goto(`/en/order/${order}`)
    await page.getByText("1 Main Street").waitFor()
    expect(faults).toEqual([])
  } finally {
    await browser.close()
  }
  const { returns } = await merchant<{ returns: { status: string; items: Line[] }[] }>(
    `/admin/returns?order_id=${order}&fields=status,*items`,
  )
  expect(returns).toMatchObject([{ status: "requested", items: [{ quantity: 1 }] }])
})

async function ship(ask: Awaited<ReturnType<typeof merchantOf>>, order: string): Promise<void> {
  const path = `/admin/orders/${order}`
  const read = () => ask<{ order: { items: Line[]; fulfillments: { id: string }[] } }>(`${path}?fields=*items,*fulfillments`)
  const items = (await read()).order.items.map(({ id, quantity }) => ({ id, quantity }))
  await ask(`${path}/fulfillments`, { items, no_notification: true })
  const [fulfillment] = (await read()).order.fulfillments
  await ask(`${path}/fulfillments/${fulfillment?.id}/shipments`, { items, no_notification: true })
}
