import { auctions } from "./auctions"
import { wallet } from "./wallet"
import type { StorefrontPlugin } from "./slots"

/** The trades of this shop, in the order in which their parts appear. Removing a line removes the trade. */
export const plugins: readonly StorefrontPlugin[] = [auctions, wallet]
