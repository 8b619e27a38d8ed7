import { setImmediate as turn } from "node:timers/promises"
import { beforeEach, describe, expect, test } from "vitest"
import type { RoomDefinition, RoomMessage } from "../../src/realtime/define-room"
import type { Frame } from "../../src/realtime/frame"
import { Hub } from "../../src/realtime/hub"
import type { Listener } from "../../src/realtime/room"

/** A room whose database is an array, and whose reads end when a test says so. */
let said: RoomMessage[]
let reads: { what: string; answer: () => void; fail: () => void }[]
let hub: Hub

beforeEach(() => {
  said = [message(1)]
  reads = []
  hub = new Hub({ entered: () => undefined, told: () => undefined })
})

const message = (sequence: number): RoomMessage => ({ sequence, type: "said", data: { sequence } })

/** Answers what is committed when the read begins, as a statement's snapshot is taken. */
function read<T>(what: string, look: () => T): Promise<T> {
  const seen = look()
  return new Promise((resolve, reject) => {
    reads.push({ what, answer: () => resolve(seen), fail: () => reject(new Error("no database")) })
  })
}

const room: RoomDefinition = {
  name: "test",
  audience: "public",
  snapshot: () => read("snapshot", () => said.at(-1)),
  since: (_key, sequence) => read(`since ${sequence}`, () => said.filter((one) => one.sequence > sequence)),
}

const notice = (sequence: number, isLong = false) => ({ room: "test/a", sequence, ...(isLong ? {} : { message: message(sequence) }) })

function say(sequence: number, isLong = false): void {
  said.push(message(sequence))
  hub.hear(notice(sequence, isLong))
}

async function answerAll(): Promise<string[]> {
  const asked: string[] = []
  for (await turn(); reads.length > 0; await turn()) {
    for (const one of reads.splice(0)) {
      asked.push(one.what)
      one.answer()
    }
  }
  return asked
}

function enter(after?: number) {
  const told: string[] = []
  const label = ({ message: { sequence, type } }: Frame) => (type === "snapshot" ? `=${sequence}` : `${sequence}`)
  const listener: Listener = {
    open: (frames) => void told.push("open", ...frames.map(label)),
    tell: (frame) => void told.push(label(frame)),
    refuse: (reason) => void told.push(reason),
  }
  return { told, leave: hub.enter(room, "a", listener, after) }
}

describe("who enters", () => {
  test("is told the state, then what follows", async () => {
    const { told } = enter()
    await answerAll()
    say(2)
    say(3)
    expect(told).toEqual(["open", "=1", "2", "3"])
  })

  test("misses nothing that is said while the state is read", async () => {
    const { told } = enter()
    say(2)
    await answerAll()
    expect(told).toEqual(["open", "=1", "2"])
  })

  test("is not told again what the state has already", async () => {
    const { told } = enter()
    await answerAll()
    said.push(message(2))
    const late = enter()
    await answerAll()
    hub.hear(notice(2))
    expect(told).toEqual(["open", "=1", "2"])
    expect(late.told).toEqual(["open", "=2"])
  })

  test("shares a read that began before, and what was said since", async () => {
    const first = enter()
    say(2)
    const second = enter()
    say(3)
    expect(await answerAll()).toEqual(["snapshot"])
    expect(first.told).toEqual(["open", "=1", "2", "3"])
    expect(second.told).toEqual(first.told)
  })

  test("is told what it missed, without the state", async () => {
    say(2)
    say(3)
    const { told } = enter(1)
    say(4)
    expect(await answerAll()).toEqual(["since 1"])
    expect(told).toEqual(["open", "2", "3", "4"])
  })

  test("and has missed nothing is told nothing", async () => {
    const { told } = enter(1)
    await answerAll()
    expect(told).toEqual(["open"])
  })

  test("with a sequence from a later day than the database's is told the state", async () => {
    const { told } = enter(9)
    await answerAll()
    say(2)
    expect(told).toEqual(["open", "=1", "2"])
  })

  test("a room that is not there, or cannot be read, is told so", async () => {
    said = []
    const missing = [enter(), enter(7)]
    await answerAll()
    expect(missing.map(({ told }) => told)).toEqual([["missing"], ["missing"]])
    const { told } = enter()
    await turn()
    reads.shift()?.fail()
    await turn()
    expect(told).toEqual(["failed"])
  })
})

describe("a message too long for a notification", () => {
  test("is read, and what comes meanwhile waits for it", async () => {
    const { told } = enter()
    await answerAll()
    say(2, true)
    await turn()
    say(3)
    expect(told).toEqual(["open", "=1"])
    await answerAll()
    expect(told).toEqual(["open", "=1", "2", "3"])
  })

  test("is read by who enters meanwhile", async () => {
    const { told } = enter()
    say(2, true)
    say(3)
    await answerAll()
    expect(told).toEqual(["open", "=1", "2", "3"])
  })

  test("is not read for those who have it", async () => {
    const { told } = enter()
    await answerAll()
    said.push(message(2))
    hub.hear(notice(2))
    hub.hear(notice(2, true))
    expect(await answerAll()).toEqual([])
    expect(told).toEqual(["open", "=1", "2"])
  })
})

describe("after a break in the notifications", () => {
  test("every listener is given what it lacks", async () => {
    const early = enter()
    await answerAll()
    said.push(message(2), message(3))
    const late = enter()
    await answerAll()
    said.push(message(4))
    hub.catchUp()
    await answerAll()
    expect(early.told).toEqual(["open", "=1", "2", "3", "4"])
    expect(late.told).toEqual(["open", "=3", "4"])
  })

  test("so is one whose state was read during the break", async () => {
    const { told } = enter()
    await turn()
    said.push(message(2))
    hub.catchUp()
    await answerAll()
    expect(told).toEqual(["open", "=1", "2"])
  })

  test("a database that does not answer is asked again", async () => {
    const { told } = enter()
    await answerAll()
    said.push(message(2))
    hub.catchUp()
    await turn()
    reads.shift()?.fail()
    await expect.poll(() => reads.length).toBe(1)
    await answerAll()
    expect(told).toEqual(["open", "=1", "2"])
  })
})

test("a room that all have left is forgotten", async () => {
  const first = enter()
  const second = enter()
  await answerAll()
  first.leave()
  say(2)
  second.leave()
  say(3)
  expect(first.told).toEqual(["open", "=1"])
  expect(second.told).toEqual(["open", "=1", "2"])
  expect(hub.size).toBe(0)
})

test("whatever the order of reads and messages, each listener has all, once, in order", async () => {
  for (let seed = 1; seed <= 300; seed++) {
    said = [message(1)]
    reads = []
    hub = new Hub({ entered: () => undefined, told: () => undefined })
    const random = generator(seed)
    const clients: { told: string[]; after: number | undefined }[] = []
    for (let step = 0; step < 40; step++) {
      const move = random(6)
      const last = said.at(-1)?.sequence as number
      if (move === 0) {
        const after = random(2) ? random(last) + 1 : undefined
        clients.push({ ...enter(after), after })
      } else if (move === 1) say(last + 1 + random(2), true)
      else if (move === 2) {
        // Committed, and its notification lost.
        said.push(message(last + 1))
        hub.catchUp()
      } else if (move === 3) say(last + 1)
      else if (reads.length > 0) reads.splice(random(reads.length), 1)[0]?.answer()
      if (random(2)) await turn()
    }
    await answerAll()
    const all = said.map(({ sequence }) => sequence)
    for (const { told, after } of clients) {
      const [opened, ...rest] = told
      const snapshot = rest[0]?.startsWith("=") ? Number(rest.shift()?.slice(1)) : undefined
      expect([seed, opened]).toEqual([seed, "open"])
      // Who resumes may be given the state too, when something is said between the two reads.
      if (after === undefined) expect([seed, snapshot]).toEqual([seed, expect.any(Number)])
      const from = snapshot ?? (after as number)
      expect([seed, ...rest.map(Number)]).toEqual([seed, ...all.filter((sequence) => sequence > from)])
    }
  }
})

/** Pseudo-random numbers below a limit, the same for the same seed (Park and Miller). */
function generator(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
}
