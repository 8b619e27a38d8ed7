import type { StorefrontPlugin } from "../slots"
import { AccountAuctionsPage } from "./account-page"
import { AuctionsPanel } from "./account-panel"
import { AuctionsPage, auctionsMetadata } from "./auctions-page"
import { endpoints } from "./endpoints"
import { listLotPaths } from "./engine"
import { LiveLots } from "./home-section"
import { LotPage, lotMetadata } from "./lot-page"
import { ProductLots } from "./product-panel"
import { SellPage } from "./sell-page"

/** Auctions: lots that live while somebody looks, bids, wins and what becomes of them. */
export const auctions: StorefrontPlugin = {
  id: "auctions",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
  links: [{ href: "/auctions", label: "title" }],
  homeSections: [LiveLots],
  productPanels: [ProductLots],
  pages: [
    { path: "auctions", label: "title", Page: AuctionsPage, metadata: auctionsMetadata },
    { path: "auctions/:id", label: "lot", Page: LotPage, metadata: lotMetadata },
  ],
  accountPanels: [AuctionsPanel],
  accountPages: [
    { path: "auctions", label: "accountTitle", Page: AccountAuctionsPage },
    { path: "auctions/sell", label: "sell", Page: SellPage, isInner: true },
  ],
  lineNames: { "Buyer's premium": "premium" },
  endpoints,
  sitemap: listLotPaths,
}
