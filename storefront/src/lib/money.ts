/** A price as the shopper's language writes it. The amount is in major units, as the engine's are. */
export function formatMoney(amount: number, currency: string, tag: string): string {
  return new Intl.NumberFormat(tag, { style: "currency", currency }).format(amount)
}

/** A bound that somebody has named: without decimals where it has none. */
export function formatBound(amount: number, currency: string, tag: string): string {
  return new Intl.NumberFormat(tag, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(amount)
}
