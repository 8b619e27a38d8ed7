import type { OverviewPanels } from "./slots"
import { listParts } from "./list-parts"

export const listOverviewPanels = () => listParts("overview", (id) => import(`./${id}/overview.ts`) as Promise<{ default: OverviewPanels }>)
