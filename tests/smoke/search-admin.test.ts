import { expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, visit } from "./browser"
import { demoOf } from "./merchant"

const shop = inject("shop")

test.skipIf(!hasBrowser)("a merchant has the search take words for the same, and shoppers find by them", async () => {
  const browser = await openBrowser()
  try {
    const { page, faults } = await visit(browser, "desktop", shop.engine)
    const { email, password } = demoOf(shop).admin
    await page.goto("/app/login")
    await page.locator("input[name=email]").fill(email)
    await page.locator("input[name=password]").fill(password)
    await page.locator("button[type=submit]").click()
    await page.waitForURL(/\/app\/(?!login)/)

    await page.goto("/app/search")
    const products = page.getByRole("row").filter({ hasText: "Products" })
    await products.getByText("Up to date").waitFor()
    await page.getByLabel("Words").fill("taperstick")
    await page.getByRole("button", { name: "Add" }).click()
    await expect.poll(() => page.getByLabel("Words").getAttribute("aria-invalid")).toBe("true")
    await page.getByLabel("Words").fill("taperstick, candle")
    await page.getByRole("button", { name: "Add" }).click()
    const remove = page.getByRole("button", { name: "Remove: candle, taperstick" })
    await remove.waitFor()
    await expectNoSideways(page)
    await expectAccessible(page, "main")

    const shopper = await visit(browser, "phone", shop.storefront)
    const find = async () => {
      await shopper.page.goto("/en/search?q=taperstick")
      return shopper.page.getByRole("link", { name: /Candle/ }).count()
    }
    await expect.poll(find).toBeGreaterThan(0)
    await remove.click()
    await remove.waitFor({ state: "detached" })
    await expect.poll(find).toBe(0)

    await products.getByRole("button", { name: /^Build anew/ }).click()
    await products.getByText("Up to date").waitFor()
    expect([...faults, ...shopper.faults]).toEqual([])
  } finally {
    await browser.close()
  }
})
