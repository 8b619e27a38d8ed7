import { spawn } from "node:child_process"
import { once } from "node:events"
import { connect, type Socket } from "node:net"
import { createInterface } from "node:readline"
import { type Follower, follow } from "@wekala/engine/testing"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { application, environment, mainFile } from "./helper"
import { type RoomServer, roomsFile, sayIn, startRoomServer } from "./realtime-rooms"

const STOREFRONT = "https://shop.example.com"
let server: RoomServer
const followers: Follower[] = []
let keys = 0

beforeAll(async () => {
  server = await startRoomServer({ STORE_CORS: STOREFRONT })
})
afterAll(() => server?.close())
afterEach(() => {
  for (const follower of followers.splice(0)) follower.close()
})

async function room(): Promise<string> {
  const key = `room_${++keys}`
  await server.open(key)
  return key
}

async function enter(path: string, options: Parameters<typeof follow>[1] = {}, url = server.url): Promise<Follower> {
  const follower = await follow(`${url}/realtime/${path}`, options)
  followers.push(follower)
  return follower
}

const say = (key: string, data: unknown = {}) => server.say(server.talk, key, data)
const sequences = ({ told }: Follower) => told.map(({ sequence }) => sequence)
const metric = async (name: string) => {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization: "Bearer test-metrics-token" } })
  return Number(new RegExp(`^${name.replace(/[{}"]/g, "\\$&")} (\\S+)$`, "m").exec(await response.text())?.[1])
}

describe("a stream", () => {
  test("begins with the state and goes on with what is said", async () => {
    const key = await room()
    await say(key)
    const follower = await enter(`talk/${key}`)
    expect(await follower.next()).toMatchObject({ sequence: 1, type: "snapshot", data: { said: 1 } })
    await say(key, { text: "hello\nthere" })
    const told = await follower.next("said")
    expect(told).toMatchObject({ sequence: 2, type: "said", data: { text: "hello\nthere" } })
    expect(Math.abs(Date.parse(told.server_time) - Date.now())).toBeLessThan(5_000)
  })

  test("says how it is to be read, and by whom", async () => {
    const key = await room()
    const { headers } = await enter(`talk/${key}`, { headers: { origin: STOREFRONT } })
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      "access-control-allow-origin": STOREFRONT,
      "x-content-type-options": "nosniff",
    })
    expect(headers.get("x-request-id")).toBeTruthy()
    expect(
      (await enter(`talk/${key}`, { headers: { origin: "https://other.example.com" } })).headers.get("access-control-allow-origin"),
    ).toBe(null)
  })

  test("is resumed with what was missed", async () => {
    const key = await room()
    for (let count = 0; count < 4; count++) await say(key)
    const follower = await enter(`talk/${key}`, { lastEventId: 2 })
    await say(key)
    await follower.next()
    await expect.poll(() => sequences(follower)).toEqual([3, 4, 5])
    expect(follower.told.map(({ type }) => type)).toEqual(["said", "said", "said"])
  })

  test("is resumed with the state when much was missed, or nobody knows what", async () => {
    const key = await room()
    await server.kit.queryRows("UPDATE test_room SET sequence = 150 WHERE key = $1", [key])
    await server.kit.queryRows("INSERT INTO test_message SELECT $1, n, 'said', '{}', now() FROM generate_series(1, 150) n", [key])
    for (const lastEventId of [3, "x", -1, 9_999]) {
      expect(await (await enter(`talk/${key}`, { lastEventId })).next()).toMatchObject({ sequence: 150, type: "snapshot" })
    }
  })

  test("misses nothing that is said while the state is read", async () => {
    const key = await room()
    // The process must listen already: a first connection has everyone read again.
    await (await enter(`slow/${key}`)).next("snapshot")
    await server.say(server.slow, key, {})
    const entering = enter(`slow/${key}`)
    await expect.poll(() => server.slow.reads).toBeGreaterThan(1)
    for (let count = 0; count < 3; count++) await server.say(server.slow, key, {})
    const follower = await entering
    await server.say(server.slow, key, {})
    await expect.poll(() => sequences(follower)).toEqual([1, 2, 3, 4, 5])
  })

  test("misses nothing and repeats nothing, however often it is resumed while people talk", async () => {
    const key = await room()
    let isTalking = true
    const talk = Promise.all(
      [1, 2, 3].map(async () => {
        while (isTalking) await say(key)
      }),
    )
    await Promise.all(
      Array.from({ length: 5 }, async () => {
        const first = await enter(`talk/${key}`)
        let last = (await first.next("snapshot")).sequence
        first.close()
        for (let resumed = 0; resumed < 15; resumed++) {
          const follower = await enter(`talk/${key}`, { lastEventId: last })
          for (let count = 0; count < 4; count++) {
            const { sequence, type } = await follower.next()
            if (type !== "snapshot") expect(sequence).toBe(last + 1)
            expect(sequence).toBeGreaterThan(last)
            last = sequence
          }
          follower.close()
        }
      }),
    )
    isTalking = false
    await talk
  })

  test("is told nothing of what was rolled back", async () => {
    const key = await room()
    const follower = await enter(`talk/${key}`)
    await follower.next("snapshot")
    const taken = server.kit.transaction(async (tx) => {
      await sayIn(server.kit, tx, server.talk, key, { never: true })
      throw new Error("no")
    })
    await expect(taken).rejects.toThrow("no")
    await say(key, { really: true })
    expect(await follower.next()).toMatchObject({ sequence: 1, data: { really: true } })
  })

  test("carries messages longer than PostgreSQL notifies, in their place", async () => {
    const key = await room()
    const follower = await enter(`talk/${key}`)
    await follower.next("snapshot")
    const text = "ü".repeat(20_000)
    for (const data of [1, text, 2, text, 3]) await say(key, { data })
    await expect.poll(() => follower.told.slice(1).map(({ data }) => data.data)).toEqual([1, text, 2, text, 3])
  })

  test.each(["talk/nobody", "nothing/room_1", `talk/${"x".repeat(200)}`, "__proto__/x"])("of %s is a 404", async (path) => {
    const response = await fetch(`${server.url}/realtime/${path}`)
    expect([response.status, await response.json()]).toEqual([
      404,
      { type: "not_found", code: "room_not_found", message: "There is no such room." },
    ])
  })

  test("is read with GET; the WebSocket's address says what it is", async () => {
    const key = await room()
    expect((await fetch(`${server.url}/realtime/talk/${key}`, { method: "POST" })).status).toBe(404)
    expect((await fetch(`${server.url}/realtime/talk/${key}`, { method: "HEAD" })).status).toBe(404)
    expect((await fetch(`${server.url}/realtime`)).status).toBe(426)
  })
})

describe("a customer's room", () => {
  const bearer = (id: string) => ({ headers: { authorization: `Bearer ${server.bearer(id)}` } })

  test("is for that customer", async () => {
    await server.open("cus_a")
    const follower = await enter("mine/cus_a", bearer("cus_a"))
    await server.say(server.mine, "cus_a", { secret: 1 })
    expect(await follower.next("said")).toMatchObject({ data: { secret: 1 } })
    await expect(enter("mine/cus_a", bearer("cus_b"))).rejects.toThrow("404 room_not_found")
    await expect(enter("mine/cus_a")).rejects.toThrow("401 sign_in_required")
    await expect(enter("mine/cus_a", { headers: { authorization: "Bearer x.y.z" } })).rejects.toThrow("401 sign_in_required")
  })

  test("is shut for a session that has ended", async () => {
    await server.open("cus_c")
    const options = bearer("cus_c")
    ;(await enter("mine/cus_c", options)).close()
    await server.kit.queryRows("UPDATE account_session SET ended_at = now() WHERE customer_id = 'cus_c'")
    await expect(enter("mine/cus_c", options)).rejects.toThrow("401 sign_in_required")
  })
})

test("a client that does not read is cut off, and loses nothing", async () => {
  const key = await room()
  const other = await enter(`talk/${key}`)
  const slow: Socket = connect(server.port, "127.0.0.1")
  slow.on("error", () => undefined)
  slow.write(`GET /realtime/talk/${key} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  await once(slow, "readable")
  const before = (await metric('wekala_realtime_slow_readers_total{transport="sse"}')) || 0
  const text = "x".repeat(200_000)
  let last = 0
  for (let count = 0; count < 100; count++) {
    last = await say(key, { text })
    await other.next("said")
    if ((await metric('wekala_realtime_slow_readers_total{transport="sse"}')) > before) break
  }
  expect(await metric('wekala_realtime_slow_readers_total{transport="sse"}')).toBe(before + 1)
  slow.destroy()
  const back = await enter(`talk/${key}`, { lastEventId: last - 1 })
  expect((await back.next()).sequence).toBe(last)
})

test("a connection for notifications that breaks is opened again, and nothing is lost", async () => {
  const key = await room()
  const follower = await enter(`talk/${key}`)
  await follower.next("snapshot")
  const listening = () =>
    server.kit.queryRows(
      `SELECT pid FROM pg_stat_activity
       WHERE application_name = 'wekala realtime' AND datname = current_database() AND state = 'idle' AND query IN ('LISTEN wekala_realtime', 'SELECT 1')`,
    )
  for (let round = 0; round < 3; round++) {
    await expect.poll(listening).toHaveLength(1)
    const [{ pid } = {}] = await listening()
    await server.kit.queryRows("SELECT pg_terminate_backend($1)", [pid])
    for (let count = 0; count < 5; count++) await say(key)
    await follower.next("said")
  }
  await expect.poll(() => sequences(follower)).toEqual(Array.from({ length: 16 }, (_, index) => index))
})

test("several processes hear each other", async () => {
  const child = spawn(process.execPath, ["--require", roomsFile, mainFile], {
    cwd: application,
    env: {
      PATH: process.env.PATH,
      ...environment(server.databaseUrl),
      LOG_LEVEL: "info",
      PORT: "0",
      HOST: "127.0.0.1",
      WEKALA_JOBS: "off",
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  let url = ""
  for await (const line of createInterface({ input: child.stdout })) {
    url = /is ready on (http:\/\/[\d.:]+)/.exec(line)?.[1] ?? ""
    if (url) break
  }
  child.stdout.resume()
  const key = await room()
  const here = await enter(`talk/${key}`)
  const there = await enter(`talk/${key}`, {}, url)
  await there.next("snapshot")
  for (let count = 0; count < 50; count++) await say(key)
  const all = Array.from({ length: 51 }, (_, index) => index)
  await expect.poll(() => sequences(there)).toEqual(all)
  await expect.poll(() => sequences(here)).toEqual(all)

  // A stop ends streams at once, and tells their clients to come back.
  const begun = performance.now()
  child.kill("SIGTERM")
  const [code] = await once(child, "exit")
  expect(code).toBe(0)
  // Requests may take 25 seconds to end.
  expect(performance.now() - begun).toBeLessThan(15_000)
  await there.ended
})

test("a thousand clients share what is read, and hear a message", async () => {
  const key = await room()
  await say(key)
  const before = server.slow.reads
  const crowd = await Promise.all(Array.from({ length: 1_000 }, () => enter(`slow/${key}`)))
  await Promise.all(crowd.map((follower) => follower.next("snapshot")))
  expect(server.slow.reads - before).toBeLessThan(100)
  const connections = await metric('wekala_realtime_connections{transport="sse"}')
  expect(connections).toBeGreaterThanOrEqual(1_000)
  await server.say(server.slow, key, {})
  await Promise.all(crowd.map((follower) => follower.next("said")))
  expect(await metric("wekala_realtime_messages_total")).toBeGreaterThanOrEqual(1_000)
  expect(await metric("wekala_realtime_delivery_seconds_count")).toBeGreaterThanOrEqual(1)
  for (const follower of followers.splice(0)) follower.close()
  await expect.poll(() => metric('wekala_realtime_connections{transport="sse"}'), { timeout: 5_000 }).toBe(connections - 1_000)
})
