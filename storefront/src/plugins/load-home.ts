import type { HomeSections } from "./slots"
import { listParts } from "./list-parts"

// A page's scripts are those of all that its code can reach. So each kind of part is loaded by a file of its own,
// and nothing that every page reaches names one.
export const listHomeSections = () => listParts("home", (id) => import(`./${id}/home.ts`) as Promise<{ default: HomeSections }>)
