import type { Page } from "playwright-core"
import { expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type SIZES, visit } from "./browser"
import { buy } from "./buy"
import { newCustomer } from "./customer"
import { demoOf, merchantOf } from "./merchant"

const shop = inject("shop")

test.skipIf(!hasBrowser).each<keyof typeof SIZES>(["desktop", "phone"])("a merchant sees what became of payments (%s)", async (size) => {
  const order = await buy(await newCustomer(shop), "meridian-notebook", 1)
  const merchant = await merchantOf(shop)
  const { order: bought } = await merchant<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
    `/admin/orders/${order}?fields=payment_collections.payments.id`,
  )
  await merchant(`/admin/payments/${bought.payment_collections[0]?.payments[0]?.id}/capture`, {})

  const browser = await openBrowser()
  try {
    const { page, faults } = await visit(browser, size, shop.engine)
    await signIn(page)

    await page.goto(`/app/orders/${order}`)
    const timeline = page.getByRole("listitem").filter({ hasText: /Payment begun|Authorised|Captured|Refunded/ })
    await expect.poll(() => timeline.count()).toBe(3)
    await expectNoSideways(page)

    await page.getByRole("button", { name: "Give money back" }).click()
    const dialog = page.getByRole("alertdialog")
    const amount = dialog.getByLabel(/^Amount/)
    await amount.fill("100000")
    await dialog.getByText(/at most/).waitFor()
    await amount.fill("5")
    await expectAccessible(page, "[role=alertdialog]")
    await dialog.getByRole("button", { name: "Give back" }).click()
    await page.getByText(/^Given back: .*5\.00/).waitFor()
    await timeline.filter({ hasText: "Refunded" }).waitFor()

    await page.goto("/app/payments")
    await page.getByRole("heading", { name: "Payment reports" }).waitFor()
    const today = new Date().toISOString().slice(0, 10)
    await page.getByLabel("Day").fill(today)
    await page.getByRole("button", { name: "Make report" }).click()
    const row = page.getByRole("row").filter({ has: page.locator(`a[href$="/payments/days/${today}"]`) })
    await row.getByText("Agrees").waitFor()
    await expectNoSideways(page)
    await expectAccessible(page, "main")
    await row.getByRole("link").click()
    await page.getByRole("heading", { name: "Totals" }).waitFor()
    await page.getByText("All books agree").waitFor()
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()])
    expect(file.suggestedFilename()).toBe(`payments-${today}.csv`)
    await expectNoSideways(page)
    await expectAccessible(page, "main")

    await page.goto("/app/payments/webhooks")
    // Or what other tests of this shop have paid by.
    await page.getByText("Nothing has been told yet").or(page.getByRole("row").nth(1)).first().waitFor()
    await expectNoSideways(page)
    await expectAccessible(page, "main")
    expect(faults).toEqual([])
  } finally {
    await browser.close()
  }
})

async function signIn(page: Page): Promise<void> {
  const { email, password } = demoOf(shop).admin
  await page.goto("/app/login")
  await page.locator("input[name=email]").fill(email)
  await page.locator("input[name=password]").fill(password)
  await page.locator("button[type=submit]").click()
  await page.waitForURL(/\/app\/(?!login)/)
}
