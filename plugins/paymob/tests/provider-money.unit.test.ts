import { beforeEach, describe, expect, test } from "vitest"
import { callsOf, refunded, standIn, t, voided } from "./support/each"
import { type Bench, bench } from "./support/provider"

describe("captures of an authorisation", () => {
  let t: Bench
  let data: Awaited<ReturnType<Bench["start"]>>
  const captured = () => standIn.ledger.transaction(Number(data.transaction_id)).captured
  beforeEach(async () => {
    t = bench(standIn, { integration_ids: [1002] })
    data = await t.start(12.5)
    standIn.pay(data.client_secret, 1002)
    const answer = await t.status(data)
    expect(answer.status).toBe("authorized")
    data = answer.data
  })

  test("whole, and twice is once", async () => {
    const after = await t.capture(data, "12.50", "capture_a")
    await t.capture(after, "12.50", "capture_a")
    await t.capture(data, "12.50", "capture_a")
    expect(captured()).toBe(1250)
    expect(callsOf("acceptance/capture")).toBe(1)
    expect(await t.status(after)).toMatchObject({ status: "captured" })
  })

  test("in parts, of which each is once", async () => {
    data = await t.capture(data, "10", "capture_a")
    data = await t.capture(data, "2.50", "capture_b")
    data = await t.capture(data, "2.50", "capture_b")
    expect(captured()).toBe(1250)
    expect(data.capture_ids).toHaveLength(2)
  })

  test("an answer that is lost is not a second capture, and what was captured can be given back", async () => {
    standIn.faults.add({ path: "acceptance/capture", answer: "silence", when: "after" })
    await expect(t.capture(data, "12.50")).rejects.toMatchObject({ code: "paymob_unreachable" })
    data = await t.capture(data, "12.50")
    expect(captured()).toBe(1250)
    expect(data.capture_ids).toHaveLength(1)
    await t.refund(data, "2")
    expect(refunded(data.capture_ids[0])).toBe(200)
  })

  test("what was captured in Paymob's dashboard, and cannot be found, is told instead of given back halfway", async () => {
    const held = standIn.ledger.transaction(Number(data.transaction_id))
    standIn.ledger.capture(held.id, 1000)
    standIn.ledger.capture(held.id, 250)
    await expect(t.refund(data, "12.50")).rejects.toMatchObject({ code: "paymob_unknown_capture", status: 409 })
    await expect(t.provider.cancelPayment({ data })).rejects.toMatchObject({ code: "paymob_unknown_capture" })
    expect(callsOf("void_refund")).toBe(0)
    await t.refund(data, "2.50")
    expect(callsOf("void_refund")).toBe(1)
  })

  test("a capture that Medusa has no row of is refused", async () => {
    await expect(t.provider.capturePayment({ data, context: { idempotency_key: "capt_none" } })).rejects.toMatchObject({
      type: "not_found",
    })
    expect((await t.provider.capturePayment({ data })).data).toMatchObject({ capture_ids: [expect.any(Number)] })
    expect(captured()).toBe(1250)
  })

  test("money goes back from where it was captured", async () => {
    data = await t.capture(data, "10")
    data = await t.capture(data, "2.50")
    await t.refund(data, "11")
    expect(data.capture_ids.map(refunded)).toEqual([1000, 100])
  })

  test("cancelled, it is let go, once", async () => {
    await t.provider.cancelPayment({ data })
    await t.provider.cancelPayment({ data })
    expect(voided(data.transaction_id)).toBe(true)
    expect(callsOf("void_refund/void")).toBe(1)
    await expect(t.capture(data, "12.50")).rejects.toMatchObject({ code: "paymob_voided" })
    expect(await t.status(data)).toMatchObject({ status: "canceled" })
  })
})

describe("money that goes back", () => {
  let data: Awaited<ReturnType<Bench["start"]>>
  beforeEach(async () => {
    data = await t.start(12.5)
    standIn.pay(data.client_secret, 1001)
    data = (await t.status(data)).data
  })

  test("all of it on the same day: a void", async () => {
    await t.refund(data, "12.50", "refund_a")
    await t.refund(data, "12.50", "refund_a")
    expect(voided(data.transaction_id)).toBe(true)
    expect(callsOf("void_refund")).toBe(1)
  })

  test("all of it on the next day: a refund", async () => {
    standIn.age(Number(data.transaction_id), 1)
    await t.refund(data, "12.50")
    expect([voided(data.transaction_id), refunded(data.transaction_id)]).toEqual([false, 1250])
    expect(callsOf("void_refund/void")).toBe(0)
  })

  test("a void that Paymob refuses becomes a refund", async () => {
    standIn.faults.add({ path: "void_refund/void", answer: 400 })
    await t.refund(data, "12.50")
    expect(refunded(data.transaction_id)).toBe(1250)
  })

  test.each(["silence", 500] as const)("a void that may have happened (%s) does not become one as well", async (answer) => {
    standIn.faults.add({ path: "void_refund/void", answer, when: "after" })
    await expect(t.refund(data, "12.50")).rejects.toMatchObject({ code: expect.stringMatching(/unreachable|unavailable/) })
    await t.refund(data, "12.50")
    expect([voided(data.transaction_id), refunded(data.transaction_id), callsOf("void_refund")]).toEqual([true, 0, 1])
  })

  test("in parts, each once, and never more than was paid", async () => {
    await t.refund(data, "5", "refund_a")
    await t.refund(data, "5", "refund_a")
    await t.refund(data, "7.50", "refund_b")
    expect(refunded(data.transaction_id)).toBe(1250)
    await expect(t.refund(data, "0.01")).rejects.toMatchObject({ code: "paymob_too_much" })
    expect(refunded(data.transaction_id)).toBe(1250)
  })

  test("an answer that is lost is not a second refund, though Medusa asks with another id", async () => {
    standIn.faults.add({ path: "void_refund/refund", answer: "hang_up", when: "after" })
    await expect(t.refund(data, "5")).rejects.toMatchObject({ code: "paymob_unreachable" })
    await t.refund(data, "5")
    expect(refunded(data.transaction_id)).toBe(500)
    await t.refund(data, "5")
    expect(refunded(data.transaction_id)).toBe(1000)
  })

  test("what Medusa does not know of stops it", async () => {
    standIn.ledger.refund(Number(data.transaction_id), 900)
    await expect(t.refund(data, "5")).rejects.toMatchObject({ code: "paymob_out_of_step", status: 409 })
    expect(refunded(data.transaction_id)).toBe(900)
  })

  test("twenty at once take each what is theirs", async () => {
    await Promise.all(Array.from({ length: 20 }, () => t.refund(data, "0.50")))
    expect(refunded(data.transaction_id)).toBe(1000)
  })

  test("cancelling a payment that was taken gives it back", async () => {
    await t.refund(data, "2.50")
    await t.provider.cancelPayment({ data })
    await t.provider.cancelPayment({ data })
    expect(refunded(data.transaction_id)).toBe(1250)
  })

  test("a refund that nobody has named is refused", async () => {
    await expect(t.provider.refundPayment({ data, amount: 1 })).rejects.toMatchObject({ code: "paymob_needs_refund_id" })
  })

  test("kiosks give nothing back, and say so", async () => {
    const kiosk = bench(standIn, { integration_ids: [3001] })
    const paid = await kiosk.start()
    standIn.pay(paid.client_secret, 3001)
    await expect(kiosk.refund(paid, "12.50")).rejects.toMatchObject({
      status: 422,
      code: "paymob_refused",
      message: expect.stringContaining("Kiosk"),
    })
  })

  test("retrieving shows what Paymob has", async () => {
    await t.refund(data, "2.50")
    const { data: shown } = await t.provider.retrievePayment({ data })
    expect(shown).toMatchObject({ transaction: { id: data.transaction_id, refunded: "250", success: true } })
  })
})
