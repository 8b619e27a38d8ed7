import type { HomeSections } from "./slots"
import { listParts } from "./list-parts"

// A page's scripts are those of all that its code can reach. So each kind of part is loaded by a file of its own,
// and nothing that every page reaches names one. None may be there: a shop may have no such trade.
export const listHomeSections = () =>
  listParts("home", (id) => import(/* turbopackOptional: true */ `./${id}/home.ts`) as Promise<{ default: HomeSections }>)
