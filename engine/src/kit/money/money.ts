import { DomainError } from "../http/errors"
import { currencyExponent } from "./currency"

/**
 * An amount in minor units (cents, piastres, fils) of one currency. Immutable; never a float.
 * The database keeps `minor` as a bigint beside `currency`; the REST APIs speak decimal major units,
 * and `fromDecimal` and `toDecimal` are the one place where the two meet.
 */
export class Money {
  private constructor(
    /** Minor units; may be negative. */
    readonly minor: bigint,
    /** ISO 4217, lower case as Medusa has it. */
    readonly currency: string,
  ) {}

  /** @param minor minor units as bigint, safe integer, or the string a bigint column answers */
  static ofMinor(minor: bigint | number | string, currency: string): Money {
    currencyExponent(currency)
    return new Money(BigInt(minor), currency.toLowerCase())
  }

  static zero(currency: string): Money {
    return Money.ofMinor(0n, currency)
  }

  /**
   * Reads a decimal amount in major units, exactly.
   *
   * @param value `"10.5"` or `10.5`; a number is read by its shortest decimal form, as JSON writes it
   * @throws DomainError `invalid_amount` (400) for what is no plain decimal number of at most 15 digits before the point, and
   *   `too_many_decimals` (400) for a fraction smaller than the currency's minor unit
   */
  static fromDecimal(value: string | number, currency: string): Money {
    const exponent = currencyExponent(currency)
    const match = /^(-?)(\d{1,15})(?:\.(\d{1,20}))?$/.exec(typeof value === "number" ? plain(value) : value.trim())
    if (!match) throw new DomainError({ status: 400, code: "invalid_amount", message: `"${value}" is not a decimal amount.` })
    const [, sign, whole = "0", fraction = ""] = match
    const digits = fraction.replace(/0+$/, "")
    if (digits.length > exponent) {
      throw new DomainError({
        status: 400,
        code: "too_many_decimals",
        message: `${currency.toUpperCase()} has ${exponent} decimal places; "${value}" has more.`,
      })
    }
    const minor = BigInt(whole + digits.padEnd(exponent, "0"))
    return new Money(sign ? -minor : minor, currency.toLowerCase())
  }

  /**
   * Reads a decimal amount with any number of decimal places, rounded half to even to the minor unit.
   * For totals that the commerce core computed with more precision; never for what a person typed.
   *
   * @throws DomainError `invalid_amount` (400)
   */
  static fromDecimalRounded(value: string, currency: string): Money {
    const exponent = currencyExponent(currency)
    const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(value.trim())
    if (!match) throw new DomainError({ status: 400, code: "invalid_amount", message: `"${value}" is not a decimal amount.` })
    const [, sign, whole = "0", fraction = ""] = match
    const digits = fraction.padEnd(exponent, "0")
    const minor = divideHalfEven(BigInt(whole + digits), 10n ** BigInt(digits.length - exponent))
    return new Money(sign ? -minor : minor, currency.toLowerCase())
  }

  /** The amount in major units with all its decimal places: `"10.50"`. */
  toDecimal(): string {
    const exponent = currencyExponent(this.currency)
    const digits = (this.minor < 0n ? -this.minor : this.minor).toString().padStart(exponent + 1, "0")
    const sign = this.minor < 0n ? "-" : ""
    return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  }

  /**
   * The amount in major units as a JSON number, as Medusa's REST APIs write it. Exact for display up
   * to 15 significant digits; never compute with it.
   */
  toNumber(): number {
    return Number(this.toDecimal())
  }

  /** For people: `€10.50`, `١٠٫٥٠ ج.م.‏`. */
  format(locale = "en"): string {
    const options = { style: "currency", currency: this.currency.toUpperCase() } as const
    // The platform formats decimal strings exactly (ECMA-402, NumberFormat v3).
    return new Intl.NumberFormat(locale, options).format(this.toDecimal() as unknown as number)
  }

  plus(other: Money): Money {
    return new Money(this.minor + this.same(other).minor, this.currency)
  }

  minus(other: Money): Money {
    return new Money(this.minor - this.same(other).minor, this.currency)
  }

  negate(): Money {
    return new Money(-this.minor, this.currency)
  }

  /** -1, 0 or 1, as for sorting. */
  compare(other: Money): -1 | 0 | 1 {
    const { minor } = this.same(other)
    return this.minor < minor ? -1 : this.minor > minor ? 1 : 0
  }

  equals(other: Money): boolean {
    return this.currency === other.currency && this.minor === other.minor
  }

  isZero(): boolean {
    return this.minor === 0n
  }

  isPositive(): boolean {
    return this.minor > 0n
  }

  /**
   * A share of the amount, rounded half to even (IEEE 754, as banks do) to the minor unit.
   *
   * @param basisPoints hundredths of a percent: 250 is 2.5 %
   */
  percentage(basisPoints: number): Money {
    if (!Number.isSafeInteger(basisPoints)) throw new RangeError("basisPoints must be an integer")
    return new Money(divideHalfEven(this.minor * BigInt(basisPoints), 10_000n), this.currency)
  }

  /**
   * Splits the amount by weights so that the parts sum to the whole: each part is rounded down and the
   * minor units left over go to the largest remainders, earlier parts first (Hamilton's method).
   *
   * @param weights non-negative integers, not all zero
   */
  split(weights: readonly (number | bigint)[]): Money[] {
    const shares = weights.map(BigInt)
    const total = shares.reduce((sum, weight) => sum + weight, 0n)
    if (total <= 0n || shares.some((weight) => weight < 0n)) throw new RangeError("weights must be non-negative and not all zero")
    const sign = this.minor < 0n ? -1n : 1n
    const whole = this.minor * sign
    const parts = shares.map((weight) => (whole * weight) / total)
    let left = whole - parts.reduce((sum, part) => sum + part, 0n)
    const byRemainder = shares
      .map((weight, index) => ({ index, remainder: (whole * weight) % total }))
      .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
    for (const { index } of byRemainder) {
      if (left === 0n) break
      parts[index] = (parts[index] as bigint) + 1n
      left--
    }
    return parts.map((part) => new Money(part * sign, this.currency))
  }

  private same(other: Money): Money {
    if (other.currency !== this.currency) {
      throw new DomainError({
        status: 422,
        code: "currency_mismatch",
        message: `${this.currency.toUpperCase()} and ${other.currency.toUpperCase()} cannot be added or compared.`,
      })
    }
    return other
  }
}

/** Shortest decimal form without an exponent; NaN and infinities stay words and are refused above. */
function plain(value: number): string {
  const text = String(value)
  return text.includes("e") && Math.abs(value) < 1 ? value.toFixed(20) : text
}

/** Integer division rounding to nearest, ties to the even quotient. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("denominator must be positive")
  const sign = numerator < 0n ? -1n : 1n
  const absolute = numerator * sign
  const quotient = absolute / denominator
  const twice = (absolute % denominator) * 2n
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n)
  return (up ? quotient + 1n : quotient) * sign
}
