import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "@wekala/engine/kit"
import { auctionNotFound } from "../lot"
import { auctionsOf } from "../resolve"
import type { IncrementTable } from "../rules/increments"
import { major } from "../view"
import { type Condition, type ListedAuction, listAuctions, type Page } from "./list"
import { presentAuction, productsOf, type PublicAuction } from "./present"

export interface Person {
  id: string
  email: string | null
}

/** A lot as merchants see it: with what is kept from shoppers. */
export interface AdminAuction extends Omit<PublicAuction, "leader" | "seller"> {
  reserve_price: number | null
  /** The buy-now price that was set, though it may not be usable any more. */
  buy_now_set: number | null
  seller: Person | null
  seller_id: string | null
  commission_percent: number
  leader: (Person & { bid_id: string; customer_id: string; number: number; maximum: number | null }) | null
  increments: IncrementTable | null
  soft_close_cap_minutes: number | null
  pay_within_hours: number
  /** Texts of the lot's own, where it has them; else the product's are shown. */
  own_title: string | null
  own_subtitle: string | null
  own_description: string | null
  ended_at: string | null
  metadata: Record<string, unknown> | null
  created_at: string
  updated_at: string
}

/** E-mail addresses of customers, with one statement. */
export async function peopleOf(ids: readonly (string | null)[]): Promise<(id: string) => Person> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows = wanted.length > 0 ? await queryRows<Person>("SELECT id, email FROM customer WHERE id = ANY ($1)", [wanted]) : []
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => byId.get(id) ?? { id, email: null }
}

/** Lots as merchants see them. */
export async function adminPage(
  container: MedusaContainer,
  conditions: readonly Condition[],
  page: Page,
): Promise<{ auctions: AdminAuction[]; count: number }> {
  const { rows, count } = await listAuctions(conditions, page)
  const [products, person] = await Promise.all([
    productsOf(container, rows),
    peopleOf(rows.flatMap(({ seller_id, leader_bidder_id }) => [seller_id, leader_bidder_id])),
  ])
  const { options } = auctionsOf(container)
  const present = (row: ListedAuction): AdminAuction => {
    const show = (minor: string | null) => (minor === null ? null : major(BigInt(minor), row.currency_code))
    return {
      ...presentAuction(row, products.get(row.product_id), options),
      reserve_price: show(row.reserve_price),
      buy_now_set: show(row.buy_now_price),
      seller: row.seller_id === null ? null : person(row.seller_id),
      seller_id: row.seller_id,
      commission_percent: row.commission_basis_points / 100,
      leader:
        row.leader_bidder_id === null
          ? null
          : {
              ...person(row.leader_bidder_id),
              customer_id: row.leader_bidder_id,
              bid_id: row.leader_bid_id as string,
              number: row.leader_number as number,
              // Until the end a maximum is its owner's alone.
              maximum: row.status === "live" ? null : show(row.leader_maximum),
            },
      increments: row.increments,
      soft_close_cap_minutes: row.soft_close_cap_minutes,
      pay_within_hours: row.pay_within_hours,
      own_title: row.title,
      own_subtitle: row.subtitle,
      own_description: row.description,
      ended_at: row.ended_at?.toISOString() ?? null,
      metadata: row.metadata,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    }
  }
  return { auctions: rows.map(present), count }
}

/** @throws DomainError `auction_not_found` (404) */
export async function adminAuction(container: MedusaContainer, id: string): Promise<AdminAuction> {
  const { auctions } = await adminPage(container, [["a.id = ?", id]], { limit: 1, offset: 0, order: "created_at" })
  const [auction] = auctions
  if (!auction) throw auctionNotFound(id)
  return auction
}
