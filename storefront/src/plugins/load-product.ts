import type { ProductPanels } from "./slots"
import { listParts } from "./list-parts"

export const listProductPanels = () => listParts("product", (id) => import(`./${id}/product.ts`) as Promise<{ default: ProductPanels }>)
