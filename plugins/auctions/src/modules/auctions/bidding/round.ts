import type { Lot } from "../lot"
import { clockPrice } from "../rules/dutch"
import { applyEnglish, nextBid, refuseEnglish, reserveMet } from "../rules/english"
import { endAfterBid } from "../rules/soft-close"
import { canBuyNow, HIGHEST_PRICE } from "../rules/terms"
import type { SaleKind } from "../rules/states"

/** What a bidder asks for. */
export interface BidRequest {
  /** The bid's id, should it be taken. */
  readonly id: string
  readonly reference: string
  readonly bidderId: string
  /** `raise` is a bid that only who leads may place. */
  readonly kind: "bid" | "raise" | "buy_now"
  /** Minor units for one unit: a maximum, a sealed bid, or the most to pay on a falling price. Not for `buy_now`. */
  readonly amount: bigint
  /** Units wanted where a lot can be shared; all of them unless told. */
  readonly quantity?: number | undefined
  readonly ipHash?: string | undefined
  readonly deviceHash?: string | undefined
}

/** What is known of a bidder on this lot before the round. */
export interface Bidder {
  number: number | null
  maximum: bigint | null
  quantity: number | null
  depositHeld: boolean
  strikes: number
  minuteAt: Date | null
  minuteCount: number
}

export interface PlacedBid {
  readonly id: string
  readonly reference: string
  readonly sequence: number
  readonly bidderId: string
  readonly number: number
  readonly kind: "bid" | "buy_now" | "clock"
  readonly maximum: bigint
  readonly quantity: number
  readonly amount: bigint
  readonly endsAt: Date
  readonly ipHash: string | null
  readonly deviceHash: string | null
}

/** A win that a bid makes at once: by a falling price, or by buying now. */
export interface InstantSale {
  readonly bid: PlacedBid
  readonly kind: SaleKind
}

export type RefusalCode =
  | "auction_not_live"
  | "auction_ended"
  | "own_auction"
  | "bidder_blocked"
  | "too_many_bids"
  | "deposit_missing"
  | "bid_too_low"
  | "bid_too_high"
  | "bid_not_higher"
  | "not_leading"
  | "buy_now_gone"
  | "quantity_not_left"
  | "quantity_not_divisible"

export interface Refusal {
  readonly code: RefusalCode
  /** The least amount, the most for one that is too high, or the number of units left, where that is what was wrong. */
  readonly least?: bigint
}

export interface Policy {
  readonly bidsPerMinute: number
  /** 0 for never. */
  readonly strikesToBlock: number
}

/**
 * Several bids on one lot, taken one after the other at one moment. Pure: no database, no clock. What came
 * of it is in `lot`, `bids`, `outbid` and `sales`; `touched` are the bidders to be written.
 */
export class Round {
  readonly bids: PlacedBid[] = []
  readonly outbid: { readonly bidderId: string; readonly number: number }[] = []
  readonly sales: InstantSale[] = []
  readonly touched = new Set<string>()

  constructor(
    public lot: Lot,
    private readonly bidders: ReadonlyMap<string, Bidder>,
    private readonly now: Date,
    private readonly policy: Policy,
  ) {}

  bidder(id: string): Bidder {
    return this.bidders.get(id) as Bidder
  }

  /** Takes a bid, or says why not. */
  place(request: BidRequest): PlacedBid | Refusal {
    const refusal = this.refuse(request)
    if (refusal) return refusal
    if (request.kind === "buy_now") return this.buyNow(request)
    if (request.amount > HIGHEST_PRICE) return { code: "bid_too_high", least: HIGHEST_PRICE }
    if (this.lot.format === "english") return this.bidEnglish(request)
    if (request.kind === "raise") return { code: "not_leading" }
    return this.lot.format === "dutch" ? this.takeAtClock(request) : this.bidSealed(request)
  }

  private refuse({ bidderId }: BidRequest): Refusal | undefined {
    const { status, endsAt, sellerId, deposit } = this.lot
    if (status === "draft" || status === "scheduled" || status === "cancelled") return { code: "auction_not_live" }
    if (status !== "live" || this.now >= endsAt) return { code: "auction_ended" }
    if (bidderId === sellerId) return { code: "own_auction" }
    const bidder = this.bidder(bidderId)
    if (this.policy.strikesToBlock > 0 && bidder.strikes >= this.policy.strikesToBlock) return { code: "bidder_blocked" }
    if (this.bidsThisMinute(bidder) >= this.policy.bidsPerMinute) return { code: "too_many_bids" }
    if (deposit !== null && !bidder.depositHeld) return { code: "deposit_missing" }
    return undefined
  }

  private bidEnglish(request: BidRequest): PlacedBid | Refusal {
    const { lot } = this
    if (request.quantity !== undefined && request.quantity !== lot.quantity) return { code: "quantity_not_divisible" }
    const { leader } = lot.english
    if (request.kind === "raise" && leader?.bidderId !== request.bidderId) return { code: "not_leading" }
    const bid = { bidderId: request.bidderId, maximum: request.amount }
    const refusal = refuseEnglish(lot.terms, lot.english, bid)
    if (refusal) return refusal
    const english = applyEnglish(lot.terms, lot.english, bid)
    const placed = this.write(request, "bid", lot.quantity, english.price as bigint)
    const leads = english.leader?.bidderId === request.bidderId
    if (leads && leader && leader.bidderId !== request.bidderId)
      this.outbid.push({ bidderId: leader.bidderId, number: lot.leaderNumber as number })
    this.lot = {
      ...this.lot,
      english,
      leaderBidId: leads ? placed.id : lot.leaderBidId,
      leaderNumber: leads ? placed.number : lot.leaderNumber,
      reserveMet: reserveMet(lot.terms, english),
      endsAt: endAfterBid(lot.endsAt, this.now, lot.softClose),
    }
    return placed
  }

  private bidSealed(request: BidRequest): PlacedBid | Refusal {
    const { terms, quantity: units } = this.lot
    const bidder = this.bidder(request.bidderId)
    const quantity = request.quantity ?? bidder.quantity ?? 1
    if (quantity > units) return { code: "quantity_not_left", least: BigInt(units) }
    if (request.amount < terms.startingPrice) return { code: "bid_too_low", least: terms.startingPrice }
    if (bidder.maximum !== null) {
      const isMore = request.amount > bidder.maximum || (request.amount === bidder.maximum && quantity > (bidder.quantity ?? 0))
      if (!isMore || quantity < (bidder.quantity ?? 0)) return { code: "bid_not_higher", least: bidder.maximum + 1n }
    }
    const placed = this.write(request, "bid", quantity, request.amount)
    bidder.quantity = quantity
    return placed
  }

  private takeAtClock(request: BidRequest): PlacedBid | Refusal {
    const { lot } = this
    const price = clockPrice(lot.clock as NonNullable<Lot["clock"]>, this.now)
    if (request.amount < price) return { code: "bid_too_low", least: price }
    const quantity = request.quantity ?? 1
    const left = lot.quantity - lot.unitsSold
    if (quantity > left) return { code: "quantity_not_left", least: BigInt(left) }
    const placed = this.write(request, "clock", quantity, price)
    this.sales.push({ bid: placed, kind: "clock" })
    this.lot = { ...this.lot, unitsSold: lot.unitsSold + quantity, hammerPrice: price, reserveMet: true }
    if (quantity === left) this.end()
    return placed
  }

  private buyNow(request: BidRequest): PlacedBid | Refusal {
    const { lot } = this
    const price = lot.buyNowPrice
    const facts = { buy_now_price: price, bid_count: lot.bidCount, reserve_price: lot.terms.reservePrice, reserve_met: lot.reserveMet }
    if (price === null || !canBuyNow(facts)) return { code: "buy_now_gone" }
    const { leader } = lot.english
    if (leader && leader.bidderId !== request.bidderId) this.outbid.push({ bidderId: leader.bidderId, number: lot.leaderNumber as number })
    const placed = this.write({ ...request, amount: price }, "buy_now", lot.quantity, price)
    this.sales.push({ bid: placed, kind: "buy_now" })
    this.lot = {
      ...this.lot,
      english: { price, leader: { bidderId: request.bidderId, maximum: price } },
      leaderBidId: placed.id,
      leaderNumber: placed.number,
      reserveMet: true,
      unitsSold: lot.quantity,
      hammerPrice: price,
    }
    this.end()
    return placed
  }

  private end(): void {
    this.lot = { ...this.lot, status: "ended", outcome: "sold", endedAt: this.now }
  }

  private write(request: BidRequest, kind: PlacedBid["kind"], quantity: number, amount: bigint): PlacedBid {
    const { lot } = this
    const bidder = this.bidder(request.bidderId)
    bidder.minuteCount = this.bidsThisMinute(bidder) + 1
    if (bidder.minuteCount === 1) bidder.minuteAt = this.now
    const isNew = bidder.number === null
    bidder.number ??= lot.bidderCount + 1
    bidder.maximum = bidder.maximum !== null && bidder.maximum > request.amount ? bidder.maximum : request.amount
    this.touched.add(request.bidderId)
    const placed = {
      id: request.id,
      reference: request.reference,
      sequence: lot.bidSequence + 1,
      bidderId: request.bidderId,
      number: bidder.number,
      kind,
      maximum: request.amount,
      quantity,
      amount,
      endsAt: lot.endsAt,
      ipHash: request.ipHash ?? null,
      deviceHash: request.deviceHash ?? null,
    }
    this.bids.push(placed)
    this.lot = {
      ...lot,
      bidSequence: placed.sequence,
      bidCount: lot.bidCount + 1,
      bidderCount: lot.bidderCount + (isNew ? 1 : 0),
    }
    return placed
  }

  private bidsThisMinute({ minuteAt, minuteCount }: Bidder): number {
    return minuteAt !== null && this.now.getTime() - minuteAt.getTime() < 60_000 ? minuteCount : 0
  }
}

/** The least amount that a bidder can bid now; null where nobody can. */
export function leastBid(lot: Lot, now: Date): bigint | null {
  if (lot.status !== "live") return null
  if (lot.format === "english") return nextBid(lot.terms, lot.english)
  return lot.clock ? clockPrice(lot.clock, now) : lot.terms.startingPrice
}
