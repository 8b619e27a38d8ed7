import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "@wekala/engine/kit"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { type Checkout, type PaymobTest, paymobTest } from "../support/engine"

let t: PaymobTest
beforeAll(async () => {
  t = await paymobTest()
})
afterAll(() => t?.stop())
beforeEach(() => {
  t.standIn.faults.clear()
})

const today = new Date().toISOString().slice(0, 10)
const admin = () => t.engine.admin.client

interface Line {
  kind: string
  session_id: string | null
  payment_id: string | null
  order_id: string | null
  webhook_event_id: string | null
  expected: number | null
  found: number | null
  detail: string | null
}

interface Report {
  state: string
  payments: number
  differences: number
  not_reached: number
  totals: { provider_id: string; currency_code: string; captured: number; refunded: number; net: number }[]
  lines: Line[]
}

async function report(day = today): Promise<Report> {
  expect(await admin().post("/admin/payment-reports", { day })).toMatchObject({
    status: 202,
    body: { payment_report: { state: "running" } },
  })
  await t.engine.clock.run()
  return (await admin().get(`/admin/payment-reports/${day}`)).body.payment_report
}

const linesOf = ({ lines }: Report, { session }: Checkout) => lines.filter(({ session_id }) => session_id === session.id)

const bell = async () => {
  const notifications = await t.engine.container.resolve(Modules.NOTIFICATION).listNotifications({ channel: "feed" })
  return notifications.filter(({ data }) => data?.title === "Payments do not agree")
}

async function paid() {
  const checkout = await t.checkout()
  const { id } = t.standIn.pay(checkout.session.data.client_secret, 1001)
  await t.standIn.deliveries.settled()
  await t.engine.clock.run()
  const [row] = await queryRows<{ payment_id: string; order_id: string }>(
    `SELECT p.id AS payment_id, o.order_id FROM payment p
     JOIN order_payment_collection o ON o.payment_collection_id = p.payment_collection_id WHERE p.payment_session_id = $1`,
    [checkout.session.id],
  )
  return { checkout, transactionId: id, ...(row as { payment_id: string; order_id: string }) }
}

test("books that agree: a green day, with what was taken and given back; nobody is bothered", async () => {
  const { checkout, payment_id } = await paid()
  await admin().post(`/admin/payments/${payment_id}/refund`, { amount: 5 })
  const made = await report()
  expect(made).toMatchObject({ state: "ok", payments: 1, differences: 0, not_reached: 0, lines: [] })
  const { total } = checkout
  expect(made.totals).toEqual([{ provider_id: "pp_paymob_paymob", currency_code: "usd", captured: total, refunded: 5, net: total - 5 }])
  expect(await bell()).toEqual([])
})

describe("is told", () => {
  test("what was refunded at Paymob's own desk; once a day in the bell, however often the report is made", async () => {
    const { checkout, transactionId, order_id, payment_id } = await paid()
    t.standIn.deliveries.notify(t.standIn.ledger.refund(transactionId, 700))
    await t.standIn.deliveries.settled()
    await t.engine.clock.run()
    const line = { kind: "provider_refunded", order_id, payment_id, expected: 0, found: 7 }
    for (let time = 0; time < 3; time++) {
      const made = await report()
      expect(made).toMatchObject({ state: "differences" })
      expect(linesOf(made, checkout)).toMatchObject([line])
    }
    expect(await bell()).toMatchObject([{ data: { description: expect.stringContaining(`${today}: one difference`) } }])
  })

  test("a refund, or a capture, that the order's account does not have", async () => {
    const [one, other] = [await paid(), await paid()]
    await admin().post(`/admin/payments/${one.payment_id}/refund`, { amount: 4 })
    await queryRows("DELETE FROM order_transaction WHERE order_id = $1 AND reference = 'refund'", [one.order_id])
    await queryRows("DELETE FROM order_transaction WHERE order_id = $1 AND reference = 'capture'", [other.order_id])
    const made = await report()
    expect(linesOf(made, one.checkout)).toMatchObject([{ kind: "refund_not_booked", expected: 4, found: 0 }])
    expect(linesOf(made, other.checkout)).toMatchObject([{ kind: "capture_not_booked", expected: other.checkout.total, found: 0 }])
  })

  test("what was paid, or promised, and is no order", async () => {
    const [card, promise] = [await t.checkout(), await t.checkout()]
    t.standIn.deliveries.behaviour.hold = true
    t.standIn.pay(card.session.data.client_secret, 1001)
    t.standIn.pay(promise.session.data.client_secret, 1002)
    t.standIn.deliveries.behaviour.hold = false
    for (const { session } of [card, promise]) await t.engine.container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {})
    const made = await report()
    expect(linesOf(made, card)).toMatchObject([{ kind: "paid_without_order", expected: 0, found: card.total, order_id: null }])
    expect(linesOf(made, promise)).toMatchObject([{ kind: "authorized_without_order", expected: 0, found: promise.total }])
  })

  test("money that nobody expects: the callback that could not be worked on", async () => {
    const checkout = await t.checkout()
    await queryRows("UPDATE payment_session SET deleted_at = now() WHERE id = $1", [checkout.session.id])
    t.standIn.pay(checkout.session.data.client_secret, 1001)
    await t.standIn.deliveries.settled()
    await queryRows("UPDATE wekala_webhook_event SET attempts = 11 WHERE status = 'pending'")
    await t.engine.clock.run()
    const { lines } = await report()
    expect(lines.filter(({ kind }) => kind === "dead_event")).toMatchObject([
      { webhook_event_id: expect.stringMatching(/^whk_/), detail: expect.stringContaining("which no payment session waits for") },
    ])
  })

  test("that Paymob could not be reached, and the night after it is asked again", async () => {
    const { checkout } = await paid()
    t.standIn.faults.add({ path: "/api/", answer: 503, times: 1_000 })
    const made = await report()
    expect(made.not_reached).toBeGreaterThan(0)
    expect(linesOf(made, checkout)).toMatchObject([{ kind: "not_reached", expected: null, found: null }])
    t.standIn.faults.clear()
    // Two days on, today is no longer the day before.
    await queryRows("SELECT graphile_worker.add_job('engine.payment_report', run_at := now() + interval '2 days')")
    await t.engine.clock.advance(2 * 86_400_000)
    const { body } = await admin().get(`/admin/payment-reports/${today}`)
    expect(body.payment_report).toMatchObject({ not_reached: 0, state: "differences" })
    expect(linesOf(body.payment_report, checkout)).toEqual([])
  })
})

test("what is asked only to compare is no sign that something has happened", async () => {
  const { checkout } = await paid()
  await report()
  const calls = await queryRows<{ is_comparison: boolean }>("SELECT is_comparison FROM wekala_payment_call WHERE session_id = $1", [
    checkout.session.id,
  ])
  expect(calls.some(({ is_comparison }) => is_comparison)).toBe(true)
  await queryRows("UPDATE wekala_payment_call SET at = at + interval '10 days' WHERE is_comparison")
  const later = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await queryRows("INSERT INTO wekala_payment_report (day, state) VALUES ($1, 'running')", [later])
  await queryRows("SELECT graphile_worker.add_job('engine.make_payment_report', json_build_object('day', $1::text))", [later])
  await t.engine.clock.run()
  expect((await admin().get(`/admin/payment-reports/${later}`)).body.payment_report).toMatchObject({ state: "ok", payments: 0 })
})

describe("over HTTP", () => {
  test("the days are listed, the latest first", async () => {
    await report()
    const { body } = await admin().get("/admin/payment-reports", { limit: 1 })
    expect(body).toMatchObject({ count: expect.any(Number), offset: 0, limit: 1, payment_reports: [{ day: expect.any(String) }] })
    expect(body.count).toBeGreaterThan(1)
  })

  test("a day's differences are a CSV in which nothing starts a formula", async () => {
    const { checkout, payment_id } = await paid()
    await queryRows(`UPDATE wekala_webhook_event SET last_error = '=HYPERLINK("http://evil","x")' WHERE status = 'dead'`)
    await queryRows("DELETE FROM order_transaction WHERE order_id IN (SELECT order_id FROM order_cart WHERE cart_id = $1)", [
      checkout.cartId,
    ])
    await report()
    const { status, headers, body } = await admin().get<string>(`/admin/payment-reports/${today}/csv`)
    expect(status).toBe(200)
    expect(headers.get("content-type")).toContain("text/csv")
    expect(headers.get("content-disposition")).toContain(`payments-${today}.csv`)
    const [header, ...lines] = body.split("\r\n")
    expect(header).toBe("day,kind,provider,order,payment,webhook_event,currency,expected,found,difference,detail")
    const amount = checkout.total.toFixed(2)
    expect(lines.find((line) => line.includes(payment_id))).toMatch(
      new RegExp(`^${today},capture_not_booked,pp_paymob_paymob,order_\\w+,${payment_id},,USD,${amount},0.00,-${amount},$`),
    )
    expect(body).toContain(`"'=HYPERLINK(""http://evil"",""x"")"`)
  })

  test.each([
    ["2026-13-01", 400, "invalid_input"],
    ["yesterday", 400, "invalid_input"],
    ["0000-01-01", 400, "invalid_input"],
    ["2999-01-01", 422, "day_not_begun"],
  ])("%s is no day to report of", async (day, status, code) => {
    expect(await admin().post("/admin/payment-reports", { day })).toMatchObject({ status, body: { code } })
  })

  test("a day of which there is none is 404, and none of it is for shoppers", async () => {
    expect(await admin().get("/admin/payment-reports/2001-01-01")).toMatchObject({
      status: 404,
      body: { code: "payment_report_not_found" },
    })
    expect((await admin().get("/admin/payment-reports/2001-01-01/csv")).status).toBe(404)
    for (const client of [t.engine.store, t.engine.anonymous, (await t.engine.customer()).client]) {
      expect((await client.get("/admin/payment-reports")).status).toBe(401)
      expect((await client.post("/admin/payment-reports", { day: today })).status).toBe(401)
    }
  })
})
