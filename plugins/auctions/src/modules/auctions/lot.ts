import { DomainError, type Tx } from "@wekala/engine/kit"
import type { Auction } from "./entities"
import { type AuctionsOptions, bandsOf } from "./options"
import type { ClockTerms } from "./rules/dutch"
import type { EnglishState, EnglishTerms } from "./rules/english"
import type { SoftClose } from "./rules/soft-close"
import type { AuctionFormat, AuctionOutcome, AuctionStatus } from "./rules/states"

/** A lot as the rules read it: amounts as bigint minor units, times as dates. */
export interface Lot {
  readonly id: string
  readonly productId: string
  readonly variantId: string
  readonly format: AuctionFormat
  readonly quantity: number
  readonly currency: string
  readonly sellerId: string | null
  readonly deposit: bigint | null
  readonly buyNowPrice: bigint | null
  readonly premiumBasisPoints: number
  readonly commissionBasisPoints: number
  readonly payWithinHours: number
  readonly terms: EnglishTerms
  readonly clock: ClockTerms | null
  readonly softClose: SoftClose | null
  readonly startsAt: Date
  readonly plannedEndsAt: Date
  readonly status: AuctionStatus
  readonly outcome: AuctionOutcome | null
  readonly endsAt: Date
  readonly endedAt: Date | null
  readonly english: EnglishState
  readonly leaderBidId: string | null
  /** What the public knows the leader by. */
  readonly leaderNumber: number | null
  readonly reserveMet: boolean
  readonly bidCount: number
  readonly bidSequence: number
  readonly bidderCount: number
  readonly retractionCount: number
  readonly unitsSold: number
  readonly hammerPrice: bigint | null
  readonly version: number
}

const amount = (value: string | number | null) => (value === null ? null : BigInt(value))
const moment = (value: Date | string | null) => (value === null ? new Date(0) : new Date(value))

/** Reads a row of `auction`, as a query or as JSON. */
export function readLot(row: Auction, options: Pick<AuctionsOptions, "increments">): Lot {
  const startingPrice = BigInt(row.starting_price)
  const startsAt = moment(row.starts_at)
  const plannedEndsAt = moment(row.planned_ends_at)
  return {
    id: row.id,
    productId: row.product_id,
    variantId: row.variant_id,
    format: row.format,
    quantity: row.quantity,
    currency: row.currency_code,
    sellerId: row.seller_id,
    deposit: amount(row.deposit),
    buyNowPrice: amount(row.buy_now_price),
    premiumBasisPoints: row.premium_basis_points,
    commissionBasisPoints: row.commission_basis_points,
    payWithinHours: row.pay_within_hours,
    terms: { startingPrice, reservePrice: amount(row.reserve_price), bands: bandsOf(options, row) },
    clock:
      row.format === "dutch"
        ? {
            startingPrice,
            decrement: BigInt(row.clock_decrement as string),
            stepSeconds: row.clock_step_seconds as number,
            floorPrice: BigInt(row.clock_floor as string),
            startsAt,
          }
        : null,
    softClose:
      row.soft_close_window_seconds === null
        ? null
        : {
            windowSeconds: row.soft_close_window_seconds,
            extensionSeconds: row.soft_close_extension_seconds as number,
            latestEnd: row.soft_close_cap_minutes === null ? null : new Date(plannedEndsAt.getTime() + row.soft_close_cap_minutes * 60_000),
          },
    startsAt,
    plannedEndsAt,
    status: row.status,
    outcome: row.outcome,
    endsAt: moment(row.ends_at),
    endedAt: row.ended_at === null ? null : new Date(row.ended_at),
    english: {
      price: amount(row.current_price),
      leader: row.leader_bidder_id === null ? null : { bidderId: row.leader_bidder_id, maximum: BigInt(row.leader_maximum as string) },
    },
    leaderBidId: row.leader_bid_id,
    leaderNumber: row.leader_number,
    reserveMet: row.reserve_met,
    bidCount: row.bid_count,
    bidSequence: row.bid_sequence,
    bidderCount: row.bidder_count,
    retractionCount: row.retraction_count,
    unitsSold: row.units_sold,
    hammerPrice: amount(row.hammer_price),
    version: row.version,
  }
}

export function auctionNotFound(id: string): DomainError {
  return new DomainError({ status: 404, code: "auction_not_found", message: `There is no auction ${id}.` })
}

/**
 * Takes a lot for the rest of the transaction.
 * @throws DomainError `auction_not_found` (404)
 */
export async function lockAuction(tx: Tx, id: string): Promise<Auction> {
  const [row] = await tx.query<Auction>("SELECT * FROM auction WHERE id = $1 FOR NO KEY UPDATE", [id])
  if (!row) throw auctionNotFound(id)
  return row
}
