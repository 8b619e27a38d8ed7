import fc from "fast-check"
import { createHmac } from "node:crypto"
import { describe, expect, test } from "vitest"
import { hmacOf, isQuerySigned, isSigned, signedQueryText, signedText, TOKEN_FIELDS, TRANSACTION_FIELDS } from "../src/lib/hmac"
import { documented } from "./support/transaction"

const secret = "a secret of this test"

describe("Paymob's documented example", () => {
  // Both texts stand in the documentation as they stand here. The secret that its sample hash was made with is
  // blacked out there, so the hash itself cannot be checked against anything published.
  test("the signed text of the sample callback", () => {
    expect(signedText(documented)).toBe(
      "1000002024-06-13T11:33:44.592345EGPfalsefalse1920364654097558truefalsefalsefalsetruefalse217503754302852false2346MasterCardcardtrue",
    )
  })

  test("the sample of the older documentation (docs.paymob.com, 2020)", () => {
    const older = {
      ...documented,
      id: 2_556_706,
      amount_cents: 100,
      created_at: "2020-03-25T18:39:44.719228",
      integration_id: 6741,
      order: { id: 4_778_239 },
      owner: 4705,
    }
    expect(signedText(older)).toBe(
      "1002020-03-25T18:39:44.719228EGPfalsefalse25567066741truefalsefalsefalsetruefalse47782394705false2346MasterCardcardtrue",
    )
  })

  test("twenty fields", () => expect(TRANSACTION_FIELDS).toHaveLength(20))
})

test("it is HMAC-SHA-512, in hexadecimal; RFC 4231, test case 2", () => {
  expect(hmacOf("what do ya want for nothing?", "Jefe")).toBe(
    "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
  )
})

const query = {
  ...Object.fromEntries(
    Object.entries(documented)
      .filter(([, value]) => value !== null && typeof value !== "object")
      .map(([name, value]) => [name, String(value)]),
  ),
  order: "217503754",
  "source_data.pan": "2346",
  "source_data.type": "card",
  "source_data.sub_type": "MasterCard",
}

describe("the redirect's query", () => {
  test("has the same text under flat names", () => expect(signedQueryText(query)).toBe(signedText(documented)))

  test("may name the order `order_id`, as the present documentation has it", () => {
    const { order, ...rest } = query
    expect(signedQueryText({ ...rest, order_id: order })).toBe(signedText(documented))
  })

  test("is refused when its outcome is turned around", () => {
    const hmac = hmacOf(signedQueryText({ ...query, success: "false" }), secret)
    expect(isQuerySigned({ ...query, success: "false", hmac }, secret)).toBe(true)
    expect(isQuerySigned({ ...query, hmac }, secret)).toBe(false)
  })
})

test.each([
  ["nothing", undefined],
  ["an empty text", ""],
  ["too short", "abc"],
  ["no hexadecimal", "z".repeat(128)],
  ["two values", ["a", "b"]],
  ["SHA-256 of it", createHmac("sha256", secret).update(signedText(documented)).digest("hex")],
])("a signature that is %s is refused", (_name, hmac) => {
  expect(isSigned(documented, hmac, secret)).toBe(false)
})

test("capitals are the same signature", () => {
  expect(isSigned(documented, hmacOf(signedText(documented), secret).toUpperCase(), secret)).toBe(true)
})

test("what is null or absent signs as nothing: a wallet has no card number", () => {
  const wallet = { ...documented, source_data: { type: "wallet", pan: null, sub_type: null } }
  expect(signedText(wallet)).toBe(signedText(documented).replace("2346MasterCardcard", "wallet"))
})

test("a saved card signs other fields", () => {
  const card = { card_subtype: "Visa", created_at: "2024", email: "a@b.c", id: 1, masked_pan: "x", merchant_id: 2, order_id: 3, token: "t" }
  const hmac = hmacOf("Visa2024a@b.c1x23t", secret)
  expect(isSigned(card, hmac, secret, TOKEN_FIELDS)).toBe(true)
  expect(isSigned(card, hmac, secret)).toBe(false)
})

const scalar = fc.oneof(fc.boolean(), fc.nat(), fc.stringMatching(/^[\w.-]{1,12}$/), fc.constant(null))
const transaction = fc
  .tuple(...TRANSACTION_FIELDS.map(() => scalar))
  .map((values) => TRANSACTION_FIELDS.reduce<Record<string, unknown>>((obj, field, index) => put(obj, field, values[index]), {}))

function put(obj: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> {
  const [head = "", ...tail] = path.split(".")
  return { ...obj, [head]: tail.length ? put((obj[head] ?? {}) as Record<string, unknown>, tail.join("."), value) : value }
}
const shown = (value: unknown) => (value === null || value === undefined ? "" : String(value))

describe("properties", () => {
  test("any signed field that is changed is noticed", () => {
    fc.assert(
      fc.property(transaction, fc.constantFrom(...TRANSACTION_FIELDS), scalar, (obj, field, value) => {
        const before = field.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], obj)
        fc.pre(shown(before) !== shown(value))
        const hmac = hmacOf(signedText(obj), secret)
        expect(isSigned(obj, hmac, secret)).toBe(true)
        expect(isSigned(put(obj, field, value), hmac, secret)).toBe(false)
      }),
    )
  })

  test("any other secret is noticed", () => {
    fc.assert(
      fc.property(transaction, fc.string({ minLength: 1 }), (obj, other) => {
        fc.pre(other !== secret)
        expect(isSigned(obj, hmacOf(signedText(obj), other), secret)).toBe(false)
      }),
    )
  })

  // Why the merchant's reference is never believed, and why each callback is asked of Paymob again.
  test("what is not signed does not matter", () => {
    fc.assert(
      fc.property(transaction, fc.string(), fc.nat(), (obj, reference, refunded) => {
        const hmac = hmacOf(signedText(obj), secret)
        const forged = put(put(obj, "order.merchant_order_id", reference), "refunded_amount_cents", refunded)
        expect(isSigned(forged, hmac, secret)).toBe(true)
      }),
    )
  })
})

test("values stand without separators, so a digit can wander: one more reason to ask again", () => {
  const hmac = hmacOf(signedText(documented), secret)
  expect(isSigned({ ...documented, amount_cents: 1_000_002, created_at: "024-06-13T11:33:44.592345" }, hmac, secret)).toBe(true)
})
