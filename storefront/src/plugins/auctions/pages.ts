import type { DrawnPages } from "../slots"
import { AuctionsPage, auctionsMetadata } from "./auctions-page"
import { LotPage, lotMetadata } from "./lot-page"

export default {
  auctions: { Page: AuctionsPage, metadata: auctionsMetadata },
  "auctions/:id": { Page: LotPage, metadata: lotMetadata },
} satisfies DrawnPages
