import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { asClock, betterOffset, fallAt, offsetOf, remainingUntil } from "./clock"

const END = "2026-06-01T12:00:00.000Z"
const end = Date.parse(END)

describe("a countdown", () => {
  it("is over when the end has come, and not before", () => {
    expect(remainingUntil(END, end)).toMatchObject({ seconds: 0, isOver: true })
    expect(remainingUntil(END, end + 5000)).toMatchObject({ seconds: 0, isOver: true })
    expect(remainingUntil(END, end - 1)).toMatchObject({ seconds: 1, isOver: false })
  })

  it("is told in days, hours, minutes and seconds", () => {
    const left = (2 * 86_400 + 3 * 3600 + 4 * 60 + 5) * 1000
    expect(remainingUntil(END, end - left)).toEqual({ days: 2, hours: 3, minutes: 4, seconds: 5, isOver: false })
  })

  it("stands as a clock does", () => {
    expect(asClock(remainingUntil(END, end - 9000))).toBe("0:09")
    expect(asClock(remainingUntil(END, end - 3_849_000))).toBe("1:04:09")
  })
})

describe("the engine's clock", () => {
  it("is the same on devices whose own clocks differ", () => {
    const shown = (deviceAhead: number, delays: number[]) => {
      const offset = delays.reduce<number | undefined>(
        (known, delay, index) =>
          betterOffset(known, offsetOf(new Date(end - 60_000 + index).toISOString(), end - 60_000 + index + delay + deviceAhead)),
        undefined,
      )
      return end - 10_000 + deviceAhead + (offset ?? 0)
    }
    // A minute ahead behind a slow line, and right behind a fast one: both show what the fastest message allows.
    expect(shown(60_000, [900, 40, 300]) - shown(0, [40, 700])).toBe(0)
  })

  it("is never thought to be ahead of what it is", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5000), { minLength: 1 }), fc.integer({ min: -100_000, max: 100_000 }), (delays, deviceAhead) => {
        const offset = delays.reduce<number | undefined>(
          (known, delay) => betterOffset(known, offsetOf(END, end + delay + deviceAhead)),
          undefined,
        )
        expect(offset).toBe(-deviceAhead - Math.min(...delays))
      }),
    )
  })
})

describe("a falling price", () => {
  const lot = {
    starting_price: 100,
    starts_at: END,
    clock: { decrement: 0.1, step_seconds: 30, floor_price: 99.75 },
    currency_code: "usd",
  }

  it("falls by its decrement at each step, in exact amounts", () => {
    expect(fallAt(lot, end - 1)).toEqual({ price: 100, next: { price: 99.9, at: end + 30_000 } })
    expect(fallAt(lot, end + 29_999).price).toBe(100)
    expect(fallAt(lot, end + 30_000)).toEqual({ price: 99.9, next: { price: 99.8, at: end + 60_000 } })
  })

  it("stops at its floor", () => {
    expect(fallAt(lot, end + 60_000)).toEqual({ price: 99.8, next: { price: 99.75, at: end + 90_000 } })
    expect(fallAt(lot, end + 3_600_000)).toEqual({ price: 99.75, next: null })
  })
})
