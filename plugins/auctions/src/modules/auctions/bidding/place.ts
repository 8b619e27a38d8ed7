import { DomainError, transaction } from "@wekala/engine/kit"
import type { AuctionBid } from "../entities"
import { type Lot, auctionNotFound } from "../lot"
import type { AuctionsOptions } from "../options"
import type { BidRequest, PlacedBid, Refusal } from "./round"
import { type Placing, type TakenLot, takeLots } from "./take"
import { writeRounds } from "./write"

/** What became of a bid that was taken. */
export interface BidAnswer {
  readonly bid: PlacedBid
  readonly placedAt: Date
  /** The lot right after the round that the bid was in. */
  readonly lot: Lot
  readonly now: Date
}

/** A bid that was not taken, and the currency that `least` is in. */
export interface Refused extends Refusal {
  readonly currency: string
}

/** A refusal is an answer, too. */
export type Outcome = BidAnswer | Refused | DomainError

/**
 * Takes several bids, on one lot or on several, in one transaction: one reading, one writing, one commit. The answers are in
 * the order of the placings.
 *
 * @param waits whether to wait for lots that somebody else holds; if not, the answer to their bids is undefined
 * @throws what made the whole round impossible, such as the end of a lot during the writing
 */
export function placeBids(placings: readonly Placing[], waits: boolean, options: AuctionsOptions): Promise<(Outcome | undefined)[]> {
  return transaction(async (tx) => {
    const taken = await takeLots(tx, placings, waits, options)
    const results = placings.map(({ auctionId, request }) => {
      const lot = taken.get(auctionId)
      if (lot) return placeOne(lot, auctionId, request)
      return waits ? auctionNotFound(auctionId) : undefined
    })
    for (const { round, versionBefore } of taken.values()) {
      if (round.bids.length > 0) round.lot = { ...round.lot, version: versionBefore + 1 }
    }
    await writeRounds(
      tx,
      [...taken.values()].filter(({ round }) => round.bids.length > 0),
    )
    return results.map((result, index) => {
      if (result === undefined || result instanceof DomainError) return result
      const { known, round, now } = taken.get((placings[index] as Placing).auctionId) as TakenLot
      if (!("sequence" in result)) return { ...result, currency: round.lot.currency }
      const stored = known.get(result.reference)
      return { bid: result, placedAt: stored ? new Date(stored.placed_at) : now, lot: round.lot, now }
    })
  })
}

function placeOne({ known, round }: TakenLot, auctionId: string, request: BidRequest): PlacedBid | Refusal | DomainError {
  const placed = round.bids.find(({ reference }) => reference === request.reference)
  if (placed) return isSame(placed, request) ? placed : keyReused()
  const stored = known.get(request.reference)
  return stored ? replayed(stored, auctionId, request) : round.place(request)
}

/** A bid that is there already under this reference: the same one, or somebody's mistake. */
function replayed(stored: AuctionBid, auctionId: string, request: BidRequest): PlacedBid | DomainError {
  const bid: PlacedBid = {
    id: stored.id,
    reference: stored.reference,
    sequence: stored.sequence,
    bidderId: stored.bidder_id,
    number: stored.number,
    kind: stored.kind,
    maximum: BigInt(stored.maximum),
    quantity: stored.quantity,
    amount: BigInt(stored.amount),
    endsAt: new Date(stored.ends_at),
    ipHash: stored.ip_hash,
    deviceHash: stored.device_hash,
  }
  return stored.auction_id === auctionId && isSame(bid, request) ? bid : keyReused()
}

function isSame(bid: PlacedBid, { bidderId, kind, amount, quantity }: BidRequest): boolean {
  if (bid.bidderId !== bidderId || (kind === "buy_now") !== (bid.kind === "buy_now")) return false
  return kind === "buy_now" || (bid.maximum === amount && (quantity === undefined || bid.quantity === quantity))
}

const keyReused = () =>
  new DomainError({ status: 422, code: "idempotency_key_reused", message: "This Idempotency-Key was used for a different bid." })

/** True for a round that came too late: the end passed while it was written. */
export function isTooLate(error: unknown): boolean {
  const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {}
  return constraint === "auction_bid_in_time"
}
