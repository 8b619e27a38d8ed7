import { container } from "@medusajs/framework"
import { queryRows } from "@wekala/engine/kit"
import type { Auction } from "../entities"
import { readLot } from "../lot"
import { auctionsOf } from "../resolve"
import { type AuctionState, stateOf } from "../view"

/** How a lot stands at this moment, by the database's clock; undefined for one that nobody may see. */
export async function readState(id: string): Promise<AuctionState | undefined> {
  const [row] = await queryRows<Auction & { now: Date }>("SELECT *, now() AS now FROM auction WHERE id = $1 AND status <> 'draft'", [id])
  return row && stateOf(readLot(row, auctionsOf(container).options), row.now)
}
