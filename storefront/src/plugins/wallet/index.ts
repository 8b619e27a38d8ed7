import type { StorefrontPlugin } from "../slots"
import { availableIn, OWN_PROVIDER, readStatementFile } from "./engine"
import { WalletPage } from "./wallet-page"
import { WalletPanel } from "./wallet-panel"

/** The wallet: balance, statement, top-ups and withdrawals among the pages of the account, and a way to pay. */
export const wallet: StorefrontPlugin = {
  id: "wallet",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
  accountPanels: [WalletPanel],
  accountPages: [{ path: "wallet", label: "title", Page: WalletPage }],
  payments: [{ provider: OWN_PROVIDER, label: "title", text: "payText", short: "payShort", available: availableIn }],
  accountFiles: [{ path: "wallet/statement", read: readStatementFile }],
}
