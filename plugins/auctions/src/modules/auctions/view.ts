import { Money } from "@wekala/engine/kit"
import { leastBid, type PlacedBid } from "./bidding/round"
import type { Lot } from "./lot"
import { clockPrice } from "./rules/dutch"
import { bidOptions } from "./rules/english"
import { canBuyNow } from "./rules/terms"
import type { AuctionOutcome, AuctionStatus } from "./rules/states"

/** What everybody may know of a lot while it moves; amounts in decimal major units for one unit. */
export interface AuctionState {
  readonly status: AuctionStatus
  readonly outcome: AuctionOutcome | null
  readonly current_price: number | null
  readonly next_bid: number | null
  readonly bid_options: number[]
  readonly bid_count: number
  readonly bidder_count: number
  /** Number of the bidder who leads, or has won alone. */
  readonly leader: number | null
  readonly reserve_met: boolean
  readonly buy_now_price: number | null
  readonly ends_at: string
  readonly units_left: number
  readonly hammer_price: number | null
  readonly version: number
}

/** A bid as everybody may see it. */
export interface PublicBid {
  readonly sequence: number
  readonly bidder: number
  readonly amount: number
  readonly quantity: number
  readonly placed_at: string
  readonly kind: "bid" | "buy_now" | "clock"
  readonly retracted: boolean
}

export const major = (minor: bigint, currency: string) => Money.ofMinor(minor, currency).toNumber()

const isSealed = ({ format }: Lot) => format === "sealed_first" || format === "sealed_second"

/** Sealed bids say nothing to anybody before the end: no price, no leader, and no amount of any bid. */
export const isSecret = (lot: Lot) => isSealed(lot) && lot.status === "live"

/**
 * @param now decides the price of a falling clock
 */
export function stateOf(lot: Lot, now: Date): AuctionState {
  const { currency } = lot
  const show = (minor: bigint | null) => (minor === null ? null : major(minor, currency))
  const price = lot.format === "dutch" && lot.clock && lot.status !== "ended" ? clockPrice(lot.clock, now) : lot.english.price
  const isLive = lot.status === "live"
  const buyNow = canBuyNow({
    buy_now_price: lot.buyNowPrice,
    bid_count: lot.bidCount,
    reserve_price: lot.terms.reservePrice,
    reserve_met: lot.reserveMet,
  })
  return {
    status: lot.status,
    outcome: lot.outcome,
    current_price: isSealed(lot) ? show(lot.hammerPrice) : show(price ?? lot.hammerPrice),
    next_bid: show(leastBid(lot, now)),
    bid_options: isLive && lot.format === "english" ? bidOptions(lot.terms, lot.english).map((minor) => major(minor, currency)) : [],
    bid_count: lot.bidCount,
    bidder_count: lot.bidderCount,
    leader: isSecret(lot) ? null : lot.leaderNumber,
    // That a sealed lot's reserve is met would tell something of the bids.
    reserve_met: lot.terms.reservePrice === null || (!isSecret(lot) && lot.reserveMet),
    buy_now_price: buyNow && (isLive || lot.status === "scheduled") ? show(lot.buyNowPrice) : null,
    ends_at: lot.endsAt.toISOString(),
    units_left: lot.quantity - lot.unitsSold,
    hammer_price: show(lot.hammerPrice),
    version: lot.version,
  }
}

/** The bids of a round as the feed tells them; none while bids are sealed. */
export function publicBids(lot: Lot, bids: readonly PlacedBid[], placedAt: Date): PublicBid[] {
  if (isSealed(lot)) return []
  return bids.map(({ sequence, number, amount, quantity, kind }) => ({
    sequence,
    bidder: number,
    amount: major(amount, lot.currency),
    quantity,
    placed_at: placedAt.toISOString(),
    kind,
    retracted: false,
  }))
}
