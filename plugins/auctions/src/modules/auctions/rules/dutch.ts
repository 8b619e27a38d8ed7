/** A price that falls on a schedule; minor units per unit. */
export interface ClockTerms {
  readonly startingPrice: bigint
  readonly decrement: bigint
  readonly stepSeconds: number
  /** Where it stops falling. */
  readonly floorPrice: bigint
  readonly startsAt: Date
}

/** The clock's price at a moment; before the start, the starting price. */
export function clockPrice(terms: ClockTerms, now: Date): bigint {
  const elapsedMs = now.getTime() - terms.startsAt.getTime()
  if (elapsedMs <= 0) return terms.startingPrice
  const steps = BigInt(Math.floor(elapsedMs / (terms.stepSeconds * 1000)))
  const price = terms.startingPrice - steps * terms.decrement
  return price > terms.floorPrice ? price : terms.floorPrice
}
