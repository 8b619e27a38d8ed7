import { Money } from "@wekala/engine/kit"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { bidsUntil, defaultBands, incrementAt, ladder } from "../../src/admin/lib/increments"
import { newForm } from "../../src/admin/lib/lot-form"
import { fallOf, type SoftCloseTimes, softCloseTimes, winCost } from "../../src/admin/lib/preview"
import { fromLocalInput } from "../../src/admin/lib/time"
import { clockPrice } from "../../src/modules/auctions/rules/dutch"
import { nextBid } from "../../src/modules/auctions/rules/english"
import * as engine from "../../src/modules/auctions/rules/increments"
import { endAfterBid } from "../../src/modules/auctions/rules/soft-close"

const currencies = fc.constantFrom("jpy", "usd", "egp", "kwd")
const minor = fc.bigInt({ min: 1n, max: 10n ** 9n })

describe("the preview of a lot", () => {
  test("has the increments that the engine asks for", () => {
    fc.assert(
      fc.property(currencies, minor, (currency, price) => {
        expect(defaultBands(currency)).toEqual(engine.defaultBands(currency))
        expect(incrementAt(price, defaultBands(currency))).toBe(engine.incrementAt(price, engine.defaultBands(currency)))
      }),
    )
  })

  test("climbs by the least bids that are taken, and counts them to the reserve", () => {
    const bands = engine.defaultBands("usd")
    const prices = ladder(1_000n, bands, 30)
    const terms = { startingPrice: 1_000n, reservePrice: null, bands }
    expect(prices[0]).toBe(nextBid(terms, { price: null, leader: null }))
    for (const [index, price] of prices.slice(0, -1).entries()) {
      expect(prices[index + 1]).toBe(nextBid(terms, { price, leader: null }))
    }
    expect(bidsUntil(1_000n, prices[12] as bigint, bands)).toBe(13)
    expect(bidsUntil(1_000n, 1_000n, bands)).toBe(1)
    expect(bidsUntil(1n, 10n ** 15n, bands)).toBeUndefined()
  })

  test("reckons the premium to the last minor unit as a sale does", () => {
    fc.assert(
      fc.property(
        currencies,
        minor,
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 10_000 }),
        (currency, price, quantity, points) => {
          const goods = Money.ofMinor(price * BigInt(quantity), currency)
          const cost = winCost(price, quantity, points / 100)
          expect(cost.premium).toBe(goods.percentage(points).minor)
          expect(cost.total).toBe(goods.minor + cost.premium)
        },
      ),
    )
  })

  test("ends after a late bid when the engine says so", () => {
    const form = { ...newForm("usd", new Date("2026-03-01T10:00:00Z")), soft_close_extension_seconds: "300", soft_close_cap_minutes: "3" }
    const times = softCloseTimes(form) as SoftCloseTimes
    const end = fromLocalInput(form.ends_at) as Date
    const rule = { windowSeconds: 120, extensionSeconds: 300, latestEnd: new Date(end.getTime() + 180_000) }
    expect(times.extended).toEqual(endAfterBid(end, new Date(end.getTime() - 1), rule))
    expect(endAfterBid(end, times.opens, rule)).toEqual(times.extended)
    expect(endAfterBid(end, new Date(times.opens.getTime() - 1), rule)).toEqual(end)
    expect(softCloseTimes({ ...form, ends_at: "" })).toBeUndefined()
  })

  test("reaches the floor of a falling price when the clock does", () => {
    const startsAt = new Date("2026-03-01T10:00:00Z")
    fc.assert(
      fc.property(
        minor,
        minor,
        fc.bigInt({ min: 1n, max: 10n ** 7n }),
        fc.integer({ min: 1, max: 86_400 }),
        (floor, above, decrement, step) => {
          const terms = { startingPrice: floor + above, decrement, stepSeconds: step, floorPrice: floor, startsAt }
          const { at } = fallOf({ start: floor + above, floor, decrement, stepSeconds: step }, startsAt)
          if (!at) return
          expect(clockPrice(terms, at)).toBe(floor)
          expect(clockPrice(terms, new Date(at.getTime() - 1))).toBeGreaterThan(floor)
        },
      ),
    )
  })

  test("does not promise a floor that no date can name", () => {
    expect(fallOf({ start: 10n ** 15n, floor: 1n, decrement: 1n, stepSeconds: 86_400 }, new Date()).at).toBeUndefined()
  })
})
