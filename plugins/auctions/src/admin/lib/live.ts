import { decimalOf, minorOfAmount } from "./money"
import type { Lot, LotState } from "./types"

/** A lot's state as the realtime stream tells it: to everybody, so who leads is only a number. */
export interface StreamState extends LotState {
  leader: number | null
}

/** A lot as it is now; who leads may be known by number before the rest is. */
export interface LiveLot extends Lot {
  leader_number: number | null
}

/** The newer of two states of a lot: messages may come late, and a version never falls. */
export function newest(kept: StreamState | undefined, told: StreamState): StreamState {
  return kept && kept.version >= told.version ? kept : told
}

/** The lot with what the stream has said since it was loaded. */
export function withState(lot: Lot, state: StreamState | undefined): LiveLot {
  if (!state || state.version < lot.version) return { ...lot, leader_number: lot.leader?.number ?? null }
  const { leader, ...changed } = state
  return { ...lot, ...changed, leader: lot.leader?.number === leader ? lot.leader : null, leader_number: leader }
}

/**
 * The price at a moment: of a falling price what its clock shows then (`rules/dutch.ts`), for which no message comes;
 * else what has been told last. Null where there is none yet.
 */
export function priceAt(lot: Lot, now: number): number | null {
  const { clock, currency_code: currency, starts_at } = lot
  if (lot.hammer_price !== null) return lot.hammer_price
  if (!clock || lot.status !== "live" || !starts_at) return lot.current_price
  const minor = (amount: number) => minorOfAmount(amount, currency)
  const steps = Math.max(0, Math.floor((now - Date.parse(starts_at)) / (clock.step_seconds * 1000)))
  const price = minor(lot.starting_price) - BigInt(steps) * minor(clock.decrement)
  const floor = minor(clock.floor_price)
  return Number(decimalOf(price > floor ? price : floor, currency))
}

export interface BidSample {
  at: number
  bid_count: number
}

const MINUTE_MS = 60_000

/** The samples that are still needed after another look at the lot. */
export function keepSamples(samples: readonly BidSample[], sample: BidSample): BidSample[] {
  const since = sample.at - MINUTE_MS
  // One from before the minute, to count from.
  const firstInside = samples.findIndex(({ at }) => at > since)
  const from = firstInside === -1 ? samples.length - 1 : firstInside - 1
  const kept = samples.slice(Math.max(0, from))
  return kept.at(-1)?.bid_count === sample.bid_count && kept.length > 1 ? kept : [...kept, sample]
}

/** Bids that have come in the last minute of what has been watched. */
export function bidsPerMinute(samples: readonly BidSample[], now: number): number {
  const last = samples.at(-1)
  if (!last) return 0
  const before = samples.filter(({ at }) => at <= now - MINUTE_MS).at(-1) ?? (samples[0] as BidSample)
  // A retraction takes bids away.
  return Math.max(0, last.bid_count - before.bid_count)
}
