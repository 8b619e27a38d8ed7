import { afterEach, describe, expect, test, vi } from "vitest"
import { findRoom, sequenceIn } from "../../src/realtime/access"
import { defineRoom } from "../../src/realtime/define-room"
import { Frame } from "../../src/realtime/frame"
import { Door } from "../../src/realtime/limits"
import { decodeNotice, encodeNotice } from "../../src/realtime/notice"
import { Wheel } from "../../src/realtime/wheel"

describe("a frame", () => {
  const now = new Date("2026-03-01T12:00:00.123Z")
  const bid = { sequence: 7, type: "bid", at: "2026-03-01T12:00:00.100Z", data: { text: "two\n\nlines" } }
  const envelope = { ...bid, server_time: "2026-03-01T12:00:00.123Z" }

  test("is one event, whatever its text", () => {
    const lines = new Frame("auction/a", bid, now).event.toString().split("\n")
    expect(lines).toEqual(["id: 7", expect.stringMatching(/^data: /), "", ""])
    expect(JSON.parse((lines[1] as string).slice(6))).toEqual(envelope)
  })

  test("of a snapshot has that name", () => {
    expect(new Frame("auction/a", { ...bid, type: "snapshot" }, now).event.toString()).toMatch(/^id: 7\nevent: snapshot\ndata: /)
  })

  test("for a socket names its room", () => {
    expect(JSON.parse(new Frame('a/"b', bid, now).socket.toString())).toEqual({ room: 'a/"b', ...envelope })
  })
})

describe("a notice", () => {
  test("carries its message", () => {
    const message = { sequence: 1, type: "bid", at: "2026-03-01T12:00:00.000Z", data: { a: ["ü"] } }
    expect(decodeNotice(encodeNotice("auction/a", message))).toEqual({ room: "auction/a", sequence: 1, message })
  })

  test("of what PostgreSQL would not take names it only", () => {
    const long = (letters: number, letter: string) => encodeNotice("auction/a", { sequence: 1, type: "bid", data: letter.repeat(letters) })
    for (let letters = 7_850; letters < 7_999; letters++) expect(Buffer.byteLength(long(letters, "x"))).toBeLessThan(8_000)
    expect(decodeNotice(long(7_000, "x"))?.message).toBeDefined()
    // Bytes count, not letters.
    expect(decodeNotice(long(7_000, "ü"))).toEqual({ room: "auction/a", sequence: 1 })
  })

  test.each(["", "x", "null", "{}", '{"room":1,"sequence":1}', '{"room":"a/b","sequence":1.5}'])("is not made of %j", (payload) => {
    expect(decodeNotice(payload)).toBeUndefined()
  })
})

describe("who may listen", () => {
  const reads = { snapshot: async () => undefined, since: async () => [] }
  defineRoom({ name: "open", audience: "public", ...reads })
  defineRoom({ name: "own", audience: "customer", ...reads })
  const as = (id?: string) => async () => id

  test("anyone in a public room, and nobody is asked who they are", async () => {
    const ask = vi.fn(as("cus_1"))
    expect((await findRoom("open", "x", ask)).name).toBe("open")
    expect(ask).not.toHaveBeenCalled()
  })

  test("the customer in the own room", async () => {
    expect((await findRoom("own", "cus_1", as("cus_1"))).name).toBe("own")
    await expect(findRoom("own", "cus_1", as())).rejects.toMatchObject({ status: 401, code: "sign_in_required" })
    await expect(findRoom("own", "cus_1", as("cus_2"))).rejects.toMatchObject({ status: 404, code: "room_not_found" })
  })

  test.each([
    ["other", "x"],
    ["open", ""],
    ["open", "x".repeat(129)],
    ["open", "a\0"],
    ["constructor", "x"],
  ])("nobody in %j/%j", async (name, key) => {
    await expect(findRoom(name, key, as())).rejects.toMatchObject({ status: 404, code: "room_not_found" })
  })

  test.each(["Auction", "a b", "", "a/b", "x".repeat(41)])("%j is no name for a room", (name) => {
    expect(() => defineRoom({ name, audience: "public", ...reads })).toThrow(/no name/)
  })

  test("what a client knows is a number, or nothing", () => {
    expect(["0", "12", "", "-1", "1e3", "x", undefined, "99999999999999999"].map(sequenceIn)).toEqual([0, 12, ...Array(6).fill(undefined)])
  })
})

describe("the door", () => {
  const enter = (door: Door, address: string) => {
    const admitted = door.admit(address)
    if (typeof admitted === "string") throw new Error(admitted)
    return admitted
  }

  test("lets in as many as there is place for, and again when one has left", () => {
    const door = new Door({ max: 2, perAddress: 9 })
    const first = enter(door, "a")
    enter(door, "b")
    expect(door.admit("c")).toBe("full")
    first.leave()
    first.leave()
    enter(door, "c")
    expect(door.admit("d")).toBe("full")
  })

  test("counts addresses by themselves", () => {
    const door = new Door({ max: 9, perAddress: 1 })
    const first = enter(door, "a")
    expect(door.admit("a")).toBe("too_many")
    enter(door, "b")
    first.leave()
    enter(door, "a")
  })

  test("is shut for good", () => {
    const door = new Door({ max: 9, perAddress: 9 })
    door.shut()
    expect(door.admit("a")).toBe("full")
  })
})

describe("the wheel", () => {
  afterEach(() => void vi.useRealTimers())

  test("comes to each once per period, to some each second", () => {
    vi.useFakeTimers()
    const visits: string[] = []
    const wheel = new Wheel<string>(3, (name) => void visits.push(name))
    for (const name of ["a", "b", "c", "d"]) wheel.add(name)
    const gone = wheel.add("e")
    gone()
    vi.advanceTimersByTime(1_000)
    expect(visits.length).toBeLessThan(4)
    vi.advanceTimersByTime(5_000)
    expect(visits.sort()).toEqual(["a", "a", "b", "b", "c", "c", "d", "d"])
    wheel.stop()
    vi.advanceTimersByTime(10_000)
    expect(visits).toHaveLength(8)
  })
})
