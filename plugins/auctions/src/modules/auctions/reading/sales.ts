import { queryRows } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"
import { type Person, peopleOf } from "./admin"
import { type PresentedSale, presentSale } from "./mine"

export interface AdminSale extends PresentedSale {
  bidder: Person
  note: string | null
  paid_at: string | null
  /** Where a seller's money waits. */
  escrows: { id: string; status: string }[]
}

/** Sales as merchants see them, oldest first. */
export async function adminSales(column: "auction_id" | "id" | "order_id", value: string): Promise<AdminSale[]> {
  const rows = await queryRows<AuctionSale & { escrows: AdminSale["escrows"] | null }>(
    `SELECT s.*, (SELECT json_agg(json_build_object('id', e.id, 'status', e.status) ORDER BY e.id) FROM wallet_escrow e
       WHERE e.reference LIKE 'auctions.sale:' || s.id || ':%') AS escrows
     FROM auction_sale s WHERE s.${column} = $1 ORDER BY s.created_at, s.id`,
    [value],
  )
  const person = await peopleOf(rows.map(({ bidder_id }) => bidder_id))
  return rows.map((row) => ({
    ...presentSale(row),
    bidder: person(row.bidder_id),
    note: row.note,
    paid_at: row.paid_at?.toISOString() ?? null,
    escrows: row.escrows ?? [],
  }))
}
