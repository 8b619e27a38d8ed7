import type { ProductPanels } from "./slots"
import { listParts } from "./list-parts"

export const listProductPanels = () =>
  listParts("product", (id) => import(/* turbopackOptional: true */ `./${id}/product.ts`) as Promise<{ default: ProductPanels }>)
