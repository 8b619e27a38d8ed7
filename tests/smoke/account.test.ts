/// <reference lib="dom" />
import { readFileSync } from "node:fs"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest"
import { expectAccessible, expectNoSideways, hasBrowser, openBrowser, type Visitor, visit } from "./browser"
import { enterLogin, newCustomer, PASSWORD, signIn } from "./customer"
import { linkMailedTo } from "./mailbox"

const shop = inject("shop")

describe.skipIf(!hasBrowser)("an account", () => {
  let browser: Browser
  const open: Visitor[] = []
  const device = async (size: "phone" | "desktop" = "phone") => {
    const visitor = await visit(browser, size, shop.storefront)
    open.push(visitor)
    return visitor.page
  }

  beforeAll(async () => {
    browser = await openBrowser()
  })

  afterAll(async () => {
    await browser?.close()
    expect(open.flatMap(({ faults }) => faults)).toEqual([])
  })

  test("is opened in a language, and its address confirmed by a mail in it", async () => {
    const page = await device()
    const email = `amina-${crypto.randomUUID()}@wekala.test`
    await page.goto("/ar/account/register")
    await page.locator("[name=first_name]").fill("أمينة")
    await page.locator("[name=last_name]").fill("حسن")
    await page.locator("[name=email]").fill(email.toUpperCase())
    await page.locator("[name=password]").fill("short")
    await page.locator("main form button[type=submit]").click()
    await page.getByText("ثمانية أحرف على الأقل").waitFor()
    await page.locator("[name=password]").fill(PASSWORD)
    await page.locator("main form button[type=submit]").click()
    await page.waitForURL(/\/ar\/account$/)
    await page.goto("/ar/account/profile")
    await page.getByText("لم يُؤكَّد بعد").waitFor()
    const link = await linkMailedTo(shop, email, /هل هذا بريدك/)
    expect(link).toContain(`${shop.storefront}/ar/account/verify?code=`)
    await page.goto(link)
    await expectAccessible(page)
    await page.getByRole("button", { name: "نعم، هو بريدي" }).click()
    await page.getByText("تم تأكيد بريدك").waitFor()
    await page.goto("/ar/account/profile")
    await page.getByText("مؤكَّد", { exact: true }).waitFor()
    await page.goto(link)
    await page.getByRole("button", { name: "نعم، هو بريدي" }).click()
    await page.getByText("استُخدم هذا الرابط").waitFor()
  })

  test("shows where it is open, and is closed there", async () => {
    const { email } = await newCustomer(shop)
    const laptop = await device("desktop")
    await signIn(laptop, email)
    const phone = await device()
    await signIn(phone, email)
    await laptop.goto("/en/account/security")
    await laptop.getByText("This device").waitFor()
    await expectAccessible(laptop)
    // The two, and the program that made the account.
    expect(await laptop.getByRole("button", { name: /^Sign out (Chrome|Unknown)/ }).count()).toBe(2)
    await laptop.getByRole("button", { name: "Sign out everywhere else" }).click()
    await laptop.getByText("Only here.").waitFor()
    await phone.goto("/en/account/orders")
    await phone.waitForURL(/sign-in\?next=/)
  })

  test("gets another password, and nobody stays in with the old one", async () => {
    const { email } = await newCustomer(shop)
    const [page, other] = [await device(), await device()]
    for (const each of [page, other]) await signIn(each, email)
    await page.goto("/en/account/security")
    await expectNoSideways(page)
    await page.getByLabel("Current password").fill("not that one")
    await page.getByLabel("New password").fill("battery staple")
    await page.getByRole("button", { name: "Change the password" }).click()
    await page.getByText("This is not your password.").waitFor()
    await page.getByLabel("Current password").fill(PASSWORD)
    await page.getByLabel("New password").fill("battery staple")
    await page.getByRole("button", { name: "Change the password" }).click()
    await page.getByText("Your new password holds from now on").waitFor()
    // Here the session goes on; elsewhere it does not.
    await page.goto("/en/account/orders")
    await page.getByRole("heading", { name: "Your orders" }).waitFor()
    await other.goto("/en/account/orders")
    await other.waitForURL(/sign-in\?next=/)
    await linkMailedTo(shop, email, /password has been changed/)
  })

  test("is opened again by a mailed link when its password is forgotten", async () => {
    const { email } = await newCustomer(shop)
    const page = await device()
    await page.goto("/en/account/sign-in")
    await page.getByRole("link", { name: "Forgot your password?" }).click()
    await page.waitForURL(/forgot/)
    await page.getByLabel("E-mail").fill(email)
    await page.getByRole("button", { name: "Ask for a link" }).click()
    await page.getByText("a link is on its way to it").waitFor()
    const link = await linkMailedTo(shop, email, /Choose a new password/)
    await page.goto(link)
    await expectAccessible(page)
    await page.getByLabel("New password").fill("battery staple")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByText("All devices are signed out").waitFor()
    await page.goto(link)
    await page.getByLabel("New password").fill("another staple")
    await page.getByRole("button", { name: "Set the password" }).click()
    await page.getByText("This link has been used").waitFor()
    await enterLogin(page, email, "battery staple")
    await page.waitForURL(/\/en\/account$/)
  })

  test("chooses its mails, hands out its data, and is deleted for good", async () => {
    const { email } = await newCustomer(shop)
    const page = await device()
    await signIn(page, email)
    await page.goto("/en/account/privacy")
    await expectAccessible(page)
    await expectNoSideways(page)
    await page.getByLabel("Offers and news").check()
    await page.getByRole("button", { name: "Save" }).click()
    await page.getByText("Saved.").waitFor()
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download my data" }).click()])
    const data = JSON.parse(readFileSync(await download.path(), "utf8"))
    expect(data.account).toMatchObject({
      customer: { email, addresses: [{ address_1: "9 Saved Street" }] },
      preferences: { updates: true, news: true },
    })
    expect(data).toHaveProperty("wallet")

    await page.getByRole("button", { name: "Delete my account" }).click()
    const dialog = page.getByRole("alertdialog")
    await expectAccessible(page)
    await dialog.getByLabel("Current password").fill("not that one")
    await dialog.getByRole("button", { name: "Delete it for good" }).click()
    await dialog.getByText("This is not your password.").waitFor()
    await dialog.getByLabel("Current password").fill(PASSWORD)
    await dialog.getByRole("button", { name: "Delete it for good" }).click()
    await page.waitForURL(/\/en\/account\/deleted$/)
    await expectAccessible(page)
    await linkMailedTo(shop, email, /Your account is deleted/)
    await enterLogin(page, email)
    await page.getByText("E-mail or password is wrong.").waitFor()
  })
})
