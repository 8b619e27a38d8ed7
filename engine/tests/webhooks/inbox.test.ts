import { aboutPayment, DomainError, defineWebhook, queryRows } from "@wekala/engine/kit"
import { race, type TestEngine, testEngine } from "@wekala/engine/testing"
import { createHmac, randomUUID } from "node:crypto"
import { beforeAll, beforeEach, expect, test } from "vitest"

let engine: TestEngine
const SECRET = "between-us"
const handled: { id: string; subject: string; payload: unknown }[] = []
let fault: Error | undefined
let about: string | undefined

// A source as gateways are: a signature over the bytes, an id per event.
defineWebhook({
  name: "test-gateway",
  verify: ({ rawBody, headers }) => {
    const expected = createHmac("sha256", SECRET).update(rawBody).digest("hex")
    if (headers["x-signature"] !== expected) {
      throw new DomainError({ status: 401, code: "invalid_signature", message: "The signature is not the gateway's." })
    }
    const { id, type, about, ...payload } = JSON.parse(rawBody.toString())
    return type === "ping" ? undefined : { id, type, subject: about, payload }
  },
  handle: async ({ id, subject, payload }) => {
    if (about) await aboutPayment(about, async () => {})
    if (fault) throw fault
    handled.push({ id, subject, payload })
  },
})

const sign = (body: string) => createHmac("sha256", SECRET).update(body).digest("hex")
const send = (body: string, signature = sign(body), name = "test-gateway") =>
  fetch(`${engine.url}/webhooks/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-signature": signature },
    body,
  })

const event = (more: object = {}) => JSON.stringify({ id: randomUUID(), type: "paid", about: "pay_1", amount: 100, ...more })
const rows = (id: string) =>
  queryRows<{ id: string; status: string; attempts: number; deliveries: number; last_error: string | null; session_id: string | null }>(
    "SELECT * FROM wekala_webhook_event WHERE event_id = $1",
    [id],
  )

beforeAll(async () => {
  engine = await testEngine()
})

beforeEach(() => {
  handled.length = 0
  fault = undefined
  about = undefined
})

test("what was acknowledged is stored, and handled once, however often it was sent", async () => {
  const body = event()
  const { id } = JSON.parse(body)
  const { fulfilled } = await race(100, () => send(body))
  expect(fulfilled.map(({ status }) => status)).toEqual(Array(100).fill(200))
  expect(await rows(id)).toMatchObject([{ status: "pending", deliveries: 100 }])
  await engine.clock.run()
  await send(body)
  await engine.clock.run()
  expect(handled).toEqual([{ id, subject: "pay_1", payload: { amount: 100 } }])
  expect(await rows(id)).toMatchObject([{ status: "processed", attempts: 1, deliveries: 101 }])
})

test.each([
  ["another signature", () => send(event(), sign("something else"))],
  ["no signature", () => send(event(), "")],
  ["a body that was changed on the way", () => send(event({ amount: 1 }), sign(event()))],
  [
    "the same JSON written otherwise",
    () => {
      const body = event()
      return send(JSON.stringify(JSON.parse(body), null, 1), sign(body))
    },
  ],
])("%s is refused, and leaves nothing behind", async (_, attempt) => {
  const [before] = await queryRows("SELECT count(*)::int AS count FROM wekala_webhook_event")
  const response = await attempt()
  expect(response.status).toBe(401)
  expect(await response.json()).toMatchObject({ code: "invalid_signature" })
  expect(await queryRows("SELECT count(*)::int AS count FROM wekala_webhook_event")).toEqual([before])
})

test("an address where nobody listens is 404; a body beyond all measure is refused", async () => {
  const response = await send(event(), "x", "nobody")
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ code: "webhook_not_found" })
  const huge = event({ note: "x".repeat(2_000_000) })
  expect((await send(huge)).status).toBe(413)
})

test("what is of no interest is acknowledged and forgotten", async () => {
  const body = event({ type: "ping" })
  expect((await send(body)).status).toBe(200)
  expect(await rows(JSON.parse(body).id)).toEqual([])
})

/** Each attempt in turn: the next one is put off from when the last one was. */
async function exhaust() {
  for (let attempt = 1; attempt <= 12; attempt++) await engine.clock.advance(attempt * 3 * 3_600_000)
}

test("a failure is tried again with growing pauses, then waits for a merchant, who has it handled anew", async () => {
  const body = event({ about: "pay_2" })
  const { id } = JSON.parse(body)
  fault = new Error("the gateway does not answer")
  await send(body)
  await engine.clock.run()
  expect(await rows(id)).toMatchObject([{ status: "pending", attempts: 1, last_error: "the gateway does not answer" }])
  await engine.clock.run()
  expect(await rows(id)).toMatchObject([{ attempts: 1 }])
  await exhaust()
  const [dead] = await rows(id)
  expect(dead).toMatchObject({ status: "dead", attempts: 12 })

  const admin = engine.admin.client
  const { body: list } = await admin.get("/admin/webhooks", { status: "dead", source: "test-gateway" })
  expect(list.webhook_events).toMatchObject([{ id: dead?.id, event_id: id, last_error: "the gateway does not answer" }])
  expect(list.webhook_events[0]).not.toHaveProperty("payload")
  expect((await admin.get(`/admin/webhooks/${dead?.id}`)).body.webhook_event).toMatchObject({ payload: { amount: 100 } })
  fault = undefined
  expect((await admin.post(`/admin/webhooks/${dead?.id}/replay`)).body.webhook_event).toMatchObject({ status: "pending", attempts: 0 })
  await engine.clock.run()
  expect(handled).toMatchObject([{ id }])
  expect(await rows(id)).toMatchObject([{ status: "processed", last_error: null }])
})

test("all that is dead is handled anew at once", async () => {
  fault = new Error("away")
  const bodies = [event({ about: "a" }), event({ about: "b" })]
  for (const body of bodies) await send(body)
  await exhaust()
  fault = undefined
  expect((await engine.admin.client.post("/admin/webhooks/replay", { source: "test-gateway" })).body).toEqual({ replayed: 2 })
  await engine.clock.run()
  expect(handled).toHaveLength(2)
  expect((await engine.admin.client.post("/admin/webhooks/replay", { source: "test-gateway" })).body).toEqual({ replayed: 0 })
})

test("those that a merchant has chosen are handled anew, and counted by what became of them", async () => {
  const admin = engine.admin.client
  const bodies = [event({ about: "c" }), event({ about: "d" }), event({ about: "e" })]
  for (const body of bodies) await send(body)
  await engine.clock.run()
  const count = async () =>
    (await admin.get("/admin/webhooks/summary")).body.sources.find((one: { source: string }) => one.source === "test-gateway")
  const before = await count()
  const ids = await Promise.all(bodies.slice(0, 2).map(async (body) => (await rows(JSON.parse(body).id))[0]?.id as string))
  handled.length = 0
  expect((await admin.post("/admin/webhooks/replay", { ids: [...ids, "whk_none"] })).body).toEqual({ replayed: 2 })
  expect(await count()).toMatchObject({ pending: before.pending + 2, processed: before.processed - 2 })
  await engine.clock.run()
  expect(handled.map(({ subject }) => subject).sort()).toEqual(["c", "d"])
  for (const wrong of [{ ids: [] }, { ids: ids, source: "test-gateway" }, { ids: "all" }]) {
    expect(await admin.post("/admin/webhooks/replay", wrong)).toMatchObject({ status: 400, body: { code: "invalid_input" } })
  }
})

test("a payment that an event turned out to be about is noted on it, also where the work failed", async () => {
  const body = event({ about: "pay_9" })
  const { id } = JSON.parse(body)
  about = "payses_01TEST"
  fault = new Error("not now")
  await send(body)
  await engine.clock.run()
  expect(await rows(id)).toMatchObject([{ status: "pending", session_id: "payses_01TEST" }])
})

test("only merchants read it", async () => {
  for (const client of [engine.store, engine.anonymous, (await engine.customer()).client]) {
    expect((await client.get("/admin/webhooks")).status).toBe(401)
    expect((await client.get("/admin/webhooks/summary")).status).toBe(401)
    expect((await client.post("/admin/webhooks/replay", {})).status).toBe(401)
  }
  expect((await engine.admin.client.get("/admin/webhooks/whk_none")).status).toBe(404)
})
