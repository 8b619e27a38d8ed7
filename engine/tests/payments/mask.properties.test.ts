import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { createMask, HIDDEN } from "../../src/payments/mask"

/** Every text, name and number of a value. */
function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words)
  if (typeof value === "object" && value !== null) return Object.entries(value).flatMap(([name, one]) => [name, ...words(one)])
  return typeof value === "string" || typeof value === "number" ? [String(value)] : []
}

const secret = fc.string({ minLength: 4, maxLength: 40, unit: "binary" }).filter((text) => !/[•…]/.test(text))
const names = ["id", "status", "message", "order_id", "amount_cents", "code", "detail", "data", "created_at", "reference", "anything"]

/** What a gateway may say: JSON in which a secret stands anywhere, whole or within a text, under names that are kept. */
const saying = (secrets: string[]) => {
  const said = fc.constantFrom(...secrets)
  const text = fc.oneof(
    fc.string(),
    said,
    fc.tuple(fc.string(), said, fc.string()).map((parts) => parts.join("")),
    said.map((one) => JSON.stringify({ token: one })),
    said.map((one) => `https://pay.example/?key=${encodeURIComponent(one)}`),
    said.map((one) => `Basic ${Buffer.from(one).toString("base64")}`),
  )
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      tie("object"),
      fc.array(tie("value"), { maxLength: 4 }),
    ),
    object: fc.dictionary(fc.oneof(fc.constantFrom(...names), said, fc.string()), tie("value"), { maxKeys: 5 }),
  })).object
}

const scene = fc
  .array(secret, { minLength: 1, maxLength: 3 })
  .chain((secrets) => fc.tuple(fc.constant(secrets), saying(secrets), saying(secrets)))

describe("of what is said to a provider", () => {
  test("no secret is kept, at any depth, in names, texts and addresses", () => {
    fc.assert(
      fc.property(scene, ([secrets, request, answer]) => {
        const mask = createMask([request, answer], secrets)
        const kept = [...words(mask.json(request)), ...words(mask.json(answer)), mask.path(`/v1/${encodeURIComponent(secrets[0] ?? "")}/x`)]
        for (const one of secrets) expect(kept.filter((word) => word.includes(one))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test("what stands in somebody's field is found in every other text, too", () => {
    const field = fc.constantFrom("first_name", "phoneNumber", "email", "client-secret", "street", "pan", "cvv", "auth_token")
    fc.assert(
      fc.property(field, secret, fc.string(), (name, value, before) => {
        const request = { billing: { [name]: value } }
        const answer = { message: `${before}${value} is not allowed`, errors: { [name]: [`${value}!`] } }
        const mask = createMask([request, answer], [])
        expect([...words(mask.json(request)), ...words(mask.json(answer))].filter((word) => word.includes(value))).toEqual([])
      }),
    )
  })

  test("what is kept is bounded, and what PostgreSQL takes", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: "binary" }), fc.integer({ min: 1, max: 3_000 }), (value, times) => {
        const kept = JSON.stringify(createMask([], []).json({ data: Array(times).fill(value), message: "x\0\ud800".repeat(times) }))
        expect(kept.length).toBeLessThan(60_000)
        expect(kept).not.toMatch(/\\u0000|\\ud[89a-f]/i)
      }),
      { numRuns: 50 },
    )
  })
})

test("what the matter is, is kept; whose it is, is not", () => {
  const request = {
    amount: 2500,
    currency: "EGP",
    payment_methods: [1001],
    billing_data: { first_name: "Ada", last_name: "Byron", phone_number: "+201000000000", email: "ada@example.com", country: "EG" },
    special_reference: "payses_01J",
  }
  const answer = {
    id: 192_036_465,
    success: false,
    order: { id: 217_503_754, merchant_order_id: "payses_01J" },
    source_data: { pan: "2346", type: "card", sub_type: "MasterCard" },
    data: { message: "Ada Byron (ada.b@example.com, +20 100 000 00 00) has 4111 1111 1111 1111: do not honor" },
    client_secret: "egy_csk_test_abc",
  }
  const mask = createMask([request, answer], [])
  expect(mask.json(request)).toEqual({
    amount: 2500,
    currency: "EGP",
    payment_methods: [1001],
    billing_data: { first_name: HIDDEN, last_name: HIDDEN, phone_number: HIDDEN, email: HIDDEN, country: HIDDEN },
    special_reference: "payses_01J",
  })
  expect(mask.json(answer)).toEqual({
    id: 192_036_465,
    success: false,
    order: { id: 217_503_754, merchant_order_id: "payses_01J" },
    source_data: { pan: HIDDEN, type: "card", sub_type: "MasterCard" },
    data: { message: `${HIDDEN} ${HIDDEN} (${HIDDEN}, ${HIDDEN}) has ${HIDDEN}: do not honor` },
    client_secret: HIDDEN,
  })
  expect(mask.path("/v1/intention/egy_csk_test_a1b2")).toBe(`/v1/intention/${HIDDEN}`)
  expect(mask.path("/v1/payment_intents/pi_3Mt/capture")).toBe("/v1/payment_intents/pi_3Mt/capture")
  expect(mask.path("/api/auth/tokens")).toBe("/api/auth/tokens")
})
