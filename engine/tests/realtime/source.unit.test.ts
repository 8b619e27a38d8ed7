import { createServer, type AddressInfo, type Server } from "node:net"
import { afterEach, expect, test } from "vitest"
import { CHANNEL, encodeNotice } from "../../src/realtime/notice"
import { NoticeSource } from "../../src/realtime/source"

/** PostgreSQL's messages (documentation, 54.7): a letter, the length with itself, and what it says. */
function said(letter: string, ...parts: (string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(`${part}\0`) : part)))
  const head = Buffer.alloc(5)
  head.write(letter)
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}

const READY = said("Z", Buffer.from("I"))
const SIGNED_IN = Buffer.concat([said("R", Buffer.alloc(4)), READY])
const LISTENS = Buffer.concat([said("C", "LISTEN"), READY])
const told = (payload: string) => said("A", Buffer.alloc(4), CHANNEL, payload)

let database: Server
let source: NoticeSource

/** A database that answers LISTEN with these bytes, in one packet. */
async function listenTo(answer: Buffer): Promise<string[]> {
  database = createServer((socket) => {
    socket.once("data", () => {
      socket.write(SIGNED_IN)
      socket.once("data", () => socket.write(answer))
    })
    socket.on("error", () => undefined)
  }).listen(0, "127.0.0.1")
  await new Promise((resolve) => database.once("listening", resolve))
  const happened: string[] = []
  const { port } = database.address() as AddressInfo
  source = new NoticeSource(`postgres://somebody@127.0.0.1:${port}/shop`, {
    listening: () => happened.push("listening"),
    hear: ({ sequence }) => happened.push(`heard ${sequence}`),
  })
  source.start()
  return happened
}

afterEach(async () => {
  await source.stop()
  database.close()
})

const notice = (sequence: number) => told(encodeNotice("test/a", { sequence, type: "said", data: {} }))

test("who listens asks for what was said before, even if the first notice comes with the answer", async () => {
  const happened = await listenTo(Buffer.concat([LISTENS, notice(8), notice(9)]))
  await expect.poll(() => happened).toHaveLength(3)
  expect(happened).toEqual(["listening", "heard 8", "heard 9"])
})

test("a payload that is no notice is passed over", async () => {
  const happened = await listenTo(Buffer.concat([LISTENS, told("hello"), notice(1)]))
  await expect.poll(() => happened).toEqual(["listening", "heard 1"])
})
