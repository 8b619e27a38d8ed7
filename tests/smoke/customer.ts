import type { Page } from "playwright-core"
import type { Shop } from "./start-shop"
import { wordsOf } from "./words"

export const PASSWORD = "correct horse battery"

/** A customer who shops in this test only. */
export interface Customer {
  readonly email: string
  /** Asks the store API as this customer; with a body it is a POST. */
  readonly ask: <T = unknown>(path: string, body?: object) => Promise<T>
}

const ADDRESS = {
  first_name: "Nadia",
  last_name: "Test",
  address_1: "9 Saved Street",
  city: "Austin",
  postal_code: "78701",
  province: "us-tx",
  country_code: "us",
}

/** Asks the store API as a shopper does, or a customer with the token. */
export function storeOf({ engine, publishableKey }: Pick<Shop, "engine" | "publishableKey">, token?: string) {
  return async <T>(path: string, body?: object): Promise<T> => {
    const headers = {
      "content-type": "application/json",
      "x-publishable-api-key": publishableKey,
      ...(token && { authorization: `Bearer ${token}` }),
    }
    const response = await fetch(`${engine}${path}`, { headers, ...(body && { method: "POST", body: JSON.stringify(body) }) })
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
}

/** Registers one, with an address in the United States. */
export async function newCustomer(shop: Pick<Shop, "engine" | "publishableKey">): Promise<Customer> {
  const email = `shopper-${crypto.randomUUID()}@wekala.test`
  const login = { email, password: PASSWORD }
  const guest = storeOf(shop)
  const { token } = await guest<{ token: string }>("/auth/customer/emailpass/register", login)
  await storeOf(shop, token)("/store/customers", { email, first_name: "Nadia", last_name: "Test" })
  const session = await guest<{ token: string }>("/auth/customer/emailpass", login)
  const ask = storeOf(shop, session.token)
  await ask("/store/customers/me/addresses", ADDRESS)
  return { email, ask }
}

/** Signs in on the page's browser. */
export async function signIn(page: Page, email: string, locale: "en" | "ar" | "fr" = "en"): Promise<void> {
  await enterLogin(page, email, PASSWORD, locale)
  await page.waitForURL(new RegExp(`/${locale}/account$`))
}

/** Fills in the sign-in form and sends it, whatever comes of it. @param next where to go then */
export async function enterLogin(
  page: Page,
  email: string,
  password = PASSWORD,
  locale: "en" | "ar" | "fr" = "en",
  next = "",
): Promise<void> {
  const words = wordsOf(locale)
  await page.goto(`/${locale}/account/sign-in${next && `?next=${next}`}`)
  await page.getByLabel(words("account.fields.email")).fill(email)
  await page.getByLabel(words("account.fields.password")).fill(password)
  await page.getByRole("button", { name: words("account.signIn.submit") }).click()
}
