import type { StorefrontPlugin } from "../slots"
import { readStatementFile } from "./engine"
import { WalletPage } from "./wallet-page"
import { WalletPanel } from "./wallet-panel"

/** The wallet: balance, statement, top-ups and withdrawals among the pages of the account. */
export const wallet: StorefrontPlugin = {
  id: "wallet",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
  accountPanels: [WalletPanel],
  accountPages: [{ path: "wallet", label: "title", Page: WalletPage }],
  accountFiles: [{ path: "wallet/statement", read: readStatementFile }],
}
