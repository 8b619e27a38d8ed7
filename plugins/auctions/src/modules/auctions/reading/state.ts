import { container } from "@medusajs/framework"
import { queryRows } from "@wekala/engine/kit"
import type { Auction } from "../entities"
import { readLot } from "../lot"
import { auctionsOf } from "../resolve"
import { type AuctionState, stateOf } from "../view"

/** How a lot stands at this moment, by the database's clock; undefined for one that nobody may see. */
export async function readState(id: string): Promise<AuctionState | undefined> {
  const [row] = await queryRows<Auction & { leader_number: number | null; now: Date }>(
    `SELECT a.*, b.number AS leader_number, now() AS now FROM auction a LEFT JOIN auction_bid b ON b.id = a.leader_bid_id
     WHERE a.id = $1 AND a.status <> 'draft'`,
    [id],
  )
  return row && stateOf(readLot(row, auctionsOf(container).options), row.leader_number, row.now)
}
