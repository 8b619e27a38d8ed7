import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { PaymobClient, type IntentionInput } from "../src/lib/client"
import { PaymobError } from "../src/lib/errors"
import { PaymobStandIn } from "../src/testing"

let standIn: PaymobStandIn
let client: PaymobClient
const connect = (changes = {}) =>
  new PaymobClient({ secretKey: standIn.options.secret_key, baseUrl: standIn.url, timeoutMs: 1_500, backoffMs: 5, ...changes })

beforeEach(async () => {
  standIn = await PaymobStandIn.start()
  client = connect()
})
afterEach(() => standIn.stop())

let counter = 0
const input = (changes: Partial<IntentionInput> = {}): IntentionInput => ({
  amount: 12_50n,
  currency: "EGP",
  payment_methods: [1001, 1002, 3001],
  items: [{ name: "Order", amount: 12_50n, quantity: 1 }],
  billing_data: { first_name: "Ada", last_name: "Byron", email: "ada@example.com", phone_number: "+201000000000" },
  special_reference: `reference-${++counter}`,
  ...changes,
})
const callsOf = (path: string) => standIn.calls.filter((call) => call.includes(path)).length
const failure = (work: Promise<unknown>): Promise<PaymobError> =>
  work.then(
    () => expect.fail("it succeeded"),
    (error) => error,
  )

test("an intention is made, changed, paid, asked about, and given back", async () => {
  const intention = await client.createIntention(input())
  const updated = await client.updateIntention(
    intention.client_secret,
    input({ amount: 2000n, items: [{ name: "Order", amount: 2000n, quantity: 1 }] }),
  )
  expect(updated.intention_order_id).toBe(intention.intention_order_id)
  expect(await client.latestTransaction({ order_id: intention.intention_order_id })).toBeUndefined()
  const { id } = standIn.pay(intention.client_secret, 1001)
  expect(await client.latestTransaction({ order_id: intention.intention_order_id })).toMatchObject({
    id,
    amount_cents: 2000n,
    success: true,
  })
  await client.refund(id, 500n)
  expect(await client.transaction(id)).toMatchObject({ refunded_amount_cents: 500n })
  // The last transaction of the order is the refund now.
  expect(await client.latestTransaction({ order_id: intention.intention_order_id })).toMatchObject({
    is_refund: true,
    parent_transaction: id,
  })
})

test("an authorisation is captured, or voided", async () => {
  const [first, second] = [await client.createIntention(input()), await client.createIntention(input())]
  const captured = standIn.pay(first.client_secret, 1002)
  await client.capture(captured.id, 1000n)
  expect(await client.transaction(captured.id)).toMatchObject({ is_captured: true, captured_amount: 1000n })
  const voided = standIn.pay(second.client_secret, 1002)
  await client.void(voided.id)
  expect(await client.transaction(voided.id)).toMatchObject({ is_voided: true })
})

describe("with an API key, inquiries carry a token made from it", () => {
  test("which is made once", async () => {
    standIn.options.strict_inquiries = true
    const intention = await client.createIntention(input())
    const { id } = standIn.pay(intention.client_secret, 1001)
    expect(await failure(client.transaction(id))).toMatchObject({ status: 401, code: "unauthorized" })
    const keyed = connect({ apiKey: standIn.options.api_key })
    await keyed.transaction(id)
    await keyed.latestTransaction({ order_id: intention.intention_order_id })
    expect(callsOf("/api/auth/tokens")).toBe(1)
  })
})

describe("what may be repeated is, and nothing else", () => {
  test.each([500, 503, 429, "hang_up", "silence"] as const)("an inquiry after %s", async (answer) => {
    const intention = await client.createIntention(input())
    const { id } = standIn.pay(intention.client_secret, 1001)
    standIn.faults.add({ path: "/transactions/", answer, times: 2 })
    expect(await client.transaction(id)).toMatchObject({ id })
    expect(callsOf("/transactions/")).toBe(3)
  })

  test("three times, then it is told", async () => {
    standIn.faults.add({ path: "/transactions/", answer: 502, times: 9 })
    expect(await failure(client.transaction(1))).toMatchObject({ status: 502, code: "unavailable", retriable: true })
    expect(callsOf("/transactions/")).toBe(3)
  })

  test("a refusal is not", async () => {
    expect(await failure(client.transaction(1))).toMatchObject({ status: 404, code: "not_found", retriable: false })
    expect(callsOf("/transactions/")).toBe(1)
  })

  test.each(["before", "after"] as const)("making an intention is not, when the answer is lost %s it happened", async (when) => {
    standIn.faults.add({ path: "/v1/intention", answer: "hang_up", when })
    expect(await failure(client.createIntention(input()))).toMatchObject({ status: 0, code: "unreachable", retriable: true })
    expect(callsOf("/v1/intention")).toBe(1)
  })

  test("a refund is not", async () => {
    const { id } = standIn.pay((await client.createIntention(input())).client_secret, 1001)
    standIn.faults.add({ path: "/refund", answer: 500, when: "after" })
    expect(await failure(client.refund(id, 100n))).toMatchObject({ code: "unavailable" })
    expect(callsOf("void_refund/refund")).toBe(1)
    expect(await client.transaction(id)).toMatchObject({ refunded_amount_cents: 100n })
  })
})

describe("what the stand-in refuses, as Paymob does", () => {
  test.each([
    ["a wrong key", () => connect({ secretKey: "wrong" }).createIntention(input()), { status: 401, code: "unauthorized" }],
    ["items that do not sum", () => client.createIntention(input({ amount: 1n })), { status: 400, code: "refused" }],
    ["an unknown integration", () => client.createIntention(input({ payment_methods: [9] })), { status: 404, code: "not_found" }],
    ["no phone number", () => client.createIntention(input({ billing_data: {} })), { status: 400, code: "refused" }],
    ["a reference used before", () => client.createIntention(input({ special_reference: `reference-${counter - 1}` })), undefined],
  ])("%s", async (_name, work, error) => {
    if (error) expect(await failure(work())).toMatchObject(error)
    else {
      await client.createIntention(input({ special_reference: "twice" }))
      expect(await failure(client.createIntention(input({ special_reference: "twice" })))).toMatchObject({ status: 422, code: "refused" })
    }
  })

  test("more than was paid", async () => {
    const { id } = standIn.pay((await client.createIntention(input())).client_secret, 1001)
    await client.refund(id, 1000n)
    expect(await failure(client.refund(id, 251n))).toMatchObject({ code: "refused" })
  })

  test("a void on the next day", async () => {
    const { id } = standIn.pay((await client.createIntention(input())).client_secret, 1001)
    standIn.age(id, 1)
    expect(await failure(client.void(id))).toMatchObject({ code: "refused" })
  })
})

test("an answer that is not as documented is an error of its own", async () => {
  standIn.faults.add({ path: "/transactions/", answer: 200 })
  expect(await failure(client.transaction(1))).toMatchObject({
    code: "unexpected_answer",
    retriable: false,
    message: expect.stringContaining("amount_cents"),
  })
})

test("no message holds a key or a client secret", async () => {
  const intention = await client.createIntention(input())
  const errors = await Promise.all([
    failure(client.updateIntention(intention.client_secret, input({ amount: 1n }))),
    failure(connect({ baseUrl: "http://127.0.0.1:9", attempts: 1 }).createIntention(input())),
    failure(connect({ secretKey: "very-secret", apiKey: "also-secret" }).transaction(1)),
  ])
  for (const error of errors) {
    expect(error).toBeInstanceOf(PaymobError)
    const told = `${error.message} ${error.stack} ${JSON.stringify(error)}`
    for (const secret of [intention.client_secret, standIn.options.secret_key, "very-secret", "also-secret"])
      expect(told).not.toContain(secret)
  }
})
