import { csvText, queryRows } from "@wekala/engine/kit"
import type { AuctionBid } from "../entities"
import { auctionNotFound } from "../lot"
import { major } from "../view"
import { type Person, peopleOf } from "./admin"

/** A bid with all that merchants may know of it. */
export interface AuditedBid {
  id: string
  sequence: number
  customer: Person
  number: number
  kind: AuctionBid["kind"]
  /** Null while the lot is live: until then a maximum, or a sealed bid, is its owner's alone. */
  maximum: number | null
  quantity: number
  /** Null while bids are sealed. */
  amount: number | null
  placed_at: string
  ip_hash: string | null
  device_hash: string | null
  retraction: { at: string; reason: string; by: string } | null
}

export interface AuditedEvent {
  version: number
  type: string
  at: string
  actor_id: string | null
  data: unknown
  detail: unknown
}

/** @throws DomainError `auction_not_found` (404) */
export async function auditedBids(
  auctionId: string,
  page?: { limit: number; offset: number },
): Promise<{ bids: AuditedBid[]; count: number }> {
  const [lot] = await queryRows<{ currency_code: string; bid_sequence: number; is_live: boolean; is_sealed: boolean }>(
    "SELECT currency_code, bid_sequence, status = 'live' AS is_live, format LIKE 'sealed%' AS is_sealed FROM auction WHERE id = $1",
    [auctionId],
  )
  if (!lot) throw auctionNotFound(auctionId)
  const rows = await queryRows<AuctionBid & { reason: string | null; retracted_by: string; retracted_at: Date }>(
    `SELECT b.*, r.reason, r.actor_id AS retracted_by, r.created_at AS retracted_at
     FROM auction_bid b LEFT JOIN auction_retraction r ON r.bid_id = b.id
     WHERE b.auction_id = $1 ORDER BY b.sequence DESC LIMIT $2 OFFSET $3`,
    [auctionId, page?.limit ?? null, page?.offset ?? 0],
  )
  const person = await peopleOf(rows.map(({ bidder_id }) => bidder_id))
  const bids = rows.map((bid) => ({
    id: bid.id,
    sequence: bid.sequence,
    customer: person(bid.bidder_id),
    number: bid.number,
    kind: bid.kind,
    maximum: lot.is_live ? null : major(BigInt(bid.maximum), lot.currency_code),
    quantity: bid.quantity,
    amount: lot.is_live && lot.is_sealed ? null : major(BigInt(bid.amount), lot.currency_code),
    placed_at: bid.placed_at.toISOString(),
    ip_hash: bid.ip_hash,
    device_hash: bid.device_hash,
    retraction: bid.reason === null ? null : { at: bid.retracted_at.toISOString(), reason: bid.reason, by: bid.retracted_by },
  }))
  return { bids, count: lot.bid_sequence }
}

/** What was done to a lot and told of it, oldest first. */
export async function auditedEvents(
  auctionId: string,
  page?: { limit: number; offset: number },
): Promise<{ events: AuditedEvent[]; count: number }> {
  const [lot] = await queryRows<{ count: number }>(
    "SELECT (SELECT count(*)::int FROM auction_event e WHERE e.auction_id = a.id) AS count FROM auction a WHERE a.id = $1",
    [auctionId],
  )
  if (!lot) throw auctionNotFound(auctionId)
  const rows = await queryRows<AuditedEvent & { at: Date }>(
    `SELECT version, type, at, actor_id, data, detail FROM auction_event WHERE auction_id = $1 ORDER BY version LIMIT $2 OFFSET $3`,
    [auctionId, page?.limit ?? null, page?.offset ?? 0],
  )
  return { events: rows.map((row) => ({ ...row, at: row.at.toISOString() })), count: lot.count }
}

/** The whole record of a lot, bids and events in the order of time, for a file. */
export async function auditCsv(auctionId: string): Promise<string> {
  const [{ bids }, { events }] = await Promise.all([auditedBids(auctionId), auditedEvents(auctionId)])
  const lines = [
    ...bids.map((bid) => ({
      at: bid.placed_at,
      cells: [
        bid.kind,
        bid.sequence,
        bid.number,
        bid.customer.id,
        bid.customer.email ?? "",
        bid.maximum ?? "",
        bid.quantity,
        bid.amount ?? "",
        bid.retraction ? `retracted ${bid.retraction.at} by ${bid.retraction.by}: ${bid.retraction.reason}` : "",
        bid.ip_hash ?? "",
        bid.device_hash ?? "",
      ],
    })),
    // What a bid has led to is in its own line.
    ...events
      .filter(({ type }) => type !== "bid")
      .map(({ at, type, actor_id, detail }) => ({
        at,
        cells: [`auction ${type}`, "", "", actor_id ?? "", "", "", "", "", detail ? JSON.stringify(detail) : "", "", ""],
      })),
  ]
  lines.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return csvText(
    HEADER,
    lines.map(({ at, cells }) => [at, ...cells.map(String)]),
  )
}

const HEADER = "at,what,sequence,bidder,customer_or_actor,email,maximum,quantity,price,note,ip_hash,device_hash".split(",")
