import type { OverviewPanels } from "../slots"
import { AuctionsPanel } from "./account-panel"

export default [AuctionsPanel] satisfies OverviewPanels
