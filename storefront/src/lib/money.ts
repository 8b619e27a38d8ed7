/** A price as the shopper's language writes it. The amount is in major units, as the engine's are. */
export function formatMoney(amount: number, currency: string, tag: string): string {
  return new Intl.NumberFormat(tag, { style: "currency", currency }).format(amount)
}
