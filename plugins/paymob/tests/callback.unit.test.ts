import { describe, expect, test } from "vitest"
import { callbackEvent, readCallback, rememberAccount, verifyCallback } from "../src/lib/callback"
import { hmacOf, signedText } from "../src/lib/hmac"
import { documented } from "./support/transaction"

const secret = "a secret of this test"
const hmac = hmacOf(signedText(documented), secret)
const body = { type: "TRANSACTION", obj: documented }

test.each([
  ["parsed", body],
  ["text", JSON.stringify(body)],
  ["bytes", Buffer.from(JSON.stringify(body))],
])("a callback is read from its %s", (_name, given) => {
  expect(readCallback(given, hmac, secret)).toMatchObject({ type: "TRANSACTION", orderId: 217_503_754, transactionId: 192_036_465 })
})

test("copies of one message have one id; a further partial refund has another", () => {
  const id = (obj: Record<string, unknown>) => readCallback({ type: "TRANSACTION", obj }, hmac, secret).id
  expect(id(documented)).toBe(id({ ...documented, updated_at: "later" }))
  expect(id({ ...documented, refunded_amount_cents: 100 })).not.toBe(id({ ...documented, refunded_amount_cents: 200 }))
})

describe("refused", () => {
  test.each([
    ["another amount", { ...documented, amount_cents: 1 }, hmac],
    ["no signature", documented, undefined],
    ["another's signature", documented, hmacOf(signedText(documented), "other")],
  ])("%s: 401", (_name, obj, signature) => {
    expect(() => readCallback({ type: "TRANSACTION", obj }, signature, secret)).toThrow(
      expect.objectContaining({ status: 401, code: "paymob_bad_signature" }),
    )
  })

  test.each([
    ["no JSON", "{"],
    ["nothing", undefined],
    ["a list", []],
    ["no object", { type: "TRANSACTION", obj: 1 }],
    ["an unknown kind", { type: "X", obj: {} }],
  ])("%s: 400", (_name, given) => {
    expect(() => readCallback(given, hmac, secret)).toThrow(expect.objectContaining({ status: 400, code: "paymob_bad_callback" }))
  })
})

test("a saved card is recognised, and is about no order of ours", () => {
  const obj = { card_subtype: "Visa", created_at: "2024", email: "a@b.c", id: 1, masked_pan: "x", merchant_id: 2, order_id: 3, token: "t" }
  expect(readCallback({ type: "TOKEN", obj }, hmacOf("Visa2024a@b.c1x23t", secret), secret)).toEqual({ id: "token:1", type: "TOKEN" })
})

test("a route of one's own knows the secrets of all accounts, and reads a callback into plain JSON", () => {
  expect(() => verifyCallback(body, { hmac })).toThrow(expect.objectContaining({ status: 401 }))
  for (const one of ["another account's", secret]) rememberAccount({ hmac_secret: one, secret_key: "egy_sk_live_one" })
  const event = callbackEvent(verifyCallback(JSON.stringify(body), { hmac }))
  expect(JSON.parse(JSON.stringify(event))).toMatchObject({
    type: "transaction",
    subject: "217503754",
    payload: { order_id: 217_503_754, transaction_id: 192_036_465, reference: null, success: true, is_follow_up: false },
  })
  expect(() => verifyCallback(body, { hmac: hmacOf(signedText(documented), "") })).toThrow(expect.objectContaining({ status: 401 }))
})
