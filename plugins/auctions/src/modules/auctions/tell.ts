import { publish, type Tx } from "@wekala/engine/kit"
import type { Lot } from "./lot"
import { auctionRoom } from "./room"
import { type PublicBid, stateOf } from "./view"

export interface News {
  readonly type: "scheduled" | "unscheduled" | "started" | "bid" | "extended" | "ended" | "cancelled" | "retracted" | "sold" | "changed"
  readonly bids?: readonly PublicBid[]
  /** Numbers of the bidders who led and do not any more. */
  readonly outbid?: readonly number[]
  /** Who did it, where a merchant did. */
  readonly actorId?: string
  /** For merchants alone. */
  readonly detail?: Record<string, unknown>
}

/**
 * Writes down what everybody may know of a lot from now on, and tells those who watch. `lot` carries the new version
 * already; the row has it, too.
 */
export async function tell(tx: Tx, lot: Lot, now: Date, news: News): Promise<void> {
  const data = newsData(lot, now, news)
  const [row] = await tx.query<{ at: Date }>(
    `INSERT INTO auction_event (auction_id, version, type, actor_id, data, detail) VALUES ($1, $2, $3, $4, $5, $6) RETURNING at`,
    [lot.id, lot.version, news.type, news.actorId ?? null, JSON.stringify(data), news.detail ? JSON.stringify(news.detail) : null],
  )
  const { at } = row as { at: Date }
  await publish(tx.query, auctionRoom, lot.id, { sequence: lot.version, type: news.type, at: at.toISOString(), data })
}

/** What clients and the feed are told of a change. */
export function newsData(lot: Lot, now: Date, { bids, outbid }: Pick<News, "bids" | "outbid">) {
  return { state: stateOf(lot, now), ...(bids?.length && { bids }), ...(outbid?.length && { outbid }) }
}

/** What every event says of its lot. */
export const about = (lot: Lot) => ({ auction_id: lot.id, product_id: lot.productId, currency_code: lot.currency })
