import { currencyExponent, divideHalfEven, isCurrency, Money } from "@wekala/engine/kit"
import fc from "fast-check"
import { describe, expect, test } from "vitest"

const currencies = fc.constantFrom("usd", "jpy", "kwd", "egp")
// An amount that is read has at most fifteen digits before the point.
const LARGEST = 10n ** 15n - 1n
const money = fc.tuple(fc.bigInt(-LARGEST, LARGEST), currencies).map(([minor, currency]) => Money.ofMinor(minor, currency))

describe("currencies", () => {
  test.each([
    ["usd", 2],
    ["EUR", 2],
    ["jpy", 0],
    ["kwd", 3],
    ["bhd", 3],
    ["egp", 2],
  ])("%s has %i decimal places", (code, digits) => expect(currencyExponent(code)).toBe(digits))

  test("an unknown code is refused", () => {
    expect(isCurrency("xxq")).toBe(false)
    expect(() => Money.zero("xxq")).toThrowError(expect.objectContaining({ code: "unknown_currency" }))
  })
})

describe("decimals", () => {
  test.each([
    ["10", "usd", 1_000n],
    ["10.5", "usd", 1_050n],
    [0.1, "usd", 10n],
    [1.1, "usd", 110n],
    ["-0.01", "usd", -1n],
    ["10.500", "usd", 1_050n],
    ["7", "jpy", 7n],
    ["1.234", "kwd", 1_234n],
    [1e-3, "kwd", 1n],
    [999_999_999_999.99, "usd", 99_999_999_999_999n],
  ])("%s %s is read exactly", (decimal, currency, minor) => expect(Money.fromDecimal(decimal, currency).minor).toBe(minor))

  test.each([
    ["0.001", "usd", "too_many_decimals"],
    ["1.5", "jpy", "too_many_decimals"],
    ["1e3", "usd", "invalid_amount"],
    ["1,000", "usd", "invalid_amount"],
    ["", "usd", "invalid_amount"],
    ["0x10", "usd", "invalid_amount"],
    [Number.NaN, "usd", "invalid_amount"],
    [Number.POSITIVE_INFINITY, "usd", "invalid_amount"],
    [1e21, "usd", "invalid_amount"],
    ["٣", "usd", "invalid_amount"],
  ])("%s %s is refused", (decimal, currency, code) => {
    expect(() => Money.fromDecimal(decimal, currency)).toThrowError(expect.objectContaining({ code }))
  })

  test("what is written is read back", () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(Money.fromDecimal(amount.toDecimal(), amount.currency)).toEqual(amount)
      }),
    )
  })

  test.each([
    ["0.125", "usd", 12n],
    ["0.135", "usd", 14n],
    ["-0.125", "usd", -12n],
    ["2.5", "jpy", 2n],
    ["3.5", "jpy", 4n],
    ["10", "usd", 1_000n],
  ])("%s %s is rounded half to even", (decimal, currency, minor) => expect(Money.fromDecimalRounded(decimal, currency).minor).toBe(minor))
})

describe("arithmetic", () => {
  test("a split neither loses nor makes a minor unit, and no part is off by more than one", () => {
    const weights = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 20 }).filter((list) => list.some((weight) => weight > 0))
    fc.assert(
      fc.property(money, weights, (amount, list) => {
        const parts = amount.split(list)
        expect(parts.reduce((sum, part) => sum.plus(part), Money.zero(amount.currency))).toEqual(amount)
        const total = BigInt(list.reduce((sum, weight) => sum + weight, 0))
        parts.forEach((part, index) => {
          const exact = (amount.minor * BigInt(list[index] as number)) / total
          const off = part.minor - exact
          expect(off >= -1n && off <= 1n).toBe(true)
          if (list[index] === 0) expect(part.isZero()).toBe(true)
        })
      }),
    )
  })

  test("ten dollars in three parts are 3.34, 3.33 and 3.33", () => {
    expect(
      Money.fromDecimal("10", "usd")
        .split([1, 1, 1])
        .map((part) => part.toDecimal()),
    ).toEqual(["3.34", "3.33", "3.33"])
  })

  test("currencies do not mix", () => {
    expect(() => Money.zero("usd").plus(Money.zero("eur"))).toThrowError(expect.objectContaining({ code: "currency_mismatch" }))
  })

  test("division rounds to the nearest, ties to even", () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), (numerator, denominator) => {
        const quotient = divideHalfEven(numerator, denominator)
        const remainder = numerator - quotient * denominator
        const twice = (remainder < 0n ? -remainder : remainder) * 2n
        expect(twice <= denominator).toBe(true)
        if (twice === denominator) expect(quotient % 2n).toBe(0n)
      }),
    )
  })

  test.each([
    ["100", 250, "2.50"],
    ["0.01", 5_000, "0.00"],
    ["0.03", 5_000, "0.02"],
  ])("%s at %i basis points is %s", (decimal, points, share) => {
    expect(Money.fromDecimal(decimal, "usd").percentage(points).toDecimal()).toBe(share)
  })
})

test("an amount is formatted for its reader", () => {
  expect(Money.fromDecimal("1234.5", "usd").format("en")).toBe("$1,234.50")
  expect(Money.fromDecimal("1234", "jpy").format("en")).toBe("¥1,234")
})
