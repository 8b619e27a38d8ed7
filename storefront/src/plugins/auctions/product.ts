import type { ProductPanels } from "../slots"
import { ProductLots } from "./product-panel"

export default [ProductLots] satisfies ProductPanels
