import type { StorefrontPlugin } from "../slots"
import { endpoints } from "./endpoints"
import { listLotPaths } from "./engine"

/** Auctions: lots that live while somebody looks, bids, wins and what becomes of them. */
export const auctions: StorefrontPlugin = {
  id: "auctions",
  messages: async (locale) => (await import(`./messages/${locale}.json`)).default,
  links: [{ href: "/auctions", label: "title" }],
  pages: [
    { path: "auctions", label: "title" },
    { path: "auctions/:id", label: "lot" },
  ],
  accountPages: [
    { path: "auctions", label: "accountTitle" },
    { path: "auctions/sell", label: "sell", isInner: true },
  ],
  parts: ["home", "product", "overview"],
  partTexts: ["daysLeft"],
  searches: [{ kind: "auction", label: "title", one: "lot", href: ({ id }) => `/auctions/${id}` }],
  lineNames: { "Buyer's premium": "premium" },
  endpoints,
  sitemap: listLotPaths,
}
