import { describe, expect, test } from "vitest"
import { type Compared, differencesOf } from "../../src/payments/report/rules"

const paid: Compared = {
  currency_code: "egp",
  medusa: { authorized: 2_500n, captured: 2_500n, refunded: 500n, is_canceled: false },
  provider: { captured: 2_500n, refunded: 500n, currency_code: "egp" },
  booked: { captured: 2_500n, refunded: 500n },
  is_for_cart: true,
}
const medusa = (more: Partial<Compared["medusa"]>) => ({ ...paid, medusa: { ...paid.medusa, ...more } })
const kinds = (payment: Compared) => differencesOf(payment).map(({ kind }) => kind)

describe("the books of a payment", () => {
  test("agree when all say the same", () => {
    expect(differencesOf(paid)).toEqual([])
  })

  test.each<[string, Compared, { kind: string; expected: bigint; found: bigint }]>([
    [
      "the provider has captured another amount",
      { ...paid, provider: { captured: 2_400n, refunded: 500n, currency_code: "egp" } },
      { kind: "provider_captured", expected: 2_500n, found: 2_400n },
    ],
    [
      "more was given back at the provider's own desk",
      { ...paid, provider: { captured: 2_500n, refunded: 2_500n, currency_code: "egp" } },
      { kind: "provider_refunded", expected: 500n, found: 2_500n },
    ],
    [
      "a refund is missing in the order's account",
      { ...paid, booked: { captured: 2_500n, refunded: 0n } },
      { kind: "refund_not_booked", expected: 500n, found: 0n },
    ],
    [
      "a capture is missing in the order's account",
      { ...paid, booked: { captured: 0n, refunded: 500n } },
      { kind: "capture_not_booked", expected: 2_500n, found: 0n },
    ],
    ["a cart was paid and is no order", { ...paid, booked: undefined }, { kind: "paid_without_order", expected: 0n, found: 2_000n }],
    [
      "a cart's payment was promised and is no order",
      { ...medusa({ captured: 0n, refunded: 0n }), provider: undefined, booked: undefined },
      { kind: "authorized_without_order", expected: 0n, found: 2_500n },
    ],
  ])("differ where %s", (_, payment, difference) => {
    expect(differencesOf(payment)).toEqual([{ ...difference, detail: null }])
  })

  test("in two currencies are not compared amount by amount", () => {
    const found = differencesOf({ ...paid, provider: { captured: 1n, refunded: 0n, currency_code: "usd" } })
    expect(found).toEqual([{ kind: "provider_currency", expected: null, found: null, detail: "USD" }])
  })

  test("of a provider that nobody can ask, or of something that is no cart's, are those that there are", () => {
    expect(kinds({ ...paid, provider: undefined })).toEqual([])
    expect(kinds({ ...paid, booked: undefined, is_for_cart: false })).toEqual([])
  })

  test("of a cart whose money went back, or whose promise was let go, are closed", () => {
    expect(kinds({ ...medusa({ refunded: 2_500n }), provider: undefined, booked: undefined })).toEqual([])
    expect(kinds({ ...medusa({ captured: 0n, refunded: 0n, is_canceled: true }), provider: undefined, booked: undefined })).toEqual([])
  })
})
