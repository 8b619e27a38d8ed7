import { describe, expect, test } from "vitest"
import { hmacOf, signedText } from "../src/lib/hmac"
import { HMAC_HEADER } from "../src/providers/paymob/service"
import { toWire } from "../src/testing/wire"
import { callsOf, standIn, t, voided } from "./support/each"
import { bench } from "./support/provider"

describe("options", () => {
  test.each([
    [{ secret_key: undefined }, "secret_key"],
    [{ integration_ids: [] }, "integration_ids"],
    [{ integration_ids: ["one"] }, "integration_ids"],
    [{ region: "mars" }, "region"],
    [{ base_url: "accept.paymob.com" }, "base_url"],
  ])("%o is refused by name", (changes, name) => {
    expect(() => bench(standIn, changes)).toThrow(name)
  })

  test("a wrong one is not repeated", () => {
    expect(() => bench(standIn, { secret_key: { is: "so secret" } })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("so secret") }),
    )
  })
})

describe("a session", () => {
  test("is an intention, with the address of Paymob's page", async () => {
    const data = await t.start(12.5)
    expect(data).toMatchObject({ amount: "1250", currency_code: "egp", integration_ids: [1001], transaction_id: null, attempt: 1 })
    expect(standIn.ledger.intention(data.client_secret)).toMatchObject({
      id: data.intention_id,
      order_id: data.intention_order_id,
      special_reference: data.session_id,
    })
    const page = await fetch(data.checkout_url)
    expect(await page.text()).toContain("Pay (card)")
  })

  test.each([
    [12.345, "egp", "1234"],
    [1500, "jpy", "1500"],
    [1.2345, "kwd", "1234"],
    [10.005, "omr", "10005"],
    ["0.1", "usd", "10"],
  ])("of %s %s asks for %s minor units", async (amount, currency, minor) => {
    const data = await t.start(amount as number, currency)
    expect(data.amount).toBe(minor)
    expect(standIn.ledger.intention(data.client_secret)).toMatchObject({ amount: Number(minor), currency: currency.toUpperCase() })
  })

  test("overwrites whatever the browser sent along", async () => {
    const forged = { session_id: "payses_forged", transaction_id: 1, capture_ids: [1], amount: "1", failure: "x", integration_ids: [9] }
    const { data } = await t.provider.initiatePayment({ amount: 10, currency_code: "egp", data: forged })
    expect(data).toMatchObject({ transaction_id: null, capture_ids: [], amount: "1000", failure: null, integration_ids: [1001] })
    for (const key of Object.keys(forged)) expect(data).toHaveProperty(key)
  })

  test("tells the shopper no secret of the shop", async () => {
    const told = JSON.stringify(await t.start())
    for (const secret of [standIn.options.secret_key, standIn.options.hmac_secret]) expect(told).not.toContain(secret)
  })

  test("leads back to the page of the shop that was wished, also when its amount changes, and never elsewhere", async () => {
    const t = bench(standIn, { redirection_url: "https://shop.example.com/checkout/result" })
    const backOf = (data: Record<string, unknown>) => standIn.ledger.intention(String(data.client_secret)).redirection_url
    expect(backOf(await t.start())).toBe("https://shop.example.com/checkout/result")
    const data = await t.start(12.5, "egp", { return_path: "/ar/checkout/top-up/1" })
    expect(backOf(data)).toBe("https://shop.example.com/ar/checkout/top-up/1")
    const more = await t.provider.updatePayment({ data, amount: 20, currency_code: "egp" })
    expect(backOf(more.data ?? {})).toBe("https://shop.example.com/ar/checkout/top-up/1")
    for (const path of [
      "https://evil.example",
      "//evil.example/x",
      "/\\evil.example",
      "checkout",
      "javascript:alert(1)",
      7,
      `/${"x".repeat(200)}`,
    ])
      await expect(t.start(12.5, "egp", { return_path: path })).rejects.toMatchObject({ code: "paymob_return_path", status: 422 })
  })

  test("needs a phone number", async () => {
    t.shop.payerList = []
    await expect(t.start()).rejects.toMatchObject({ code: "paymob_needs_phone", status: 422 })
  })

  test("with a changed amount keeps its order; with a changed currency it gets a new one", async () => {
    const data = await t.start(12.5)
    const same = await t.provider.updatePayment({ data, amount: 12.5, currency_code: "egp" })
    expect(same.data).toEqual(data)
    const more = await t.provider.updatePayment({ data, amount: 20, currency_code: "egp" })
    expect(more.data).toMatchObject({ intention_order_id: data.intention_order_id, amount: "2000" })
    const other = await t.provider.updatePayment({ data: more.data, amount: 20, currency_code: "usd" })
    expect(other.data?.intention_order_id).not.toBe(data.intention_order_id)
    expect(other.data).toMatchObject({ amount: "2000", currency_code: "usd", attempt: 2 })
    expect(callsOf("PUT")).toBe(1)
  })

  test("that Paymob refuses is refused in its words; an outage is another error", async () => {
    await expect(bench(standIn, { integration_ids: [9] }).start()).rejects.toMatchObject({ code: "paymob_not_found" })
    standIn.faults.add({ path: "/v1/intention", answer: "silence" })
    await expect(t.start()).rejects.toMatchObject({ code: "paymob_unreachable" })
    expect(callsOf("/v1/intention")).toBe(2)
  })
})

describe("what became of it", () => {
  test("nobody has paid", async () => expect(await t.status(await t.start())).toMatchObject({ status: "pending" }))

  test("paid; declined, and paid at the second try", async () => {
    const data = await t.start()
    standIn.pay(data.client_secret, 1001, "decline")
    expect(await t.status(data)).toMatchObject({ status: "error", data: { failure: "Do not honour", transaction_id: null } })
    const { id } = standIn.pay(data.client_secret, 1001)
    expect(await t.status(data)).toMatchObject({ status: "captured", data: { failure: null, transaction_id: id } })
  })

  test("3-D Secure: under way, then decided", async () => {
    for (const [success, status] of [
      [true, "captured"],
      [false, "error"],
    ] as const) {
      const data = await t.start()
      const { id } = standIn.pay(data.client_secret, 1001, "challenge")
      expect(await t.status(data)).toMatchObject({ status: "pending" })
      standIn.settle(id, success)
      expect(await t.status(data)).toMatchObject({ status })
    }
  })

  test("a kiosk's reference waits for its cash", async () => {
    const kiosk = bench(standIn, { integration_ids: [3001] })
    const data = await kiosk.start()
    const { id } = standIn.pay(data.client_secret, 3001, "reference")
    expect(await kiosk.status(data)).toMatchObject({ status: "pending_authorization" })
    standIn.settle(id)
    expect(await kiosk.status(data)).toMatchObject({ status: "captured" })
  })

  test("the last transaction of the order may be one of those that follow: its parent is meant", async () => {
    const data = await t.start()
    const { id } = standIn.pay(data.client_secret, 1001)
    standIn.ledger.refund(id, 100)
    expect(await t.status(data)).toMatchObject({ status: "captured", data: { transaction_id: id } })
  })

  test("a failed try beside one that paid is not taken for the end of it", async () => {
    const data = await t.start()
    const [first, second] = [standIn.pay(data.client_secret, 1001, "challenge"), standIn.pay(data.client_secret, 1001, "challenge")]
    standIn.settle(first.id, true)
    standIn.settle(second.id, false)
    expect(await t.status(data)).toMatchObject({ status: "pending" })
    expect(t.logged.join()).toContain("look for the one that paid")
  })

  test("another order's payment does not count, whatever the session's data say", async () => {
    const [cheap, dear] = [await t.start(1), await t.start(100)]
    const { id } = standIn.pay(cheap.client_secret, 1001)
    const forged = { ...dear, transaction_id: id }
    expect(await t.status(forged)).toMatchObject({ status: "error", data: { failure: expect.stringContaining("Paymob order") } })
    await expect(t.refund(forged, "1")).rejects.toMatchObject({ code: "paymob_mismatch" })
    await expect(t.provider.cancelPayment({ data: forged })).rejects.toMatchObject({ code: "paymob_mismatch" })
    expect(t.logged.join()).toContain("does not count")
  })

  test("a payment of another amount does not count", async () => {
    const data = await t.start(100)
    standIn.ledger.intention(data.client_secret).amount = 100
    standIn.pay(data.client_secret, 1001)
    expect(await t.status(data)).toMatchObject({ status: "error", data: { failure: expect.stringContaining("100 minor units") } })
  })

  test("with an account that answers inquiries by token only", async () => {
    standIn.options.strict_inquiries = true
    const keyed = bench(standIn, { api_key: standIn.options.api_key })
    const data = await keyed.start()
    standIn.pay(data.client_secret, 1001)
    expect(await keyed.status(data)).toMatchObject({ status: "captured" })
    await expect(t.status(data)).rejects.toMatchObject({ code: "paymob_unauthorized" })
  })

  test("data of another provider are refused", async () => {
    await expect(t.provider.authorizePayment({ data: { session_id: "x" } })).rejects.toMatchObject({ code: "paymob_unknown_payment" })
  })
})

describe("a session that is deleted", () => {
  test("unpaid, nothing is done", async () => {
    await t.provider.deletePayment({ data: await t.start() })
    await t.provider.deletePayment({ data: {} })
    expect(callsOf("void_refund")).toBe(0)
  })

  test("authorised, it is let go", async () => {
    const held = bench(standIn, { integration_ids: [1002] })
    const data = await held.start()
    const { id } = standIn.pay(data.client_secret, 1002)
    await held.provider.deletePayment({ data })
    expect(voided(id)).toBe(true)
  })

  test("paid, it is kept", async () => {
    const data = await t.start()
    standIn.pay(data.client_secret, 1001)
    await expect(t.provider.deletePayment({ data })).rejects.toMatchObject({ code: "paymob_paid" })
  })

  test("while Paymob is away, the shopper may choose another way to pay, and it is noted", async () => {
    const data = await t.start()
    standIn.faults.add({ path: "transaction_inquiry", answer: 503, times: 3 })
    await t.provider.deletePayment({ data })
    expect(t.logged.join()).toContain("without knowing")
  })
})

describe("callbacks through Medusa's own route", () => {
  const deliver = (obj: Record<string, unknown>, hmac = hmacOf(signedText(obj), standIn.options.hmac_secret)) =>
    t.provider.getWebhookActionAndData({ data: { type: "TRANSACTION", obj }, rawData: "", headers: { [HMAC_HEADER]: hmac } })

  test.each([
    ["pay", "captured"],
    ["decline", "failed"],
    ["challenge", "pending"],
  ] as const)("%s: %s", async (outcome, action) => {
    const data = await t.start()
    const wire = toWire(standIn.pay(data.client_secret, 1001, outcome))
    expect(await deliver(wire)).toEqual({ action, data: { session_id: data.session_id, amount: 12.5 } })
    expect(await deliver(wire)).toEqual({ action, data: { session_id: data.session_id, amount: 12.5 } })
  })

  test("a wrong signature is left aside, and noted", async () => {
    const wire = toWire(standIn.pay((await t.start()).client_secret, 1001))
    const before = standIn.calls.length
    expect(await deliver(wire, "0".repeat(128))).toEqual({ action: "not_supported" })
    expect(standIn.calls).toHaveLength(before)
    expect(t.logged.join()).toContain("not signed")
  })

  test("an old message sent again tells what is true now", async () => {
    const data = await t.start()
    const wire = toWire(standIn.pay(data.client_secret, 1001))
    standIn.ledger.void(Number(wire.id))
    expect(await deliver(wire)).toMatchObject({ action: "canceled" })
  })

  test("a payment that no session waits for is told to the shop's staff", async () => {
    const data = await t.start()
    t.shop.sessions.length = 0
    expect(await deliver(toWire(standIn.pay(data.client_secret, 1001)))).toEqual({ action: "not_supported" })
    expect(t.logged.join()).toContain(`order ${data.intention_order_id}, which no payment session waits for`)
  })

  test("a refund's own callback moves nothing", async () => {
    const data = await t.start()
    const { id } = standIn.pay(data.client_secret, 1001)
    expect(await deliver(toWire(standIn.ledger.refund(id, 100)))).toEqual({ action: "not_supported" })
  })
})
