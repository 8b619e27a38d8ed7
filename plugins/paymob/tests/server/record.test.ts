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
  Object.assign(t.standIn.deliveries.behaviour, { copies: 1, signature: "right", hold: false })
})

interface Call {
  session_id: string | null
  what: string
  status: number | null
  error: string | null
  request: Record<string, unknown> | null
  answer: Record<string, unknown> | null
}

const callsOf = ({ session }: Checkout) =>
  queryRows<Call & object>("SELECT * FROM wekala_payment_call WHERE session_id = $1 ORDER BY at, id", [session.id])

interface Entry {
  kind: string
  what: string | null
  status: string | null
  amount: number | null
  is_booked: boolean | null
  call_id: string | null
  webhook_event_id: string | null
}

async function paid(): Promise<{ checkout: Checkout; orderId: string; paymentId: string }> {
  const checkout = await t.checkout()
  await checkout.press(1001, "pay")
  const { body } = await checkout.complete()
  await t.standIn.deliveries.settled()
  await t.engine.clock.run()
  const [payment] = await queryRows<{ id: string }>("SELECT id FROM payment WHERE payment_session_id = $1", [checkout.session.id])
  return { checkout, orderId: body.order.id, paymentId: payment?.id as string }
}

const timelineOf = async (orderId: string): Promise<Entry[]> =>
  (await t.engine.admin.client.get(`/admin/orders/${orderId}/payment-timeline`)).body.payment_timeline

describe("each call of Paymob leaves a record", () => {
  test("that tells what was asked and answered, and for which payment", async () => {
    const { checkout } = await paid()
    const calls = await callsOf(checkout)
    expect(calls[0]).toMatchObject({
      what: "POST /v1/intention/",
      status: 201,
      error: null,
      request: { amount: checkout.total * 100, currency: "USD", special_reference: checkout.session.id },
      answer: { intention_order_id: checkout.session.data.intention_order_id },
    })
    expect(calls.map(({ what }) => what)).toContain("POST /api/ecommerce/orders/transaction_inquiry")
  })

  test("that holds no secret, and nothing of whoever has paid: there is nothing to erase", async () => {
    const { checkout } = await paid()
    const { session } = checkout
    const kept = JSON.stringify(await queryRows("SELECT * FROM wekala_payment_call"))
    const { secret_key, api_key, hmac_secret } = t.standIn.options
    const [token] = await queryRows<{ answer: { token: string } }>("SELECT answer FROM wekala_payment_call WHERE what LIKE '%/auth/tokens'")
    expect(token?.answer.token).toBe("•••")
    for (const secret of [secret_key, api_key, hmac_secret, session.data.client_secret]) expect(kept).not.toContain(secret)
    for (const personal of ["Ada", "Byron", "+15125550100", "15125550100", "guest@wekala.test", "1 Main Street", "Austin", "78701"]) {
      expect(kept).not.toContain(personal)
    }
  })

  test("also where nobody answered, and where the answer was no", async () => {
    t.standIn.faults.add({ path: "/v1/intention", answer: "hang_up" })
    await expect(t.checkout()).rejects.toThrow()
    t.standIn.faults.add({ path: "/v1/intention", answer: 503 })
    await expect(t.checkout()).rejects.toThrow()
    const last = await queryRows<Call & object>("SELECT * FROM wekala_payment_call ORDER BY at DESC, id DESC LIMIT 2")
    expect(last).toMatchObject([
      { status: 503, error: null, answer: { message: "The stand-in was told to fail." } },
      { status: null, error: expect.stringMatching(/^TypeError/), answer: null },
    ])
  })

  test("and when it cannot be written, the shopper pays all the same", async () => {
    await queryRows("ALTER TABLE wekala_payment_call RENAME TO away")
    try {
      const { orderId } = await paid()
      expect(orderId).toBeTruthy()
    } finally {
      await queryRows("ALTER TABLE away RENAME TO wekala_payment_call")
    }
  })

  test("which is forgotten after 400 days", async () => {
    const { checkout } = await paid()
    await queryRows("UPDATE wekala_payment_call SET at = now() - interval '401 days' WHERE session_id = $1", [checkout.session.id])
    const [before] = await queryRows<{ count: number }>(
      "SELECT count(*)::int AS count FROM wekala_payment_call WHERE at > now() - interval '400 days'",
    )
    await queryRows("SELECT graphile_worker.add_job('engine.forget_payment_calls')")
    await t.engine.clock.run()
    expect(await callsOf(checkout)).toEqual([])
    expect(await queryRows("SELECT count(*)::int AS count FROM wekala_payment_call")).toEqual([before])
  })
})

describe("the timeline of an order's payment", () => {
  test("has Medusa's facts, calls and callbacks, in the order of time", async () => {
    const { checkout, orderId, paymentId } = await paid()
    await t.engine.admin.client.post(`/admin/payments/${paymentId}/refund`, { amount: 5, note: "a chip in the cup" })
    await t.standIn.deliveries.settled()
    await t.engine.clock.run()
    const entries = await timelineOf(orderId)
    const facts = entries.filter(({ kind }) => kind !== "call" && kind !== "webhook")
    expect(facts).toMatchObject([
      { kind: "session_created", amount: checkout.total },
      { kind: "authorized", amount: checkout.total },
      { kind: "captured", amount: checkout.total, is_booked: true },
      { kind: "refunded", amount: 5, is_booked: true, note: "a chip in the cup", created_by: t.engine.admin.id },
    ])
    expect(entries.filter(({ kind }) => kind === "webhook")).toMatchObject([
      { what: "transaction", status: "processed" },
      { what: "transaction", status: "processed" },
    ])
    expect(entries.map(({ what }) => what)).toEqual(
      expect.arrayContaining(["POST /v1/intention/", "POST /api/acceptance/void_refund/refund"]),
    )
    const times = (entries as unknown as { at: string }[]).map(({ at }) => at)
    expect(times).toEqual([...times].sort())
  })

  test("says what is to be given back while Paymob is away, and that it went back when it was there again", async () => {
    const { orderId } = await paid()
    t.standIn.faults.add({ path: "void_refund", answer: 503, times: 9 })
    await t.engine.admin.client.post(`/admin/orders/${orderId}/refunds`, { amount: 6 })
    const refundsOf = async () => (await timelineOf(orderId)).filter(({ kind }) => kind.startsWith("refund"))
    expect(await refundsOf()).toMatchObject([{ kind: "refund_pending", amount: 6 }])
    t.standIn.faults.clear()
    await t.engine.clock.advance(60_000)
    expect(await refundsOf()).toMatchObject([{ kind: "refunded", amount: 6, is_booked: true }])
  })

  test("keeps what was begun with another provider and left", async () => {
    const { store } = t.engine
    const checkout = await t.checkout()
    await store.post(`/store/payment-collections/${checkout.collectionId}/payment-sessions`, { provider_id: "pp_system_default" })
    const { body } = await checkout.complete()
    const entries = await timelineOf(body.order.id)
    expect(entries.map(({ kind }) => kind)).toContain("call")
    expect(entries.filter(({ kind }) => kind === "session_created")).toHaveLength(1)
  })

  test("opens each call and each callback", async () => {
    const { orderId } = await paid()
    const { get } = { get: (path: string) => t.engine.admin.client.get(path) }
    for (const { call_id, webhook_event_id } of await timelineOf(orderId)) {
      if (call_id)
        expect((await get(`/admin/payment-calls/${call_id}`)).body.payment_call).toMatchObject({ id: call_id, provider: "paymob" })
      if (webhook_event_id) {
        expect((await get(`/admin/webhooks/${webhook_event_id}`)).body.webhook_event).toMatchObject({ id: webhook_event_id })
      }
    }
    expect(await get("/admin/payment-calls/pcall_none")).toMatchObject({ status: 404, body: { code: "payment_call_not_found" } })
    expect(await get("/admin/orders/order_none/payment-timeline")).toMatchObject({ status: 404, body: { code: "order_not_found" } })
  })

  test("is for merchants", async () => {
    const { orderId } = await paid()
    const customer = await t.engine.customer()
    for (const client of [t.engine.store, t.engine.anonymous, customer.client]) {
      expect((await client.get(`/admin/orders/${orderId}/payment-timeline`)).status).toBe(401)
    }
  })
})

describe("a merchant who refunds in two windows at once", () => {
  test("is told yes twice, and the order's account has both, each with its own amount", async () => {
    const { checkout, orderId, paymentId } = await paid()
    const refund = (amount: number) => t.engine.admin.client.post(`/admin/payments/${paymentId}/refund`, { amount })
    const answers = await Promise.all([refund(5), refund(3), refund(2)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const booked = await queryRows<{ amount: string }>(
      "SELECT amount::text FROM order_transaction WHERE order_id = $1 AND reference = 'refund' AND deleted_at IS NULL",
      [orderId],
    )
    expect(booked.map(({ amount }) => Number(amount)).sort()).toEqual([-2, -3, -5])
    const [first] = [...t.standIn.ledger.transactions.values()].filter(
      ({ intention, kind }) => intention.client_secret === checkout.session.data.client_secret && kind === "payment",
    )
    expect(first?.refunded).toBe(1_000)
    const order = await t.engine.admin.client.get(`/admin/orders/${orderId}?fields=*summary`)
    expect(order.body.order.summary).toMatchObject({ refunded_total: 10 })
  })

  test("by order and by payment: each is booked with its own amount", async () => {
    const { orderId, paymentId } = await paid()
    const { post } = { post: (path: string, amount: number) => t.engine.admin.client.post(path, { amount }) }
    const answers = await Promise.all([
      post(`/admin/orders/${orderId}/refunds`, 6),
      post(`/admin/payments/${paymentId}/refund`, 3),
      post(`/admin/orders/${orderId}/refunds`, 2),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await t.engine.clock.run()
    const booked = await queryRows<{ amount: string }>(
      "SELECT amount::text FROM order_transaction WHERE order_id = $1 AND reference = 'refund' AND deleted_at IS NULL",
      [orderId],
    )
    expect(booked.map(({ amount }) => Number(amount)).sort()).toEqual([-2, -3, -6])
  })

  test("and who goes away in between leaves nothing locked", async () => {
    const { paymentId } = await paid()
    const path = `/admin/payments/${paymentId}/refund`
    t.standIn.faults.latency_ms = 300
    try {
      const gone = new AbortController()
      const headers = {
        ...(t.engine.admin.client as unknown as { headers: Record<string, string> }).headers,
        "content-type": "application/json",
      }
      const left = fetch(`${t.engine.url}${path}`, { method: "POST", headers, body: JSON.stringify({ amount: 1 }), signal: gone.signal })
      setTimeout(() => gone.abort(), 100)
      await expect(left).rejects.toThrow()
      expect((await t.engine.admin.client.post(path, { amount: 2 })).status).toBe(200)
    } finally {
      t.standIn.faults.latency_ms = 0
    }
    const refunds = await queryRows<{ amount: string }>("SELECT amount::text FROM refund WHERE payment_id = $1 AND deleted_at IS NULL", [
      paymentId,
    ])
    expect(refunds.map(({ amount }) => Number(amount)).sort()).toEqual([1, 2])
  })
})
