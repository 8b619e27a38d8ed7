import fc from "fast-check"
import { Money } from "@wekala/engine/kit"
import { describe, expect, test } from "vitest"
import { dayOfTransaction } from "../src/lib/regions"
import { type Transaction, transactionSchema } from "../src/lib/schemas"
import { billingData } from "../src/providers/paymob/billing"
import { ACTIONS, capturedOf, isVoidable, mismatch, returnedOf, statusOf, stillDue } from "../src/providers/paymob/rules"
import { referenceOf, sessionOfReference } from "../src/providers/paymob/session"
import { documented } from "./support/transaction"

const transaction = (changes: Record<string, unknown> = {}): Transaction => transactionSchema.parse({ ...documented, ...changes })
const usd = (minor: number) => Money.ofMinor(minor, "usd")

describe("what a transaction means for the session that waits for it", () => {
  test.each([
    ["nobody has tried", undefined, "pending", "pending"],
    ["3-D Secure under way", { pending: true, success: false }, "pending", "pending"],
    [
      "a kiosk's reference",
      { pending: true, success: false, source_data: { type: "aggregator" } },
      "pending_authorization",
      "pending_authorization",
    ],
    ["paid", {}, "captured", "captured"],
    ["authorised", { is_auth: true, is_standalone_payment: false }, "authorized", "authorized"],
    ["authorised and captured", { is_auth: true, is_captured: true, captured_amount: 100_000 }, "captured", "captured"],
    ["captured in part", { is_auth: true, is_captured: true, captured_amount: 500 }, "authorized", "authorized"],
    ["captured, without saying how much", { is_auth: true, is_captured: true }, "captured", "captured"],
    ["declined", { success: false }, "error", "failed"],
    ["voided", { is_voided: true }, "canceled", "canceled"],
    ["paid and refunded", { is_refunded: true, refunded_amount_cents: 100_000 }, "captured", "captured"],
    ["written as text, as some samples are", { pending: "false", success: "true", amount_cents: "100000" }, "captured", "captured"],
  ])("%s", (_name, changes, status, action) => {
    expect(statusOf(changes && transaction(changes))).toBe(status)
    expect(ACTIONS[status as keyof typeof ACTIONS]).toBe(action)
  })
})

describe("only what was agreed on counts", () => {
  const agreed = { intention_order_id: 217_503_754, amount: "100000", currency_code: "egp", integration_ids: [4_097_558, 7] }

  test("as agreed", () => expect(mismatch(agreed, transaction())).toBeUndefined())
  test("the merchant's reference is not asked", () => {
    expect(mismatch(agreed, transaction({ order: { id: 217_503_754, merchant_order_id: "another" } }))).toBeUndefined()
  })
  test.each([
    [{ order: { id: 1 } }, "Paymob order 1"],
    [{ amount_cents: 99_999 }, "99999 minor units"],
    [{ amount_cents: 100_001 }, "100001 minor units"],
    [{ currency: "USD" }, "USD"],
    [{ integration_id: 8 }, "integration 8"],
  ])("%o", (changes, told) => expect(mismatch(agreed, transaction(changes))).toContain(told))
})

test.each([
  [{}, 100_000n, 0n],
  [{ success: false }, 0n, 0n],
  [{ pending: true }, 0n, 0n],
  [{ is_auth: true }, 0n, 0n],
  [{ is_auth: true, captured_amount: 500 }, 500n, 0n],
  [{ refunded_amount_cents: 700 }, 100_000n, 700n],
  [{ is_voided: true }, 100_000n, 100_000n],
])("%o: so much was taken, so much went back", (changes, taken, back) => {
  expect(capturedOf(transaction(changes))).toBe(taken)
  expect(returnedOf(transaction(changes))).toBe(back)
})

describe("how much is still to be done", () => {
  test.each([
    ["nothing done yet", 1000, 1000, 0n, 1000n],
    ["asked again after it was done", 1000, 1000, 1000n, 0n],
    ["after others", 500, 1500, 1000n, 500n],
    ["beside another that is under way", 1000, 2000, 0n, 1000n],
    ["a smaller try was done, and its answer lost", 1500, 1500, 1000n, 500n],
  ])("%s", (_name, own, wanted, done, due) => expect(stillDue(usd(own), usd(wanted), done)).toBe(due))

  test("Paymob has done more than Medusa knows of", () => {
    expect(() => stillDue(usd(500), usd(500), 1000n)).toThrow(expect.objectContaining({ code: "paymob_out_of_step" }))
  })

  test("whatever is lost and tried again in whatever order, Paymob's total never passes Medusa's, and reaches it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ amount: fc.integer({ min: 1, max: 1000 }), lost: fc.nat({ max: 3 }) }), { maxLength: 8 }),
        (refunds) => {
          let wanted = 0
          let done = 0n
          for (const { amount, lost } of refunds) {
            wanted += amount
            for (let call = 0; call <= lost; call++) {
              done += stillDue(usd(amount), usd(wanted), done)
              expect(done <= BigInt(wanted)).toBe(true)
            }
          }
          expect(done).toBe(BigInt(wanted))
        },
      ),
    )
  })
})

describe("voids", () => {
  const now = new Date("2024-06-13T20:59:00Z") // 23:59 in Cairo, which has summer time
  test.each([
    ["the same day", {}, now, true],
    ["a minute later it is the next day in Cairo", {}, new Date("2024-06-13T21:00:00Z"), false],
    ["a declined payment", { success: false }, now, false],
    ["a part went back", { refunded_amount_cents: 1 }, now, false],
    ["voided", { is_voided: true }, now, false],
    ["a wallet", { source_data: { type: "wallet" } }, now, false],
  ])("%s", (_name, changes, at, possible) => expect(isVoidable(transaction(changes), at, "Africa/Cairo")).toBe(possible))

  test("a timestamp with an offset is read with it", () => {
    expect(dayOfTransaction("2025-10-12T23:30:00.1+00:00", "Asia/Riyadh")).toBe("2025-10-13")
    expect(dayOfTransaction("2025-10-12T23:30:00.1", "Africa/Cairo")).toBe("2025-10-12")
  })
})

describe("billing data", () => {
  test("the storefront's word first, then the addresses, then nothing", () => {
    const payers = [
      { first_name: "Ada", phone: " " },
      { first_name: "Eve", phone: "+20100", country_code: "eg" },
    ]
    expect(billingData({ last_name: "Byron", unknown: 1 }, payers)).toMatchObject({
      first_name: "Ada",
      last_name: "Byron",
      phone_number: "+20100",
      country: "EG",
      email: "NA",
    })
  })
  test("without a phone number it is refused, unless the shop has one for all", () => {
    expect(() => billingData(undefined, [{}])).toThrow(expect.objectContaining({ code: "paymob_needs_phone" }))
    expect(billingData("nonsense", [], "+20100").phone_number).toBe("+20100")
  })
})

test("a reference names its session, whichever intention it is of", () => {
  for (const attempt of [1, 2, 13]) expect(sessionOfReference(referenceOf("payses_01J", attempt))).toBe("payses_01J")
})
