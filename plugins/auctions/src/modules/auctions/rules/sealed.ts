/** One bidder's sealed bid: a price per unit in minor units, for so many units. */
export interface SealedBid {
  readonly bidderId: string
  readonly sequence: number
  readonly amount: bigint
  readonly quantity: number
}

export interface SealedTerms {
  /** Units to be sold. */
  readonly quantity: number
  /** Bids below it do not win: the reserve, or the starting price where there is none. */
  readonly floor: bigint
  /** `first`: all pay the lowest price that won. `second`: all pay the highest price that did not. */
  readonly rule: "first" | "second"
}

export interface Award {
  readonly bidderId: string
  readonly sequence: number
  readonly quantity: number
}

/** The winners, best bid first, and the one price that each pays for a unit; no winners, no price. */
export interface SealedResult {
  readonly awards: readonly Award[]
  readonly price: bigint | null
}

/**
 * Opens sealed bids. Units go to the highest bids, of equals to the earlier; the last winner may get fewer
 * than asked for. Every winner pays the same price (a uniform-price auction):
 *
 * - `first`: the lowest winning bid, which for one unit is the winner's own (sealed first-price);
 * - `second`: the highest bid for a unit that was not awarded, or the floor where there is none, which for one unit
 *   is the second price: W. Vickrey, "Counterspeculation, Auctions, and Competitive Sealed Tenders", 1961.
 */
export function openSealed(bids: readonly SealedBid[], { quantity, floor, rule }: SealedTerms): SealedResult {
  const ranked = bids
    .filter((bid) => bid.amount >= floor)
    .sort((a, b) => (a.amount === b.amount ? a.sequence - b.sequence : a.amount > b.amount ? -1 : 1))
  const awards: Award[] = []
  let left = quantity
  let lowestWinning: bigint | null = null
  let highestLosing: bigint | null = null
  for (const { bidderId, sequence, amount, quantity: wanted } of ranked) {
    const given = Math.min(wanted, left)
    if (given > 0) {
      awards.push({ bidderId, sequence, quantity: given })
      lowestWinning = amount
      left -= given
    }
    // The first unit that is asked for and not given has the highest price among the losing ones.
    if (given < wanted) {
      highestLosing = amount
      break
    }
  }
  return { awards, price: rule === "first" ? lowestWinning : awards.length ? (highestLosing ?? floor) : null }
}
