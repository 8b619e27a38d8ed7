import type { DrawnPages } from "../slots"
import { WalletPage } from "./wallet-page"

export default { wallet: { Page: WalletPage } } satisfies DrawnPages
