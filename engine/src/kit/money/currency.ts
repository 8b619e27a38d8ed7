import { DomainError } from "../http/errors"

const exponents = new Map<string, number>()

/**
 * How many digits a currency has after the decimal point: JPY 0, USD 2, KWD 3. The platform's own
 * ISO 4217 data (ICU) decides.
 *
 * @param code ISO 4217, any case
 * @throws DomainError `unknown_currency` (400)
 */
export function currencyExponent(code: string): number {
  const upper = code.toUpperCase()
  const known = exponents.get(upper)
  if (known !== undefined) return known
  if (!isCurrency(upper)) {
    throw new DomainError({ status: 400, code: "unknown_currency", message: `"${code}" is not an ISO 4217 currency code.` })
  }
  const digits = new Intl.NumberFormat("en", { style: "currency", currency: upper }).resolvedOptions().maximumFractionDigits ?? 2
  exponents.set(upper, digits)
  return digits
}

/** True for a currency code that ISO 4217 lists, in upper or lower case. */
export function isCurrency(code: string): boolean {
  return CODES.has(code.toUpperCase())
}

const CODES = new Set(Intl.supportedValuesOf("currency"))
