/** Decimal places of a currency (ISO 4217, as the browser knows it): JPY 0, USD 2, KWD 3. */
export function exponentOf(currency: string): number {
  return new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
}

export function formatMoney(amount: number, currency: string, locale: string): string {
  const format = (currencyDisplay: "symbol" | "code") =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay, signDisplay: "negative" }).format(amount)
  const text = format("symbol")
  if (!locale.startsWith("ar")) return text
  // In a right-to-left line "US$" falls apart into "$US".
  const safe = /[A-Z]\p{Sc}/u.test(text) ? format("code") : text
  // Isolated, so that in a sentence no sign or code moves to the other side of its number.
  return `\u2068${safe}\u2069`
}

/** Minor units of a decimal text in plain digits; exact at any size. */
export function minorOf(decimal: string, currency: string): bigint {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".")
  const minor = BigInt(whole + fraction.padEnd(exponentOf(currency), "0"))
  return decimal.startsWith("-") ? -minor : minor
}

export function decimalOf(minor: bigint, currency: string): string {
  const exponent = exponentOf(currency)
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0")
  const whole = digits.slice(0, digits.length - exponent)
  return `${minor < 0n ? "-" : ""}${whole}${exponent ? `.${digits.slice(-exponent)}` : ""}`
}

/** Minor units of an amount as the API answers it. */
export function minorOfAmount(amount: number, currency: string): bigint {
  return minorOf(amount.toFixed(exponentOf(currency)), currency)
}

type AmountProblem = "required" | "not_a_number" | "too_many_decimals" | "not_positive"

/**
 * Reads an amount as a person types it: any script's digits, spaces between groups, one point or comma
 * before the decimals. What could be read in two ways ("1,234" in dollars) is refused, not guessed.
 */
export function readAmount(text: string, currency: string): { value: string } | { problem: AmountProblem } {
  const latin = text
    .trim()
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\u066b/g, ".")
    .replace(/[\s\u00a0\u202f\u066c]/g, "")
  if (!latin) return { problem: "required" }
  const match = /^(\d{1,15})(?:[.,](\d+))?$/.exec(latin)
  if (!match) return { problem: "not_a_number" }
  const [, whole = "0", fraction = ""] = match
  if (fraction.length > exponentOf(currency)) return { problem: "too_many_decimals" }
  const value = fraction ? `${BigInt(whole)}.${fraction}` : BigInt(whole).toString()
  return minorOf(value, currency) > 0n ? { value } : { problem: "not_positive" }
}
