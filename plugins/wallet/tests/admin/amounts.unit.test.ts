import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { decimalOf, formatMoney, minorOf, minorOfAmount, readAmount } from "../../src/admin/lib/money"
import { previewSettlement } from "../../src/admin/lib/settlement"
import type { Escrow } from "../../src/admin/lib/types"
import { settleEscrow } from "../../src/modules/wallet/rules"

/** `Math.min` takes no bigint. */
const least = (a: bigint, b: bigint) => (a < b ? a : b)
const currencies = fc.constantFrom("jpy", "usd", "egp", "kwd")

describe("an amount on a page", () => {
  test("keeps every minor unit on its way to text and back", () => {
    fc.assert(
      fc.property(currencies, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (currency, minor) => {
        expect(minorOf(decimalOf(minor, currency), currency)).toBe(minor)
      }),
    )
  })

  test("is read from the API's number to the last minor unit", () => {
    fc.assert(
      fc.property(currencies, fc.bigInt({ min: 0n, max: 10n ** 12n }), (currency, minor) => {
        expect(minorOfAmount(Number(decimalOf(minor, currency)), currency)).toBe(minor)
      }),
    )
  })

  test.each([
    ["10.5", "usd", "10.5"],
    ["10,50", "usd", "10.50"],
    [" 1 250 ", "jpy", "1250"],
    ["١٢٫٣٤٥", "kwd", "12.345"],
    ["007", "usd", "7"],
  ])("typed as %j in %s is %s", (text, currency, value) => {
    expect(readAmount(text, currency)).toEqual({ value })
  })

  test.each([
    ["", "usd", "required"],
    ["1,234.5", "usd", "not_a_number"],
    ["1,234", "usd", "too_many_decimals"],
    ["1.5", "jpy", "too_many_decimals"],
    ["-5", "usd", "not_a_number"],
    ["0.00", "usd", "not_positive"],
  ])("typed as %j in %s is refused as %s", (text, currency, problem) => {
    expect(readAmount(text, currency)).toEqual({ problem })
  })

  test("is written with the currency's own decimals", () => {
    expect(formatMoney(1500, "jpy", "en")).toBe("¥1,500")
    expect(formatMoney(1.5, "usd", "en", { signed: true })).toBe("+$1.50")
    expect(formatMoney(1.5, "kwd", "en")).toMatch(/1\.500$/)
  })

  test.each([
    ["usd", "USD"],
    ["jpy", "JPY"],
  ])("in Arabic shows %s by a code that reads the same in both directions", (currency, code) => {
    expect(formatMoney(5, currency, "ar-u-nu-latn")).toContain(code)
  })

  test("stands isolated in a right-to-left sentence", () => {
    expect(formatMoney(-85, "usd", "ar-u-nu-latn")).toMatch(/^\u2068.*85\.00.*USD.*\u2069$/)
  })
})

describe("the preview of a settlement", () => {
  test("promises what the server will do", () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 9n })
    const part = fc.bigInt({ min: 0n, max: 10n ** 9n })
    fc.assert(
      fc.property(
        amount,
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.tuple(part, part), { maxLength: 6 }),
        (total, basisPoints, parts) => {
          const state = { amount: total, released: 0n, fee: 0n, refunded: 0n }
          for (const [a, b] of parts) {
            const left = state.amount - state.released - state.fee - state.refunded
            const release = least(a, left)
            const refund = least(b, left - release)
            if (release + refund === 0n) continue
            const major = (minor: bigint) => Number(decimalOf(minor, "usd"))
            const escrow = {
              currency_code: "usd",
              fee_basis_points: basisPoints,
              amount: major(state.amount),
              released: major(state.released),
              fee: major(state.fee),
              refunded: major(state.refunded),
              remaining: major(left),
            } as Escrow
            const done = settleEscrow(state, { release, refund, feeBasisPoints: basisPoints, currency: "usd" })
            const { toPayee, fee, toPayer } = done
            expect(previewSettlement(escrow, release, refund)).toEqual({ toPayee, fee, toPayer, left: left - release - refund })
            state.released += toPayee
            state.fee += fee
            state.refunded += toPayer
          }
        },
      ),
    )
  })
})
