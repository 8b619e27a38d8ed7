import { once } from "node:events"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { type ClientOptions, WebSocket } from "ws"
import { follow } from "@wekala/engine/testing"
import { type RoomServer, startRoomServer } from "./realtime-rooms"

const STOREFRONT = "https://shop.example.com"
let server: RoomServer
const clients: WebSocket[] = []
let keys = 0

beforeAll(async () => {
  server = await startRoomServer({
    STORE_CORS: STOREFRONT,
    WEKALA_RATE_LIMIT: "100000",
    WEKALA_REALTIME_PER_ADDRESS: "4",
    TRUST_PROXY: "1",
  })
})
afterAll(() => server?.close())
afterEach(() => {
  for (const client of clients.splice(0)) client.terminate()
})

// biome-ignore lint/suspicious/noExplicitAny: a test reads messages of any shape
type Message = any

interface Client {
  socket: WebSocket
  told: Message[]
  say: (message: unknown) => void
  next: () => Promise<Message>
}

/** Each client has an address of its own, so that they do not count together. */
async function connect(options: ClientOptions = {}, protocols: string[] = [], address = `192.0.2.${clients.length + 1}`): Promise<Client> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/realtime`, protocols, {
    ...options,
    headers: { "x-forwarded-for": address, ...options.headers },
  })
  clients.push(socket)
  const told: Message[] = []
  let read = 0
  socket.on("message", (data) => told.push(JSON.parse(String(data))))
  await new Promise<void>((resolve, reject) => {
    socket.once("open", () => resolve())
    socket.once("error", reject)
    socket.once("unexpected-response", (_request, response) => {
      let text = ""
      response.on("data", (chunk) => (text += chunk)).on("end", () => reject(new Error(`${response.statusCode} ${JSON.parse(text).code}`)))
    })
  })
  return {
    socket,
    told,
    say: (message) => socket.send(typeof message === "string" ? message : JSON.stringify(message)),
    next: async () => {
      await expect.poll(() => told.length, { timeout: 5_000, interval: 5 }).toBeGreaterThan(read)
      return told[read++]
    },
  }
}

async function room(): Promise<string> {
  const key = `room_${++keys}`
  await server.open(key)
  return key
}

test("one connection follows several rooms, each from where it left", async () => {
  const [a, b] = [await room(), await room()]
  for (let count = 0; count < 3; count++) await server.say(server.talk, b, { count })
  const { say, next } = await connect()
  say({ subscribe: `talk/${a}` })
  expect(await next()).toEqual({ subscribed: `talk/${a}` })
  expect(await next()).toMatchObject({ room: `talk/${a}`, sequence: 0, type: "snapshot", data: { said: 0 } })
  say({ subscribe: `talk/${b}`, after: 2 })
  expect(await next()).toEqual({ subscribed: `talk/${b}` })
  expect(await next()).toMatchObject({ room: `talk/${b}`, sequence: 3, data: { count: 2 } })
  await server.say(server.talk, a, "hello")
  expect(await next()).toMatchObject({ room: `talk/${a}`, sequence: 1, type: "said", data: "hello", at: expect.any(String) })
  say({ unsubscribe: `talk/${a}` })
  expect(await next()).toEqual({ unsubscribed: `talk/${a}` })
  await server.say(server.talk, a, "nobody hears")
  await server.say(server.talk, b, "somebody hears")
  expect(await next()).toMatchObject({ room: `talk/${b}`, data: "somebody hears" })
})

test.each([
  ["no JSON", "{", "invalid_message"],
  ["no object", "null", "invalid_message"],
  ["both at once", { subscribe: "talk/a", unsubscribe: "talk/a" }, "invalid_message"],
  ["an unknown word", { publish: "talk/a" }, "invalid_message"],
  ["a place that is no number", { subscribe: "talk/a", after: "1" }, "invalid_message"],
  ["a room that is not there", { subscribe: "talk/nobody" }, "room_not_found"],
  ["a kind of room that is not there", { subscribe: "x/y" }, "room_not_found"],
  ["no room", { subscribe: "talk" }, "room_not_found"],
])("%s is answered, and the connection stays", async (_what, message, code) => {
  const { say, next, socket } = await connect()
  say(message)
  expect(await next()).toMatchObject({ error: { code, type: expect.any(String), message: expect.any(String) } })
  say({ subscribe: `talk/${await room()}` })
  expect(await next()).toMatchObject({ subscribed: expect.any(String) })
  expect(socket.readyState).toBe(WebSocket.OPEN)
})

describe("ends", () => {
  test("with a message that is too long", async () => {
    const { say, socket } = await connect()
    say("x".repeat(4_097))
    expect((await once(socket, "close"))[0]).toBe(1009)
  })

  test("with too many messages", async () => {
    const { say, socket, told } = await connect()
    const closed = once(socket, "close")
    for (let count = 0; count < 101; count++) say({ unsubscribe: "talk/a" })
    expect((await closed)[0]).toBe(1008)
    expect(told.at(-1)).toMatchObject({ error: { code: "rate_limited" } })
  })
})

test("follows fifty rooms at most", async () => {
  const { say, told } = await connect()
  const rooms = await Promise.all(Array.from({ length: 51 }, room))
  for (const key of rooms) say({ subscribe: `talk/${key}` })
  await expect.poll(() => told.filter(({ subscribed }) => subscribed).length).toBe(50)
  expect(told.filter(({ error }) => error)).toMatchObject([{ error: { code: "too_many_rooms" } }])
})

describe("a customer's room", () => {
  test.each([
    ["in the header", (token: string) => [{ headers: { authorization: `Bearer ${token}` } }, []] as const],
    ["as a protocol, where a browser can put it", (token: string) => [{}, ["wekala", `bearer.${token}`]] as const],
  ])("is for who has its token %s", async (_where, how) => {
    const customer = `cus_${++keys}`
    await server.open(customer)
    const [options, protocols] = how(server.bearer(customer))
    const { say, next, socket } = await connect(options, [...protocols])
    expect(socket.protocol).toBe(protocols.length > 0 ? "wekala" : "")
    say({ subscribe: `mine/${customer}` })
    expect(await next()).toEqual({ subscribed: `mine/${customer}` })
    say({ subscribe: "mine/cus_somebody_else" })
    expect(await next()).toMatchObject({ sequence: 0 })
    expect(await next()).toMatchObject({ room: "mine/cus_somebody_else", error: { code: "room_not_found" } })
  })

  test("is not for others", async () => {
    const { say, next } = await connect()
    say({ subscribe: "mine/cus_1" })
    expect(await next()).toMatchObject({ error: { code: "sign_in_required" } })
  })
})

describe("is refused", () => {
  test("to pages of other shops", async () => {
    await expect(connect({ origin: "https://other.example.com" })).rejects.toThrow("403 origin_not_allowed")
    await connect({ origin: STOREFRONT })
  })

  test("to an address that has many, however they came", async () => {
    const address = "198.51.100.7"
    const key = await room()
    for (let count = 0; count < 3; count++) await connect({}, [], address)
    const stream = () => follow(`${server.url}/realtime/talk/${key}`, { headers: { "x-forwarded-for": address } })
    const follower = await stream()
    await expect(stream()).rejects.toThrow("429 too_many_connections")
    await expect(connect({}, [], address)).rejects.toThrow("429 too_many_connections")
    await connect({}, [], "198.51.100.8")
    follower.close()
    await expect.poll(() => connect({}, [], address).then(() => "in", String)).toBe("in")
  })

  test("elsewhere", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/elsewhere`)
    const [error] = await once(socket, "error")
    expect(String(error)).toContain("404")
  })
})

test("a stop sends everyone away at once, to come back", async () => {
  const key = await room()
  const { socket, say, next } = await connect()
  say({ subscribe: `talk/${key}` })
  await next()
  const follower = await follow(`${server.url}/realtime/talk/${key}`, { headers: { "x-forwarded-for": "203.0.113.9" } })
  const closed = once(socket, "close")
  const begun = performance.now()
  const stopped = server.stop()
  await follower.ended
  expect((await closed)[0]).toBe(1012)
  // Requests may take 25 seconds to end.
  expect(performance.now() - begun).toBeLessThan(5_000)
  await stopped
  expect(performance.now() - begun).toBeLessThan(15_000)
})
