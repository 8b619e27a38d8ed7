import { decimalOf, exponentOf, minorOf } from "./money"

/** From this price on, a bid must be higher by `increment`; both in minor units. */
export interface MinorBand {
  from: bigint
  increment: bigint
}

/** The shop's table where nobody has set another (`defaultBands` in `rules/increments.ts`), in US cents. */
const DEFAULT_CENTS: readonly (readonly [from: bigint, increment: bigint])[] = [
  [1n, 5n],
  [100n, 25n],
  [500n, 50n],
  [2_500n, 100n],
  [10_000n, 250n],
  [25_000n, 500n],
  [50_000n, 1_000n],
  [100_000n, 2_500n],
  [250_000n, 5_000n],
  [500_000n, 10_000n],
]

export function defaultBands(currency: string): MinorBand[] {
  const exponent = exponentOf(currency)
  const scale = (cents: bigint) => (exponent > 2 ? cents * 10n ** BigInt(exponent - 2) : cents)
  return DEFAULT_CENTS.map(([from, increment]) => ({ from: scale(from), increment: scale(increment) }))
}

export function incrementAt(price: bigint, bands: readonly MinorBand[]): bigint {
  let found = bands[0]?.increment ?? 1n
  for (const band of bands) {
    if (band.from > price) break
    found = band.increment
  }
  return found
}

/** The first prices of an ascending auction if every bid is the least that is accepted. */
export function ladder(startingPrice: bigint, bands: readonly MinorBand[], steps: number): bigint[] {
  const prices = [startingPrice]
  while (prices.length < steps) {
    const price = prices.at(-1) as bigint
    prices.push(price + incrementAt(price, bands))
  }
  return prices
}

/** How many least bids lead from the starting price to another; undefined when they are more than anybody will make. */
export function bidsUntil(startingPrice: bigint, target: bigint, bands: readonly MinorBand[], atMost = 10_000): number | undefined {
  let price = startingPrice
  for (let count = 1; count <= atMost; count++) {
    if (price >= target) return count
    price += incrementAt(price, bands)
  }
  return undefined
}

/** A share of an amount, half to even, as the engine rounds. @param percent with at most two decimals */
export function shareOf(amount: bigint, percent: number): bigint {
  const basisPoints = BigInt(Math.round(percent * 100))
  const product = amount * basisPoints
  const quotient = product / 10_000n
  const twice = (product % 10_000n) * 2n
  return twice > 10_000n || (twice === 10_000n && quotient % 2n === 1n) ? quotient + 1n : quotient
}

/** A table as a form holds it. */
export function bandsAsTyped(bands: readonly MinorBand[], currency: string): { from: string; increment: string }[] {
  return bands.map(({ from, increment }) => ({ from: decimalOf(from, currency), increment: decimalOf(increment, currency) }))
}

export function bandsOf(typed: readonly { from: string; increment: string }[], currency: string): MinorBand[] {
  return typed.map(({ from, increment }) => ({ from: minorOf(from, currency), increment: minorOf(increment, currency) }))
}
