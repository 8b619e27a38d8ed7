import { describe, expect, test } from "vitest"
import { type BidSample, bidsPerMinute, keepSamples, newest, priceAt, type StreamState, withState } from "../../src/admin/lib/live"
import { editableParts, movesOf, saleMovesOf } from "../../src/admin/lib/moves"
import { splitDuration } from "../../src/admin/lib/time"
import type { Lot } from "../../src/admin/lib/types"
import { clockPrice } from "../../src/modules/auctions/rules/dutch"
import { auctionStates, saleStates } from "../../src/modules/auctions/rules/states"

const state = (version: number, changes: Partial<StreamState> = {}) =>
  ({ version, current_price: version, leader: 1, ...changes }) as StreamState

describe("a lot that is watched", () => {
  test("keeps its newest state, however late messages come", () => {
    const told = [3, 1, 5, 4, 5].map((version) => state(version))
    expect(told.reduce<StreamState | undefined>(newest, undefined)?.version).toBe(5)
  })

  test("is not put back by a message that is older than what was loaded", () => {
    const lot = { version: 4, current_price: 40, leader: null } as Lot
    expect(withState(lot, state(3))).toMatchObject({ version: 4, current_price: 40, leader_number: null })
    expect(withState(lot, state(6, { leader: 2 }))).toMatchObject({ version: 6, current_price: 6, leader: null, leader_number: 2 })
  })

  test("names its leader only while the number is that leader's", () => {
    const lot = { version: 4, leader: { number: 2, email: "ada@example.com" } } as Lot
    expect(withState(lot, state(5, { leader: 2 })).leader?.email).toBe("ada@example.com")
    expect(withState(lot, state(5, { leader: 3 })).leader).toBeNull()
  })

  test("shows a falling price as the engine's clock does, though no message tells of it", () => {
    const startsAt = new Date("2026-03-01T10:00:00Z")
    const lot = {
      status: "live",
      hammer_price: null,
      current_price: 100,
      currency_code: "usd",
      starting_price: 100,
      starts_at: startsAt.toISOString(),
      clock: { decrement: 7.5, step_seconds: 60, floor_price: 20 },
    } as Lot
    const terms = { startingPrice: 100_00n, decrement: 7_50n, stepSeconds: 60, floorPrice: 20_00n, startsAt }
    for (const seconds of [-30, 0, 59, 60, 61, 599, 639, 640, 900, 86_400]) {
      const now = startsAt.getTime() + seconds * 1000
      expect(priceAt(lot, now)).toBe(Number(clockPrice(terms, new Date(now))) / 100)
    }
    expect(priceAt({ ...lot, hammer_price: 62.5 }, startsAt.getTime())).toBe(62.5)
    expect(priceAt({ ...lot, clock: null, current_price: null }, startsAt.getTime())).toBeNull()
  })

  test("has the bids of the last minute counted, not those before it nor those taken back", () => {
    let samples: BidSample[] = []
    for (const [at, bid_count] of [
      [0, 5],
      [10_000, 7],
      [50_000, 10],
      [75_000, 10],
      [80_000, 12],
    ] as const) {
      samples = keepSamples(samples, { at, bid_count })
    }
    expect(bidsPerMinute(samples, 80_000)).toBe(5)
    expect(bidsPerMinute(samples, 200_000)).toBe(0)
    expect(bidsPerMinute(keepSamples(samples, { at: 90_000, bid_count: 4 }), 90_000)).toBe(0)
    expect(bidsPerMinute([], 0)).toBe(0)
  })

  test.each([
    [1, { days: 0, hours: 0, minutes: 0, seconds: 1 }],
    [90_061_000, { days: 1, hours: 1, minutes: 1, seconds: 1 }],
    [-5_000, { days: 0, hours: 0, minutes: 0, seconds: 0 }],
  ])("with %d ms left says so in whole parts", (ms, parts) => {
    expect(splitDuration(ms)).toEqual(parts)
  })
})

describe("what a page offers to do", () => {
  const statuses = ["draft", "scheduled", "live", "ended", "settled", "defaulted", "cancelled"] as const
  const lots = statuses.flatMap((status) =>
    ([null, "sold", "reserve_not_met", "no_bids"] as const).map((outcome) => ({
      status,
      outcome,
      format: "english" as const,
      bid_count: 3,
    })),
  )
  const machine = {
    schedule: "schedule",
    unschedule: "unschedule",
    extend: "extend",
    cancel: "cancel",
    settle: "settle",
    offer: "resell",
  } as const

  test.each(lots)("with a lot that is $status ($outcome) is what its state allows", (lot) => {
    for (const move of movesOf(lot)) {
      if (!(move in machine)) continue
      expect(() => auctionStates.next(lot.status, machine[move as keyof typeof machine])).not.toThrow()
    }
  })

  test.each(["offered", "awaiting_payment", "ordered", "paid", "declined", "lapsed", "defaulted", "cancelled"] as const)(
    "with a sale that is %s is what its state allows",
    (status) => {
      for (const move of saleMovesOf({ status })) {
        expect(() => saleStates.next(status, move === "mark-paid" ? "pay" : move)).not.toThrow()
      }
    },
  )

  test("with a lot that is sold is neither to sell it again nor to edit it", () => {
    const moves = movesOf({ status: "ended", outcome: "sold", format: "english", bid_count: 3 })
    expect(moves).not.toContain("relist")
    expect(moves).not.toContain("offer")
    expect(moves).not.toContain("edit")
    expect(editableParts("ended")).toEqual({ terms: false, texts: false })
  })
})
