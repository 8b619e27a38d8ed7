import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keep, standingOf } from "./keeping"
import type { Bid, LotState } from "./types"

const state = (version: number): LotState => ({
  status: "live",
  outcome: null,
  current_price: version,
  next_bid: version + 1,
  bid_options: [],
  bid_count: version,
  bidder_count: 2,
  leader: 1,
  reserve_met: false,
  buy_now_price: null,
  ends_at: "2026-06-01T12:00:00.000Z",
  units_left: 1,
  hammer_price: null,
  version,
})
const bid = (sequence: number, retracted = false): Bid => ({
  sequence,
  bidder: 1,
  amount: sequence,
  quantity: 1,
  placed_at: "2026-06-01T11:00:00.000Z",
  kind: "bid",
  retracted,
})

describe("what a page knows of a lot", () => {
  it("is the newest that it was told, in whatever order and however often that came", () => {
    const messages = [1, 2, 3, 4, 5].map((version) => ({ state: state(version), bids: [bid(version)] }))
    fc.assert(
      fc.property(fc.shuffledSubarray([...messages, ...messages], { minLength: 10 }), (told) => {
        const known = told.reduce(keep, { state: state(0), bids: [] })
        expect(known.state.version).toBe(5)
        expect(known.bids.map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1])
      }),
    )
  })

  it("stays the same thing when there is nothing new", () => {
    const known = { state: state(3), bids: [bid(1)] }
    expect(keep(known, { state: state(2) })).toBe(known)
    expect(keep(known, { state: state(3) })).toBe(known)
  })

  it("keeps a bid taken back, though an older word of it comes after", () => {
    const known = keep({ state: state(4), bids: [bid(2, true)] }, { state: state(3), bids: [bid(2), bid(1)] })
    expect(known.bids.map(({ retracted }) => retracted)).toEqual([true, false])
    expect(known.state.version).toBe(4)
  })
})

describe("a bidder", () => {
  it("leads, is outbid, or has not bid", () => {
    expect(standingOf({ leader: 2 }, 2)).toBe("leading")
    expect(standingOf({ leader: 1 }, 2)).toBe("outbid")
    expect(standingOf({ leader: 1 }, null)).toBeUndefined()
    // Of sealed bids nobody is told to lead.
    expect(standingOf({ leader: null }, 2)).toBeUndefined()
  })
})
