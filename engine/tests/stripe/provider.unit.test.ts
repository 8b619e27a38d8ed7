import { randomUUID } from "node:crypto"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import type { SessionData } from "../../src/providers/stripe/session"
import { paymentMethodOf } from "../../src/payments/define-method"
import "../../src/providers/stripe/method"
import { StripeStandIn } from "../../src/testing/stripe"
import { type Bench, bench } from "./support/provider"

let standIn: StripeStandIn
let t: Bench
beforeEach(async () => {
  standIn = await StripeStandIn.start()
  t = bench(standIn)
})
afterEach(() => standIn.stop())

const intentOf = ({ id }: { id: string }) => standIn.payments.get(id)
const chargeOf = (data: { id: string }) => standIn.books.charges.get(intentOf(data).latest_charge as string)
const callsOf = (path: string) => standIn.calls.filter((call) => call.includes(path)).length
const customer = async () =>
  (await t.provider.createAccountHolder({ context: { customer: { id: randomUUID(), email: "a@b.test" } } as never })).id

describe("options", () => {
  test.each([
    [{ api_key: undefined }, "api_key"],
    [{ webhook_secret: "" }, "webhook_secret"],
    [{ capture: "sometimes" }, "capture"],
    [{ base_url: "api.stripe.com" }, "base_url"],
    [{ base_url: "https://api.stripe.com/v1" }, "base_url"],
  ])("%o is refused by name", (changes, name) => {
    expect(() => bench(standIn, changes)).toThrow(name)
  })

  test("a wrong one is not repeated", () => {
    expect(() => bench(standIn, { api_key: { is: "so secret" } })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("so secret") }),
    )
  })
})

describe("a session", () => {
  test("is a payment intent for cards, of this session", async () => {
    const data = await t.start(12.5)
    expect(data).toMatchObject({ amount: 1250, currency: "usd", status: "requires_payment_method", failure: null, save_card: false })
    expect(intentOf(data)).toMatchObject({
      amount: 1250,
      client_secret: data.client_secret,
      capture_method: "automatic",
      payment_method_types: ["card"],
      metadata: { session_id: data.session_id },
    })
  })

  test.each([
    [12.345, "usd", 1234],
    ["0.5", "eur", 50],
    [1500, "jpy", 1500],
    [1.23, "kwd", 1230],
    [10, "omr", 10_000],
    // Medusa's own table counts the shilling without decimals, and would take a hundredth.
    [2000, "ugx", 200_000],
    [2000, "isk", 200_000],
    [2000, "mga", 2000],
  ])("of %s %s asks for %s minor units", async (amount, currency, minor) => {
    const data = await t.start(amount, currency)
    expect(intentOf(data)).toMatchObject({ amount: minor, currency })
  })

  test.each([
    [1.234, "kwd"],
    [0.005, "omr"],
  ])("of %s %s is refused rather than rounded: order and payment would differ", async (amount, currency) => {
    await expect(t.start(amount, currency)).rejects.toMatchObject({ code: "stripe_cannot_take_amount", status: 422 })
    expect(standIn.books.intents.size).toBe(0)
  })

  test("takes nothing of what a browser sends along but the wish to save the card", async () => {
    const forged = {
      id: "pi_forged",
      capture_method: "manual",
      amount: 1,
      confirm: true,
      off_session: true,
      payment_method: "pm_card_visa",
    }
    const { data } = await t.provider.initiatePayment({
      amount: 10,
      currency_code: "usd",
      data: { ...forged, session_id: "payses_x", metadata: { session_id: "payses_y" }, save_card: true },
      context: {},
    })
    const { id } = data as { id: string }
    expect(intentOf({ id })).toMatchObject({
      amount: 1000,
      capture_method: "automatic",
      status: "requires_payment_method",
      setup_future_usage: null,
      metadata: { session_id: "payses_x" },
    })
    // Medusa merges the answer over what was sent.
    for (const key of ["id", "amount", "capture_method"]) expect(data).toHaveProperty(key)
  })

  test("begun twice by a lost answer is one intent", async () => {
    const patient = bench(standIn, { retries: 1 })
    standIn.faults.add({ path: "POST /v1/payment_intents", answer: "hang_up", when: "after" })
    await patient.start()
    expect(standIn.books.intents.size).toBe(1)
  })

  test("that Stripe refuses is refused in its words; an outage is another error; no key is told", async () => {
    await expect(t.start(1_000_000_000)).rejects.toMatchObject({ code: "stripe_refused", status: 422 })
    standIn.faults.add({ answer: "silence" })
    await expect(t.start()).rejects.toMatchObject({ code: "stripe_unreachable" })
    const wrong = bench(standIn, { api_key: "sk_test_wrong1234567890" })
    await expect(wrong.start()).rejects.toMatchObject({ code: "stripe_unauthorized", message: expect.not.stringContaining("sk_test") })
  })

  test("changes amount and currency of its intent; once paid it cannot", async () => {
    const data = await t.start(12.5)
    const { data: changed } = await t.provider.updatePayment({ data, amount: 20, currency_code: "eur" })
    expect(changed).toMatchObject({ id: data.id, amount: 2000, currency: "eur" })
    standIn.pay(data.id)
    await expect(t.provider.updatePayment({ data, amount: 30, currency_code: "eur" })).rejects.toMatchObject({ code: "stripe_paid" })
    // What Medusa notes of it beside changes nothing at Stripe.
    const { data: noted } = await t.provider.updatePayment({ data: changed as SessionData, amount: 20, currency_code: "eur" })
    expect(noted).toMatchObject({ id: data.id, status: "succeeded" })
  })

  test("of a signed-in shopper saves the card when asked to, and takes that back", async () => {
    const data = await t.start(10, "usd", { customer: await customer(), save_card: true })
    expect(intentOf(data).setup_future_usage).toBe("on_session")
    const update = { amount: 10, currency_code: "usd" }
    await t.provider.updatePayment({ data: { ...data, save_card: false }, ...update })
    expect(intentOf(data).setup_future_usage).toBeNull()
    await t.provider.updatePayment({ data: { ...data, save_card: true }, ...update })
    standIn.pay(data.id)
    expect([...standIn.books.methods.values()].filter((method) => method.customer === data.customer)).toHaveLength(1)
  })

  test("of a shopper whom Stripe has forgotten is a guest's", async () => {
    const data = await t.start(10, "usd", { customer: "cus_gone" })
    expect(intentOf(data).customer).toBeNull()
    expect(t.logged.join()).toContain("does not know the customer")
  })
})

describe("what became of it", () => {
  test("nobody has paid; paid; what a shopper may read tells of the card", async () => {
    const data = await t.start()
    expect(await t.status(data)).toMatchObject({ status: "pending" })
    standIn.pay(data.id)
    expect(await t.status(data)).toMatchObject({ status: "captured", data: { card: { brand: "visa", last4: "4242" } } })
  })

  test("declined: the session waits on, says why, and the next card counts", async () => {
    const data = await t.start()
    standIn.pay(data.id, "pm_card_visa_chargeDeclinedInsufficientFunds")
    const failure = { code: "card_declined", decline_code: "insufficient_funds" }
    expect(await t.status(data)).toMatchObject({ status: "pending", data: { failure } })
    standIn.pay(data.id)
    expect(await t.status(data)).toMatchObject({ status: "captured", data: { failure: null } })
  })

  test.each([
    [true, "captured"],
    [false, "pending"],
  ])("3-D Secure: under way, then decided (%s)", async (isApproved, status) => {
    const data = await t.start()
    standIn.pay(data.id, "pm_card_authenticationRequired")
    expect(await t.status(data)).toMatchObject({ status: "requires_more" })
    standIn.payments.answerChallenge(data.id, isApproved)
    expect(await t.status(data)).toMatchObject({ status })
  })

  test("captured by hand: authorised; captured in part in the dashboard is not taken for the whole", async () => {
    const manual = bench(standIn, { capture: "manual" })
    const data = await manual.start(10)
    standIn.pay(data.id)
    expect(await manual.status(data)).toMatchObject({ status: "authorized" })
    standIn.payments.capture(data.id, { amount_to_capture: "400" })
    expect(await manual.status(data)).toMatchObject({ status: "authorized" })
  })

  test.each([
    ["another amount", { amount: 1 }],
    ["another currency", { currency: "eur" }],
    ["another session", { session_id: "payses_other" }],
  ])("an intent of %s does not count, and the log says so", async (_name, change) => {
    const data = await t.start(10)
    standIn.pay(data.id)
    expect(await t.status({ ...data, ...change })).toMatchObject({ status: "error" })
    expect(t.logged.join()).toContain("does not count")
  })
})

describe("capture", () => {
  let manual: Bench
  beforeEach(() => {
    manual = bench(standIn, { capture: "manual" })
  })
  const authorised = async (amount = 10) => {
    const data = await manual.start(amount)
    standIn.pay(data.id)
    return data
  }

  test("takes what Medusa's row says, not the whole", async () => {
    const data = await authorised(10)
    await manual.capture(data, "4.00")
    expect(intentOf(data)).toMatchObject({ status: "succeeded", amount_received: 400 })
  })

  test("of the rest is refused: Stripe has let go of it", async () => {
    const data = await authorised(10)
    await manual.capture(data, "4.00")
    await expect(manual.capture(data, "6.00")).rejects.toMatchObject({ code: "stripe_captured_once", status: 409 })
    expect(intentOf(data)).toMatchObject({ amount_received: 400 })
  })

  test("asked twice, or again after a lost answer, happens once", async () => {
    const data = await authorised(10)
    await manual.capture(data, "10.00", "capt_same")
    await manual.capture(data, "10.00", "capt_same")
    const other = await authorised(10)
    standIn.faults.add({ path: "/capture", answer: "silence", when: "after" })
    await expect(manual.capture(other, "7.00")).rejects.toMatchObject({ code: "stripe_unreachable" })
    await manual.capture(other, "7.00")
    expect(intentOf(other)).toMatchObject({ amount_received: 700 })
    expect(callsOf("/capture")).toBe(2)
  })

  test("of what nobody has paid, or what was let go, is told apart", async () => {
    await expect(manual.capture(await manual.start(10), "10.00")).rejects.toMatchObject({ code: "stripe_not_paid" })
    const data = await authorised(10)
    await manual.provider.cancelPayment({ data })
    await expect(manual.capture(data, "10.00")).rejects.toMatchObject({ code: "stripe_not_paid" })
  })
})

describe("refund", () => {
  const paid = async (amount: number | string = 10, currency = "usd") => {
    const data = await t.start(amount, currency)
    standIn.pay(data.id)
    return data
  }

  test.each([
    ["usd", 10, ["2.50", "7.50"], 1000],
    ["jpy", 1500, ["500", "1000"], 1500],
    ["kwd", 1.23, ["0.230", "1.000"], 1230],
    ["ugx", 2000, ["500", "1500"], 200_000],
  ])("in parts of %s up to the total and not beyond", async (currency, total, parts, minor) => {
    const data = await paid(total, currency)
    for (const part of parts) await t.refund(data, part)
    expect(chargeOf(data)).toMatchObject({ amount_refunded: minor })
    await expect(t.refund(data, parts[0] as string)).rejects.toMatchObject({ code: "stripe_too_much", status: 409 })
    expect(chargeOf(data)).toMatchObject({ amount_refunded: minor })
  })

  test("of what was captured in part goes up to that part: what was let go is no refund", async () => {
    const manual = bench(standIn, { capture: "manual" })
    const data = await manual.start(10)
    standIn.pay(data.id)
    await manual.capture(data, "4.00")
    await expect(manual.refund(data, "5.00")).rejects.toMatchObject({ code: "stripe_too_much" })
    await manual.refund(data, "1.50")
    await manual.refund(data, "2.50")
    expect([...standIn.books.refunds.values()].reduce((sum, { amount }) => sum + amount, 0)).toBe(400)
  })

  test("asked twice, or again after a lost answer, happens once", async () => {
    const data = await paid()
    await t.refund(data, "2.00", "ref_same")
    await t.refund(data, "2.00", "ref_same")
    standIn.faults.add({ path: "/v1/refunds", answer: "silence", when: "after" })
    await expect(t.refund(data, "3.00")).rejects.toMatchObject({ code: "stripe_unreachable" })
    await t.refund(data, "3.00")
    expect(chargeOf(data)).toMatchObject({ amount_refunded: 500 })
  })

  test("four at once give back what is written down", async () => {
    const data = await paid(10)
    await Promise.all(["1.00", "2.00", "3.00", "4.00"].map((amount) => t.refund(data, amount)))
    expect(chargeOf(data)).toMatchObject({ amount_refunded: 1000 })
  })

  test("of what the dashboard has given back already is not given twice, nor passed over in silence", async () => {
    const data = await paid(10)
    await t.refund(data, "1.00")
    standIn.payments.refund({ payment_intent: data.id, amount: "500" })
    await t.refund(data, "5.00")
    expect(chargeOf(data)).toMatchObject({ amount_refunded: 600 })
    standIn.payments.refund({ payment_intent: data.id, amount: "300" })
    await expect(t.refund(data, "1.00")).rejects.toMatchObject({ code: "stripe_out_of_step", status: 409 })
  })

  test("of what was never captured is refused", async () => {
    await expect(t.refund(await t.start(), "1.00")).rejects.toMatchObject({ code: "stripe_not_captured" })
  })
})

describe("an end", () => {
  test("cancelling lets an authorisation go, and gives a payment back; twice is once", async () => {
    const manual = bench(standIn, { capture: "manual" })
    const held = await manual.start(10)
    standIn.pay(held.id)
    await manual.provider.cancelPayment({ data: held })
    await manual.provider.cancelPayment({ data: held })
    expect(intentOf(held)).toMatchObject({ status: "canceled" })
    const taken = await t.start(10)
    standIn.pay(taken.id)
    await t.refund(taken, "4.00")
    await t.provider.cancelPayment({ data: taken })
    await t.provider.cancelPayment({ data: taken })
    expect(chargeOf(taken)).toMatchObject({ amount_refunded: 1000 })
  })

  test("deleting a session makes its intent unpayable", async () => {
    const data = await t.start()
    await t.provider.deletePayment({ data })
    expect(() => standIn.pay(data.id)).toThrow(/status of canceled/)
    // One that never came to be.
    expect(await t.provider.deletePayment({ data: { session_id: "payses_x" } })).toEqual({ data: { session_id: "payses_x" } })
  })

  test("a session that is paid is kept; while Stripe is away one may be left", async () => {
    const data = await t.start()
    standIn.pay(data.id)
    await expect(t.provider.deletePayment({ data })).rejects.toMatchObject({ code: "stripe_paid", status: 409 })
    standIn.faults.add({ answer: 503 })
    await t.provider.deletePayment({ data })
    expect(t.logged.join()).toContain("without knowing whether it was paid")
  })
})

test("Stripe's own book of a payment, and its reason for a refusal, are read for whoever compares", async () => {
  const method = paymentMethodOf("pp_stripe_stripe")
  const manual = bench(standIn, { capture: "manual" })
  const data = await manual.start(10)
  standIn.pay(data.id, "pm_card_visa_chargeDeclinedLostCard")
  expect(method?.refusal?.((await manual.status(data)).data)).toBe("lost_card")
  standIn.pay(data.id)
  expect(method?.refusal?.((await manual.status(data)).data)).toBeUndefined()
  await manual.capture(data, "4.00")
  await manual.refund(data, "1.00")
  expect(await method?.read?.(data)).toEqual({ captured: 400n, refunded: 100n, currency_code: "usd" })
})

describe("saved cards", () => {
  const holder = (id: string) => ({ account_holder: { data: { id } } }) as never

  test("a customer is made once, and again under another e-mail address without an error", async () => {
    const made = (email: string) =>
      t.provider.createAccountHolder({ context: { customer: { id: "cus_1", email, first_name: "Ada" } } as never })
    const first = await made("ada@example.com")
    expect(await made("ada@example.com")).toEqual(first)
    expect(first.data).toEqual({ id: first.id })
    expect((await made("new@example.com")).id).not.toBe(first.id)
  })

  test("are listed with what a shopper knows them by, and deleted by their owner alone", async () => {
    const [mine, other] = [await customer(), await customer()]
    const data = await t.start(10, "usd", { customer: mine, save_card: true })
    standIn.pay(data.id, "pm_card_mastercard")
    const cards = await t.provider.listPaymentMethods({ context: holder(mine) })
    expect(cards).toEqual([{ id: expect.stringMatching(/^pm_/), data: expect.objectContaining({ brand: "mastercard", last4: "4444" }) }])
    const [{ id } = { id: "" }] = cards
    await expect(t.provider.deletePaymentMethod({ context: holder(other), data: { id } })).rejects.toMatchObject({ status: 404 })
    await expect(t.provider.deletePaymentMethod({ context: holder(mine), data: { id: "pm_none" } })).rejects.toMatchObject({ status: 404 })
    await t.provider.deletePaymentMethod({ context: holder(mine), data: { id } })
    expect(await t.provider.listPaymentMethods({ context: holder(mine) })).toEqual([])
    // Pays again by nobody.
    const next = await t.start(10, "usd", { customer: mine })
    expect(() => standIn.pay(next.id, id)).toThrow(/may not be used again/)
  })

  test("nobody pays with another's card", async () => {
    const [mine, other] = [await customer(), await customer()]
    const data = await t.start(10, "usd", { customer: mine, save_card: true })
    standIn.pay(data.id)
    const [card] = await t.provider.listPaymentMethods({ context: holder(mine) })
    const theirs = await t.start(10, "usd", { customer: other })
    expect(() => standIn.pay(theirs.id, card?.id)).toThrow(/does not belong to the Customer/)
  })
})
