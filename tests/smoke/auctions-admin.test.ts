import { readFileSync } from "node:fs"
import type { Page } from "playwright-core"
import { expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, visit } from "./browser"
import { type Customer, newCustomer } from "./customer"
import { type AskAsMerchant, demoOf, merchantOf } from "./merchant"

const shop = inject("shop")
const MINUTE = 60_000
/** What these tests auction: no other test buys it. */
const PRODUCT = "Orbit Turntable"

test.skipIf(!hasBrowser)("a merchant runs a lot from its draft to its audit", async () => {
  const merchant = await merchantOf(shop)
  const [ada, ben] = await Promise.all([newCustomer(shop), newCustomer(shop)])
  const browser = await openBrowser()
  let lot = ""
  try {
    const { page, faults } = await visit(browser, "desktop", shop.engine)
    await signIn(page)

    lot = await draft(page)
    await page.getByRole("button", { name: "Schedule", exact: true }).click()
    const question = page.getByRole("alertdialog")
    await question.getByText("bidding opens at once").waitFor()
    await question.getByRole("button", { name: "Schedule" }).click()
    await page.getByText("Real time").waitFor()

    // Nobody touches the page meanwhile.
    await bid(ada, lot, 60)
    await figure(page, "Current price").filter({ hasText: "$20.00" }).waitFor()
    await bid(ben, lot, 45)
    await figure(page, "Current price").filter({ hasText: "$46.00" }).waitFor()
    await figure(page, "Leader").filter({ hasText: ada.email }).waitFor()
    await expectNoSideways(page)
    await expectAccessible(page, "main")

    await extend(page, merchant, lot)
    await retract(page, ben)
    await figure(page, "Current price").filter({ hasText: "$20.00" }).waitFor()

    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download CSV" }).click()])
    expect(file.suggestedFilename()).toBe(`auction-${lot}.csv`)
    const audit = readFileSync(await file.path(), "utf8")
    expect(audit).toContain(ben.email)
    expect(audit).toContain("Wrong by a zero")

    await seeElsewhere(page, merchant, lot)
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    if (lot) await merchant(`/admin/auctions/${lot}/cancel`, { reason: "The test is over" })
  }
})

test.skipIf(!hasBrowser)("a merchant looks after auctions on a phone", async () => {
  const merchant = await merchantOf(shop)
  const lot = await liveLot(merchant)
  const customer = await newCustomer(shop)
  const browser = await openBrowser()
  try {
    const { page, faults } = await visit(browser, "phone", shop.engine)
    await signIn(page)
    await page.goto("/app/auctions/live")
    const card = page.getByRole("listitem").filter({ has: page.locator(`a[href$="/auctions/${lot}"]`) })
    await card.getByText("No bids yet").waitFor()
    await bid(customer, lot, 30)
    await card.getByText("$20.00").waitFor()
    await card.getByText(customer.email).waitFor()
    for (const path of ["live", "calendar", lot, "create"]) {
      await page.goto(`/app/auctions/${path}`)
      await page.getByRole("heading", { level: 1 }).waitFor()
      await expect.poll(() => page.getByRole("status", { name: "Loading" }).count()).toBe(0)
      await expectNoSideways(page)
      await expectAccessible(page, "main")
    }
    expect(faults).toEqual([])
  } finally {
    await browser.close()
    await merchant(`/admin/auctions/${lot}/cancel`, { reason: "The test is over" })
  }
})

/** Fills in the editor, wrongly first, and saves. @returns the lot's id */
async function draft(page: Page): Promise<string> {
  await page.goto("/app/auctions/create")
  const product = page.getByRole("combobox", { name: "Product" })
  await product.fill(PRODUCT)
  await page.getByRole("option").filter({ hasText: PRODUCT }).first().waitFor()
  await product.press("Enter")
  await page.getByLabel(/^Starting price/).fill("20")
  await page.getByLabel(/^Reserve price/).fill("10")
  await page.getByLabel("Starts").fill(localTime(-MINUTE))
  await page.getByLabel("Ends").fill(localTime(60 * MINUTE))
  await page.getByRole("button", { name: "Save draft" }).click()
  await page.getByText("Must not be below the starting price").waitFor()
  await expectAccessible(page, "main")

  // Leaving asks first.
  await page.getByRole("link", { name: "Cancel" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Stay" }).click()
  await page.getByLabel(/^Reserve price/).fill("")
  await page.getByLabel(/^Title/).fill("A turntable for one bidder")
  await page.getByRole("list").filter({ hasText: "$21.00" }).first().waitFor()
  await page.getByRole("button", { name: "Save draft" }).click()
  await page.waitForURL(/\/app\/auctions\/auc_/)
  await page.getByRole("heading", { name: "A turntable for one bidder" }).waitFor()
  return new URL(page.url()).pathname.split("/").at(-1) as string
}

async function extend(page: Page, merchant: AskAsMerchant, lot: string): Promise<void> {
  const endOf = async () => Date.parse((await merchant<{ auction: { ends_at: string } }>(`/admin/auctions/${lot}`)).auction.ends_at)
  const before = await endOf()
  await page.getByRole("button", { name: "Extend" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("New end").fill(localTime(-60 * MINUTE))
  await dialog.getByRole("button", { name: "Continue" }).click()
  await dialog.getByText("Must be later than the end now").waitFor()
  await dialog.getByLabel("New end").fill(localTime(120 * MINUTE))
  await dialog.getByRole("button", { name: "Continue" }).click()
  await dialog.getByText("It cannot be moved back").waitFor()
  await dialog.getByRole("button", { name: "Extend" }).click()
  await page.getByText("The end has moved").first().waitFor()
  expect(await endOf()).toBeGreaterThan(before + 50 * MINUTE)
}

async function retract(page: Page, { email }: Customer): Promise<void> {
  const row = page.getByRole("row").filter({ hasText: email })
  await row.getByRole("button", { name: "Retract" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Reason").fill("Wrong by a zero")
  await expectAccessible(page, "[role=dialog]")
  await dialog.getByRole("button", { name: "Continue" }).click()
  await dialog.getByText("the price may fall").waitFor()
  await dialog.getByRole("button", { name: "Retract bid" }).click()
  await row.getByText("Retracted").waitFor()
  await row.getByText("Wrong by a zero").waitFor()
}

/** The same lot on the other pages that show it. */
async function seeElsewhere(page: Page, merchant: AskAsMerchant, lot: string): Promise<void> {
  const { auction } = await merchant<{ auction: { product: { id: string } } }>(`/admin/auctions/${lot}`)
  for (const path of ["auctions?view=live", "auctions/calendar?view=week", "auctions/live", `products/${auction.product.id}`]) {
    await page.goto(`/app/${path}`)
    await page.locator(`main a[href$="/auctions/${lot}"]:visible`).first().waitFor()
    if (!path.startsWith("auctions")) continue
    await expectNoSideways(page)
    await expectAccessible(page, "main")
  }
  await page.goto("/app/home")
  const desk = page.locator("main div").filter({ has: page.getByRole("heading", { name: /^Live auctions/ }) })
  await desk.locator('a[href*="/auctions/auc_"]').first().waitFor()
}

async function liveLot(merchant: AskAsMerchant): Promise<string> {
  const { products } = await merchant<{ products: { variants: { id: string }[] }[] }>(
    `/admin/products?q=${encodeURIComponent(PRODUCT)}&fields=variants.id`,
  )
  const { auction } = await merchant<{ auction: { id: string } }>("/admin/auctions", {
    variant_id: products[0]?.variants[1]?.id ?? products[0]?.variants[0]?.id,
    format: "english",
    currency_code: "usd",
    starting_price: 20,
  })
  const moment = (inMs: number) => new Date(Date.now() + inMs).toISOString()
  await merchant(`/admin/auctions/${auction.id}/schedule`, { starts_at: moment(-MINUTE), ends_at: moment(60 * MINUTE) })
  const statusOf = async () => (await merchant<{ auction: { status: string } }>(`/admin/auctions/${auction.id}`)).auction.status
  await expect.poll(statusOf).toBe("live")
  return auction.id
}

const bid = ({ ask }: Customer, lot: string, amount: number) => ask(`/store/auctions/${lot}/bids`, { amount })

/** A figure at the head of a lot's page. */
const figure = (page: Page, label: string) => page.locator("dl > div").filter({ has: page.getByText(label, { exact: true }) })

/** What a browser on this machine has in an input of day and time. */
function localTime(inMs: number): string {
  const date = new Date(Date.now() + inMs)
  return new Date(date.getTime() - date.getTimezoneOffset() * MINUTE).toISOString().slice(0, 16)
}

async function signIn(page: Page): Promise<void> {
  const { email, password } = demoOf(shop).admin
  await page.goto("/app/login")
  await page.locator("input[name=email]").fill(email)
  await page.locator("input[name=password]").fill(password)
  await page.locator("button[type=submit]").click()
  await page.waitForURL(/\/app\/(?!login)/)
}
