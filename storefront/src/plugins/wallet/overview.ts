import type { OverviewPanels } from "../slots"
import { WalletPanel } from "./wallet-panel"

export default [WalletPanel] satisfies OverviewPanels
