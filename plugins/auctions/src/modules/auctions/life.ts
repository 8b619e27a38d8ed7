import { DomainError, newId, removeJob, transaction, type Tx } from "@wekala/engine/kit"
import { change } from "./change"
import type { Auction } from "./entities"
import { auctionCancelled, auctionExtended, auctionStarted } from "./events"
import { endAuctionJob, endKey } from "./jobs/end-auction"
import { settleStockJob } from "./jobs/settle-stock"
import { settleWhatIsLeft } from "./jobs/settle-what-is-left"
import { startAuctionJob, startKey } from "./jobs/start-auction"
import { type Lot, lockAuction, readLot } from "./lot"
import type { AuctionsOptions } from "./options"
import { auctionStates } from "./rules/states"
import { about, tell } from "./tell"
import { cancelOpenSales } from "./selling/cancel"

/** A lot may not last longer. */
const LONGEST_MS = 90 * 24 * 60 * 60 * 1000
/** An auction that ends sooner than this after its start takes nobody's bids. */
const SHORTEST_MS = 5_000

export interface Schedule {
  readonly startsAt: Date
  readonly endsAt: Date
}

/**
 * Puts a draft on the calendar. Its stock must be reserved before.
 * @throws DomainError `auction_schedule_not_allowed` (409), `invalid_schedule` (422)
 */
export function scheduleAuction(id: string, { startsAt, endsAt }: Schedule, options: AuctionsOptions, actorId: string): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, id), options)
    const now = await tx.now()
    const status = auctionStates.next(lot.status, "schedule")
    requireSchedule({ startsAt, endsAt }, now)
    await change(tx, lot, now, { startsAt, endsAt, plannedEndsAt: endsAt, status }, { type: "scheduled", actorId })
    await tx.enqueue(startAuctionJob, { auction_id: id }, { runAt: startsAt, key: startKey(id) })
  })
}

/** @throws DomainError `invalid_schedule` (422) */
export function requireSchedule({ startsAt, endsAt }: Schedule, now: Date): void {
  const lasts = endsAt.getTime() - startsAt.getTime()
  const wrong =
    endsAt <= now
      ? "The end is over already."
      : lasts < SHORTEST_MS
        ? "The end must come at least five seconds after the start."
        : lasts > LONGEST_MS
          ? "An auction lasts 90 days at most."
          : undefined
  if (wrong) throw new DomainError({ status: 422, code: "invalid_schedule", message: wrong })
}

/** Takes a lot off the calendar: it is a draft again. */
export function unscheduleAuction(id: string, options: AuctionsOptions, actorId: string): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, id), options)
    const status = auctionStates.next(lot.status, "unschedule")
    await change(tx, lot, await tx.now(), { status }, { type: "unscheduled", actorId })
    await removeJob(tx.query, startKey(id))
    await tx.enqueue(settleStockJob, { auction_id: id })
  })
}

/** Opens a lot that is due, once; its timer calls it. */
export function startAuction(id: string, now: Date, options: AuctionsOptions): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, id), options)
    if (lot.status !== "scheduled") return
    if (lot.startsAt > now) {
      await tx.enqueue(startAuctionJob, { auction_id: id }, { runAt: lot.startsAt, key: startKey(id) })
      return
    }
    await change(tx, lot, now, { status: "live" }, { type: "started" })
    await tx.enqueue(endAuctionJob, { auction_id: id }, { runAt: lot.endsAt, key: endKey(id) })
    await tx.emit(auctionStarted, { ...about(lot), ends_at: lot.endsAt.toISOString() })
  })
}

/**
 * Moves the end of a lot to later.
 * @throws DomainError `auction_extend_not_allowed` (409), `invalid_schedule` (422)
 */
export function extendAuction(id: string, endsAt: Date, options: AuctionsOptions, actorId: string): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, id), options)
    const now = await tx.now()
    auctionStates.next(lot.status, "extend")
    // Between its end and its timer a lot is over, though its row does not say so yet.
    if (lot.status === "live" && lot.endsAt <= now) {
      throw new DomainError({ status: 409, code: "auction_extend_not_allowed", message: "This auction has ended." })
    }
    if (endsAt <= lot.endsAt) {
      throw new DomainError({ status: 422, code: "invalid_schedule", message: "The end can only move to later." })
    }
    requireSchedule({ startsAt: lot.startsAt, endsAt }, now)
    const plannedEndsAt = endsAt
    await change(tx, lot, now, { endsAt, plannedEndsAt }, { type: "extended", actorId })
    if (lot.status === "live") await tx.enqueue(endAuctionJob, { auction_id: id }, { runAt: endsAt, key: endKey(id) })
    await tx.emit(auctionExtended, { ...about(lot), ends_at: endsAt.toISOString(), by: "merchant" })
  })
}

/**
 * Calls a lot off, for a reason that is told. Who is to pay need not any more; deposits are given back.
 * @throws DomainError `auction_cancel_not_allowed` (409), `auction_ordered` (409) once somebody has bought
 */
export function cancelAuction(id: string, reason: string, options: AuctionsOptions, actorId: string): Promise<void> {
  return transaction(async (tx) => {
    const lot = readLot(await lockAuction(tx, id), options)
    const now = await tx.now()
    const status = auctionStates.next(lot.status, "cancel")
    await cancelOpenSales(tx, id, reason)
    await change(tx, lot, now, { status, ...(lot.endedAt ? {} : { endedAt: now }) }, { type: "cancelled", actorId, detail: { reason } })
    await removeJob(tx.query, startKey(id))
    await removeJob(tx.query, endKey(id))
    await tx.emit(auctionCancelled, { ...about(lot), reason })
    await settleWhatIsLeft(tx, id)
  })
}

/** What a lot keeps when it is put up again. */
const KEPT = [
  "variant_id, product_id, quantity, format, currency_code, title, subtitle, description, condition, provenance, starting_price",
  "reserve_price, buy_now_price, estimate_low, estimate_high, clock_decrement, clock_step_seconds, clock_floor, increments",
  "soft_close_window_seconds, soft_close_extension_seconds, soft_close_cap_minutes, premium_basis_points, commission_basis_points",
  "deposit, pay_within_hours, seller_id, metadata",
].join(", ")

/**
 * A new draft like a lot that was not sold, or not paid for.
 * @throws DomainError `auction_relist_not_allowed` (409)
 */
export function relistAuction(id: string, reference: string): Promise<Auction> {
  return transaction(async (tx) => {
    const row = await lockAuction(tx, id)
    const isOver = row.status === "cancelled" || row.status === "defaulted" || (row.status === "ended" && row.outcome !== "sold")
    const [open] = await tx.query(
      "SELECT 1 FROM auction_sale WHERE auction_id = $1 AND status IN ('offered', 'awaiting_payment', 'ordered')",
      [id],
    )
    if (!isOver || open) {
      throw new DomainError({
        status: 409,
        code: "auction_relist_not_allowed",
        message: "Only what was not sold, and is offered to nobody, can be put up again.",
      })
    }
    return draftLike(tx, id, reference)
  })
}

async function draftLike(tx: Tx, id: string, reference: string): Promise<Auction> {
  const [made] = await tx.query<Auction>(
    `INSERT INTO auction (id, reference, ${KEPT}) SELECT $1, $2, ${KEPT} FROM auction WHERE id = $3
     ON CONFLICT (reference) DO NOTHING RETURNING *`,
    [newId("auc"), reference, id],
  )
  if (made) return made
  const [before] = await tx.query<Auction>("SELECT * FROM auction WHERE reference = $1", [reference])
  return before as Auction
}

/** Tells everybody what a merchant has written about a lot that they can see. */
export async function tellChanged(tx: Tx, lot: Lot, actorId: string): Promise<void> {
  await tx.query("UPDATE auction SET version = version + 1 WHERE id = $1", [lot.id])
  const changed = { ...lot, version: lot.version + 1 }
  await tell(tx, changed, await tx.now(), { type: "changed", actorId })
}
