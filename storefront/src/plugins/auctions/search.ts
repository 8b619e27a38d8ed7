import type { DrawnHits } from "../slots"
import { FoundLots } from "./found-lots"

export default { auction: FoundLots } satisfies DrawnHits
