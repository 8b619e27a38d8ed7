import type { StorefrontPlugin } from "../slots"
import { availableIn, OWN_PROVIDER, readStatementFile } from "./engine"

/** The wallet: balance, statement, top-ups and withdrawals among the pages of the account, and a way to pay. */
export const wallet: StorefrontPlugin = {
  id: "wallet",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
  // In the checkout, whose policy lets the card's frames in.
  pages: [
    { path: "checkout/top-up/:id", label: "topUpTitle" },
    { path: "checkout/top-up/:id/back", label: "topUpTitle" },
  ],
  accountPages: [{ path: "wallet", label: "title" }],
  parts: ["overview"],
  payments: [{ provider: OWN_PROVIDER, label: "title", text: "payText", short: "payShort", available: availableIn }],
  accountFiles: [{ path: "wallet/statement", read: readStatementFile }],
}
