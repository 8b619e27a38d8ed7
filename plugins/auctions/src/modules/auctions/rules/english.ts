import { type Band, incrementAt } from "./increments"

/** What does not change while bids come in; minor units per unit. */
export interface EnglishTerms {
  readonly startingPrice: bigint
  readonly reservePrice: bigint | null
  readonly bands: readonly Band[]
}

export interface Leader {
  readonly bidderId: string
  readonly maximum: bigint
}

export interface EnglishState {
  /** Null before the first bid. */
  readonly price: bigint | null
  readonly leader: Leader | null
}

export const NO_BIDS: EnglishState = { price: null, leader: null }

/** Why a maximum is not taken, with the least that would be. */
export type EnglishRefusal = { readonly code: "bid_too_low" | "bid_not_higher"; readonly least: bigint }

/**
 * The least maximum that somebody may bid who does not lead: the starting price, then the price plus its
 * increment.
 */
export function nextBid(terms: EnglishTerms, { price }: EnglishState): bigint {
  return price === null ? terms.startingPrice : price + incrementAt(price, terms.bands)
}

/** True once some maximum has reached the reserve, or when there is none. */
export function reserveMet({ reservePrice }: EnglishTerms, { leader }: EnglishState): boolean {
  return reservePrice === null || (leader !== null && leader.maximum >= reservePrice)
}

/** Whether a maximum may be bid; undefined when it may. */
export function refuseEnglish(terms: EnglishTerms, state: EnglishState, bid: Leader): EnglishRefusal | undefined {
  if (state.leader?.bidderId === bid.bidderId) {
    return bid.maximum > state.leader.maximum ? undefined : { code: "bid_not_higher", least: state.leader.maximum + 1n }
  }
  const least = nextBid(terms, state)
  return bid.maximum < least ? { code: "bid_too_low", least } : undefined
}

/**
 * The lot after a maximum, by the proxy rules that eBay made common
 * (https://www.ebay.com/help/buying/bidding/automatic-bidding?id=4014):
 *
 * - the highest maximum leads; of equals, the earlier;
 * - the price is one increment above the second-highest maximum, never above the highest;
 * - who leads and raises the own maximum does not raise the price;
 * - a maximum that reaches the reserve lifts the price to it.
 *
 * A bid that `refuseEnglish` would refuse changes nothing here, or only what it rightly would: so the
 * bids that remain after a retraction can be played again in their order.
 */
export function applyEnglish(terms: EnglishTerms, state: EnglishState, bid: Leader): EnglishState {
  const { leader } = state
  if (leader === null) return lift(terms, { price: terms.startingPrice, leader: bid })
  if (leader.bidderId === bid.bidderId) {
    return bid.maximum > leader.maximum ? lift(terms, { ...state, leader: bid }) : state
  }
  const [highest, second] = bid.maximum > leader.maximum ? [bid, leader] : [leader, bid]
  const answer = least(highest.maximum, second.maximum + incrementAt(second.maximum, terms.bands))
  // A tie leaves no room for an increment: the earlier bidder pays the whole maximum.
  return lift(terms, { price: most(state.price ?? terms.startingPrice, answer), leader: highest })
}

/** The lot after all these maxima, in their order. */
export function replayEnglish(terms: EnglishTerms, bids: readonly Leader[]): EnglishState {
  return bids.reduce((state, bid) => applyEnglish(terms, state, bid), NO_BIDS)
}

/**
 * Up to three amounts worth offering as buttons: the least, and the next two steps.
 */
export function bidOptions(terms: EnglishTerms, state: EnglishState): bigint[] {
  const first = nextBid(terms, state)
  const second = first + incrementAt(first, terms.bands)
  return [first, second, second + incrementAt(second, terms.bands)]
}

function lift({ reservePrice, startingPrice }: EnglishTerms, state: EnglishState): EnglishState {
  const { price, leader } = state
  const atLeastStart = most(price ?? startingPrice, startingPrice)
  const lifted =
    reservePrice !== null && leader !== null && leader.maximum >= reservePrice ? most(atLeastStart, reservePrice) : atLeastStart
  return lifted === price ? state : { price: lifted, leader }
}

const most = (a: bigint, b: bigint) => (a > b ? a : b)
const least = (a: bigint, b: bigint) => (a < b ? a : b)
