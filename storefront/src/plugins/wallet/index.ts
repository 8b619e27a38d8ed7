import type { StorefrontPlugin } from "../slots"

/** The wallet: balance, statement and top-up among the pages of the account. */
export const wallet: StorefrontPlugin = {
  id: "wallet",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
}
