import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type ClockTerms, clockPrice } from "../../src/modules/auctions/rules/dutch"
import { endAfterBid, type SoftClose } from "../../src/modules/auctions/rules/soft-close"

const at = (iso: string) => new Date(iso)
const later = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1000)

describe("a falling price", () => {
  const clock: ClockTerms = {
    startingPrice: 100_00n,
    decrement: 15_00n,
    stepSeconds: 60,
    floorPrice: 30_00n,
    startsAt: at("2026-03-01T12:00:00Z"),
  }

  test.each([
    [-3600, 100_00n],
    [0, 100_00n],
    [59.999, 100_00n],
    [60, 85_00n],
    [119.999, 85_00n],
    [120, 70_00n],
    [240, 40_00n],
    // Another step of 15 would fall through the floor.
    [300, 30_00n],
    [360, 30_00n],
    [10 ** 9, 30_00n],
  ])("%d seconds after its start is %i", (seconds, price) => {
    expect(clockPrice(clock, later(clock.startsAt, seconds))).toBe(price)
  })

  test("never rises, and stays between its start and its floor", () => {
    const terms = fc
      .record({
        floor: fc.bigInt(1n, 10n ** 6n),
        above: fc.bigInt(1n, 10n ** 12n),
        decrement: fc.bigInt(1n, 10n ** 12n),
        stepSeconds: fc.integer({ min: 1, max: 86_400 }),
      })
      .map(
        ({ floor, above, ...rest }): ClockTerms => ({ ...rest, floorPrice: floor, startingPrice: floor + above, startsAt: clock.startsAt }),
      )
    const moments = fc.array(fc.integer({ min: -10_000, max: 10 ** 9 }), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(terms, moments, (terms, moments) => {
        const prices = moments.sort((a, b) => a - b).map((ms) => clockPrice(terms, new Date(terms.startsAt.getTime() + ms)))
        for (const [index, price] of prices.entries()) {
          expect(price).toBeGreaterThanOrEqual(terms.floorPrice)
          expect(price).toBeLessThanOrEqual(index === 0 ? terms.startingPrice : (prices[index - 1] as bigint))
        }
      }),
    )
  })

  // In Berlin the clocks go from 02:00 to 03:00 on 29 March 2026, at 01:00 UTC: by the wall two and a half hours, in truth one and a half.
  test("falls by the time that has passed, whatever the clocks on the walls do", () => {
    const hourly = { ...clock, stepSeconds: 3600, startsAt: at("2026-03-29T00:30:00+01:00") }
    expect(clockPrice(hourly, at("2026-03-29T03:00:00+02:00"))).toBe(85_00n)
    expect(clockPrice(hourly, at("2026-03-29T03:30:00+02:00"))).toBe(70_00n)
  })
})

describe("a soft close", () => {
  const end = at("2026-03-01T12:00:00Z")
  const close: SoftClose = { windowSeconds: 120, extensionSeconds: 60, latestEnd: null }

  test.each([
    ["long before", -3600, 0],
    ["a moment before the last two minutes", -120.001, 0],
    ["at their very start", -120, 60],
    ["in them", -1, 60],
    ["in the last millisecond", -0.001, 60],
  ])("with a bid %s (%d s) moves the end by %i seconds", (_, seconds, moved) => {
    expect(endAfterBid(end, later(end, seconds), close)).toEqual(later(end, moved))
  })

  test("that is not there moves nothing", () => {
    expect(endAfterBid(end, later(end, -1), null)).toBe(end)
  })

  test("goes on for fifty bids up to its cap, and then no further", () => {
    const capped = { ...close, latestEnd: later(end, 50 * 60) }
    let endsAt = end
    for (let bid = 1; bid <= 60; bid++) {
      endsAt = endAfterBid(endsAt, later(endsAt, -1), capped)
      expect(endsAt).toEqual(later(end, Math.min(bid, 50) * 60))
    }
  })

  test("gives what is left below the cap", () => {
    expect(endAfterBid(end, later(end, -1), { ...close, latestEnd: later(end, 7) })).toEqual(later(end, 7))
    expect(endAfterBid(end, later(end, -1), { ...close, latestEnd: end })).toEqual(end)
  })

  // A merchant may have moved the end past what the cap allows bids.
  test("never makes the end earlier, nor later than its cap allows", () => {
    const seconds = (max: number) => fc.integer({ min: 1, max })
    fc.assert(
      fc.property(
        seconds(86_400),
        seconds(86_400),
        fc.option(fc.integer({ min: -86_400, max: 86_400 })),
        fc.array(seconds(7_200)),
        (windowSeconds, extensionSeconds, cap, before) => {
          const latestEnd = cap === null ? null : later(end, cap)
          let endsAt = end
          for (const distance of before) {
            const moved = endAfterBid(endsAt, later(endsAt, -distance), { windowSeconds, extensionSeconds, latestEnd })
            expect(moved.getTime()).toBeGreaterThanOrEqual(endsAt.getTime())
            expect(moved.getTime()).toBeLessThanOrEqual(endsAt.getTime() + extensionSeconds * 1000)
            if (latestEnd && moved > endsAt) expect(moved <= latestEnd).toBe(true)
            if (distance > windowSeconds) expect(moved).toEqual(endsAt)
            endsAt = moved
          }
        },
      ),
    )
  })

  // In New York 1:59 is followed by 1:00 on 1 November 2026: the same wall time twice, an hour apart.
  test("counts instants where an hour of the wall comes twice", () => {
    const second = at("2026-11-01T01:30:00-05:00")
    expect(endAfterBid(second, at("2026-11-01T01:29:00-04:00"), close)).toEqual(second)
    expect(endAfterBid(second, at("2026-11-01T01:29:00-05:00"), close)).toEqual(later(second, 60))
  })
})
