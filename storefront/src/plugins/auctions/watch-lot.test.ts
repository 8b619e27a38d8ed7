import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { watchLot } from "./watch-lot"

/** The browser's end of a stream, with the test at the other. */
class Stream {
  static readonly CLOSED = 2
  static opened: Stream[] = []
  static get last(): Stream {
    return Stream.opened.at(-1) as Stream
  }
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  private readonly ears = new Map<string, (event: { data: string }) => void>()
  constructor(readonly url: string) {
    Stream.opened.push(this)
  }
  addEventListener(event: string, ear: (event: { data: string }) => void) {
    this.ears.set(event, ear)
  }
  say(event: string, message: object) {
    this.readyState = 1
    this.ears.get(event)?.({ data: JSON.stringify(message) })
  }
  breakOff(isForGood = false) {
    this.readyState = isForGood ? Stream.CLOSED : 0
    this.onerror?.()
  }
  close() {
    this.readyState = Stream.CLOSED
  }
}

const view = { lot: { id: "auc_1" } }
let asked: string[]
let heard: unknown[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, "random").mockReturnValue(0.5)
  Stream.opened = []
  asked = []
  heard = []
  vi.stubGlobal("EventSource", Stream)
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url)
    return { ok: true, json: async () => view }
  })
  const tell = (what: string) => (value: unknown) => heard.push(what === "connection" ? value : { [what]: value })
  stop = watchLot("auc_1", { onMessage: tell("message"), onView: tell("view"), onConnection: tell("connection") })
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe("a lot that is watched", () => {
  it("is heard as it is told, and not asked for", async () => {
    Stream.last.say("snapshot", { sequence: 1 })
    Stream.last.say("message", { sequence: 2 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(Stream.opened.map(({ url }) => url)).toEqual(["/api/live/auction/auc_1"])
    expect(heard).toEqual(["live", { message: { sequence: 1 } }, "live", { message: { sequence: 2 } }])
    expect(asked).toEqual([])
  })

  it("is asked for each five seconds while no stream comes through", async () => {
    await vi.advanceTimersByTimeAsync(2900)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(["reconnecting", { view }, "polling"])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toHaveLength(3)
  })

  it("does not take an open line for a stream before it has heard anything", async () => {
    Stream.last.onopen?.()
    await vi.advanceTimersByTimeAsync(4000)
    expect(heard).toContain("polling")
    Stream.last.say("snapshot", { sequence: 1 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard.at(-2)).toBe("live")
    expect(asked).toHaveLength(1)
  })

  it("says nothing of a line that is back within three seconds", async () => {
    Stream.last.say("snapshot", { sequence: 1 })
    Stream.last.breakOff()
    await vi.advanceTimersByTimeAsync(2000)
    Stream.last.onopen?.()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).not.toContain("reconnecting")
    expect(asked).toEqual([])
  })

  it("opens a stream anew that was refused", async () => {
    Stream.last.breakOff(true)
    await vi.advanceTimersByTimeAsync(5000)
    expect(Stream.opened).toHaveLength(2)
    Stream.last.say("snapshot", { sequence: 4 })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(heard.at(-1)).toEqual({ message: { sequence: 4 } })
    expect(Stream.opened).toHaveLength(2)
  })

  it("says that nothing is to be had while nobody answers", async () => {
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("away")
    })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(new Set(heard)).toEqual(new Set(["reconnecting"]))
  })

  it("is left alone when nobody looks any more", async () => {
    Stream.last.say("snapshot", { sequence: 1 })
    Stream.last.breakOff(true)
    stop()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(Stream.opened).toHaveLength(1)
    expect(asked).toEqual([])
  })
})
