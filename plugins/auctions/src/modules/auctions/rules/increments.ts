import { currencyExponent, Money } from "@wekala/engine/kit"

/** From this price on, a bid must be higher by `increment`; both in minor units. */
export interface Band {
  readonly from: bigint
  readonly increment: bigint
}

/**
 * eBay's published table of bid increments, in US dollars
 * (https://www.ebay.com/help/buying/bidding/automatic-bidding?id=4014).
 */
const EBAY_USD: readonly (readonly [from: string, increment: string])[] = [
  ["0.01", "0.05"],
  ["1", "0.25"],
  ["5", "0.5"],
  ["25", "1"],
  ["100", "2.5"],
  ["250", "5"],
  ["500", "10"],
  ["1000", "25"],
  ["2500", "50"],
  ["5000", "100"],
]

/** A table of increments as options and merchants write it: decimal major units, lowest band first. */
export type IncrementTable = readonly { readonly from: string | number; readonly increment: string | number }[]

/**
 * The table in minor units.
 *
 * @throws RangeError when it is empty, not ascending, or an increment is not positive
 */
export function readBands(table: IncrementTable, currency: string): Band[] {
  const bands = table.map(({ from, increment }) => ({
    from: Money.fromDecimal(from, currency).minor,
    increment: Money.fromDecimal(increment, currency).minor,
  }))
  const isAscending = bands.every((band, index) => index === 0 || band.from > (bands[index - 1] as Band).from)
  if (bands.length === 0 || !isAscending || bands.some(({ from, increment }) => increment <= 0n || from < 0n)) {
    throw new RangeError("A table of increments needs bands in ascending order, each with an increment above zero")
  }
  return bands
}

const defaults = new Map<string, Band[]>()

/**
 * The increments of a currency whose table nobody has set: eBay's figures, taken in minor units of the
 * dollar and scaled to the currency's own (a yen has no cents, a dinar has a thousand fils).
 */
export function defaultBands(currency: string): Band[] {
  const known = defaults.get(currency)
  if (known) return known
  const exponent = currencyExponent(currency)
  const scale = (decimal: string) => {
    const cents = Money.fromDecimal(decimal, "usd").minor
    const minor = exponent >= 2 ? cents * 10n ** BigInt(exponent - 2) : cents
    return minor > 0n ? minor : 1n
  }
  const bands = EBAY_USD.map(([from, increment]) => ({ from: scale(from), increment: scale(increment) }))
  defaults.set(currency, bands)
  return bands
}

/** What a bid over `price` must add to it, minor units. Below the lowest band its increment holds. */
export function incrementAt(price: bigint, bands: readonly Band[]): bigint {
  let found = (bands[0] as Band).increment
  for (const band of bands) {
    if (band.from > price) break
    found = band.increment
  }
  return found
}
