import type { DrawnPages } from "../slots"
import { AccountAuctionsPage } from "./account-page"
import { SellPage } from "./sell-page"

export default {
  auctions: { Page: AccountAuctionsPage },
  "auctions/sell": { Page: SellPage },
} satisfies DrawnPages
