import { z } from "@medusajs/framework/zod"
import { defineEvent, defineJob, defineSubscriber, happening, queryRows, removeJob, transaction } from "@wekala/engine/kit"
import { type TestEngine, testEngine } from "@wekala/engine/testing"
import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"

let engine: TestEngine
beforeAll(async () => {
  engine = await testEngine()
})

let seen: { note: string; now: Date; attempt: number }[] = []
let failures = 0
beforeEach(() => {
  seen = []
  failures = 0
})

const noteJob = defineJob({
  name: "test.note",
  payload: z.object({ note: z.string() }),
  handle: async ({ note }, { now, attempt }) => {
    seen.push({ note, now, attempt })
    if (failures-- > 0) throw new Error("not yet")
  },
})

const urgentJob = defineJob({
  name: "test.urgent",
  payload: z.object({ note: z.string() }),
  urgent: true,
  handle: async ({ note }, { now, attempt }) => void seen.push({ note, now, attempt }),
})

const happened = defineEvent("test.happened", "For this test.", z.object({ id: z.string() }))
const handled: string[] = []
const subscriber = defineSubscriber({
  name: "test.handle_happened",
  event: happened,
  handle: async ({ data, id }, { tx }) => {
    handled.push(data.id)
    await tx.query("SELECT 1")
    if (data.id.startsWith("fails") && handled.filter((entry) => entry === data.id).length === 1) throw new Error(`first try of ${id}`)
  },
})
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

describe("a job", () => {
  test("exists if and only if the transaction commits", async () => {
    await transaction((tx) => tx.enqueue(noteJob, { note: "kept" }))
    const failing = transaction(async (tx) => {
      await tx.enqueue(noteJob, { note: "lost" })
      throw new Error("no")
    })
    await expect(failing).rejects.toThrow("no")
    await engine.clock.run()
    expect(seen.map((entry) => entry.note)).toEqual(["kept"])
  })

  test("with a time waits for it, and is told the time", async () => {
    const runAt = inHours(5)
    await transaction((tx) => tx.enqueue(noteJob, { note: "later" }, { runAt }))
    await engine.clock.advance(4 * 3_600_000)
    expect(seen).toEqual([])
    await engine.clock.advance(6 * 3_600_000)
    expect(seen).toHaveLength(1)
    expect(seen[0]?.now.getTime()).toBeGreaterThan(runAt.getTime())
  })

  test("with a key is moved and replaced, and can be taken back", async () => {
    const key = randomUUID()
    await transaction((tx) => tx.enqueue(noteJob, { note: "first" }, { key, runAt: inHours(1) }))
    await transaction((tx) => tx.enqueue(noteJob, { note: "second" }, { key, runAt: inHours(2) }))
    await engine.clock.advance(3 * 3_600_000)
    expect(seen.map((entry) => entry.note)).toEqual(["second"])
    await transaction((tx) => tx.enqueue(noteJob, { note: "third" }, { key, runAt: inHours(1) }))
    await transaction((tx) => removeJob(tx.query, key))
    await engine.clock.advance(3 * 3_600_000)
    expect(seen).toHaveLength(1)
  })

  test("that fails is tried again", async () => {
    failures = 1
    await transaction((tx) => tx.enqueue(noteJob, { note: "stubborn" }))
    await engine.clock.run()
    await queryRows("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL")
    await engine.clock.run()
    expect(seen.map((entry) => entry.attempt)).toEqual([1, 2])
  })

  test("that is urgent is taken before those that have waited longer", async () => {
    await transaction(async (tx) => {
      for (let each = 0; each < 20; each++) await tx.enqueue(noteJob, { note: "patient" })
      await tx.enqueue(urgentJob, { note: "urgent" })
    })
    await engine.clock.run()
    expect(seen[0]?.note).toBe("urgent")
    expect(seen).toHaveLength(21)
  })

  test("with a payload that does not fit its schema is refused when it is enqueued", async () => {
    await expect(transaction((tx) => tx.enqueue(noteJob, { note: 5 as never }))).rejects.toThrow()
  })
})

describe("an event", () => {
  test("reaches Medusa's bus and durable subscribers after the commit, with one id", async () => {
    const received: unknown[] = []
    const bus = engine.container.resolve("event_bus")
    bus.subscribe("test.happened", async (event: unknown) => void received.push(event), { subscriberId: randomUUID() })
    const id = randomUUID()
    await transaction((tx) => tx.emit(happened, { id }))
    await engine.clock.run()
    await expect.poll(() => received.length).toBe(1)
    expect(received[0]).toMatchObject({ name: "test.happened", data: { id }, metadata: { event_id: expect.stringMatching(/^evt_/) } })
    expect(handled.filter((entry) => entry === id)).toHaveLength(1)
  })

  test("that was written with others leaves after those before it, each with an id of its own", async () => {
    const received: { data: { id: string }; metadata: { event_id: string } }[] = []
    const subscriberId = randomUUID()
    engine.container
      .resolve("event_bus")
      .subscribe("test.happened", async (event: unknown) => void received.push(event as never), { subscriberId })
    const ids = Array.from({ length: 5 }, () => randomUUID())
    await transaction((tx) =>
      tx.announce(
        ids.map((id) => happening(happened, { id })),
        [],
      ),
    )
    await engine.clock.run()
    await expect.poll(() => received.length).toBe(5)
    expect(received.map(({ data }) => data.id)).toEqual(ids)
    expect(new Set(received.map(({ metadata }) => metadata.event_id)).size).toBe(5)
    expect(handled.slice(-5).sort()).toEqual([...ids].sort())
  })

  test("delivered twice is handled once", async () => {
    const id = randomUUID()
    await transaction((tx) => tx.emit(happened, { id }))
    // The delivery as a worker leaves it that died after handing the event on: it is run again.
    const [job] = await queryRows<{ payload: object }>(
      "SELECT payload FROM graphile_worker._private_jobs WHERE payload->'data'->>'id' = $1",
      [id],
    )
    await engine.clock.run()
    await queryRows("SELECT graphile_worker.add_job('engine.deliver_event', payload := $1::json)", [JSON.stringify(job?.payload)])
    await engine.clock.run()
    expect(handled.filter((entry) => entry === id)).toHaveLength(1)
  })

  test("whose handler fails is handled again, and its inbox entry goes with the failure", async () => {
    const id = `fails-${randomUUID()}`
    await transaction((tx) => tx.emit(happened, { id }))
    await engine.clock.run()
    await queryRows("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE attempts > 0 AND locked_at IS NULL")
    await engine.clock.run()
    expect(handled.filter((entry) => entry === id)).toHaveLength(2)
  })

  test("of Medusa's own, delivered twice, is handled once where the subscriber says what makes it one", async () => {
    const calls: string[] = []
    const core = defineSubscriber<{ id: string }>({
      name: "test.core",
      event: "order.placed",
      dedupeBy: ({ id }) => id,
      handle: async ({ data }) => void calls.push(data.id),
    })
    const delivery = { event: { name: "order.placed", data: { id: "order_1" } }, container: engine.container, pluginOptions: {} }
    await core.handler(delivery as never)
    await core.handler(delivery as never)
    await engine.clock.run()
    await core.handler(delivery as never)
    await engine.clock.run()
    expect(calls).toEqual(["order_1"])
    expect(subscriber.config.event).toBe("test.happened")
  })
})

test("jobs of a worker that was killed are taken over", async () => {
  await transaction((tx) => tx.enqueue(noteJob, { note: "orphan" }))
  await queryRows(
    "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 minute', locked_by = 'worker-dead' WHERE locked_at IS NULL",
  )
  await engine.clock.run()
  expect(seen).toEqual([])
  const { WorkerLiveness } = require("../../.medusa/server/src/kit/jobs/liveness.js")
  const { getPool } = await import("@wekala/engine/kit")
  const liveness = new WorkerLiveness(await getPool())
  await liveness.start()
  await liveness.stop()
  await engine.clock.run()
  expect(seen.map((entry) => entry.note)).toEqual(["orphan"])
})
