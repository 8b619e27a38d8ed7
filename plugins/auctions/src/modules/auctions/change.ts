import type { Tx } from "@wekala/engine/kit"
import type { Auction } from "./entities"
import type { Lot } from "./lot"
import { type News, tell } from "./tell"

/** What a merchant, a timer or a sale may change of a lot, beside its bids. */
export type Change = Partial<
  Pick<Lot, "status" | "outcome" | "endsAt" | "plannedEndsAt" | "startsAt" | "hammerPrice" | "unitsSold" | "endedAt">
>

const COLUMNS: Record<keyof Change, keyof Auction> = {
  status: "status",
  outcome: "outcome",
  endsAt: "ends_at",
  plannedEndsAt: "planned_ends_at",
  startsAt: "starts_at",
  hammerPrice: "hammer_price",
  unitsSold: "units_sold",
  endedAt: "ended_at",
}

/** Changes a lot that the caller has locked, and tells everybody. Answers the lot as it is then. */
export async function change(tx: Tx, lot: Lot, now: Date, changes: Change, news: News): Promise<Lot> {
  const entries = Object.entries(changes) as [keyof Change, unknown][]
  const sets = entries.map(([key], index) => `${COLUMNS[key]} = $${index + 2}`)
  await tx.query(`UPDATE auction SET ${[...sets, "version = version + 1", "updated_at = now()"].join(", ")} WHERE id = $1`, [
    lot.id,
    ...entries.map(([, value]) => value),
  ])
  const changed = { ...lot, ...changes, version: lot.version + 1 }
  await tell(tx, changed, now, news)
  return changed
}
