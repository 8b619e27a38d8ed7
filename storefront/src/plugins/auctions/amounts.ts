/** How many decimals a currency's amounts have: none of the yen, three of the dinar. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An amount in whole minor units, so that nothing is added up in fractions. */
export const toMinor = (amount: number, currency: string): number => Math.round(amount * 10 ** decimalsOf(currency))

export const toMajor = (minor: number, currency: string): number => minor / 10 ** decimalsOf(currency)

/** What a lot costs if it is sold at a price. */
export interface Cost {
  readonly goods: number
  readonly premium: number
  readonly total: number
}

/** @param price per unit @param percent the buyer's premium, with up to two decimals */
export function costOf(price: number, quantity: number, percent: number, currency: string): Cost {
  const goods = toMinor(price, currency) * quantity
  const premium = halfEven(goods * Math.round(percent * 100), 10_000)
  return { goods: toMajor(goods, currency), premium: toMajor(premium, currency), total: toMajor(goods + premium, currency) }
}

/** As the engine rounds: a half goes to the even neighbour. */
function halfEven(dividend: number, divisor: number): number {
  const whole = Math.floor(dividend / divisor)
  const rest = 2 * (dividend - whole * divisor)
  return rest > divisor || (rest === divisor && whole % 2 === 1) ? whole + 1 : whole
}
