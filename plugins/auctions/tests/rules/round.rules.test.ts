import { beforeEach, describe, expect, test } from "vitest"
import { type Bidder, type BidRequest, leastBid, type PlacedBid, type Refusal, Round } from "../../src/modules/auctions/bidding/round"
import type { Lot } from "../../src/modules/auctions/lot"
import { NO_BIDS } from "../../src/modules/auctions/rules/english"
import { defaultBands } from "../../src/modules/auctions/rules/increments"

const START = new Date("2026-03-01T12:00:00Z")
const after = (seconds: number) => new Date(START.getTime() + seconds * 1000)
const END = after(3600)
const POLICY = { bidsPerMinute: 3, strikesToBlock: 2 }

const ENGLISH: Lot = {
  id: "auc_1",
  productId: "prod_1",
  variantId: "variant_1",
  format: "english",
  quantity: 1,
  currency: "usd",
  sellerId: null,
  deposit: null,
  buyNowPrice: null,
  premiumBasisPoints: 0,
  commissionBasisPoints: 0,
  payWithinHours: 48,
  terms: { startingPrice: 10_00n, reservePrice: null, bands: defaultBands("usd") },
  clock: null,
  softClose: null,
  startsAt: START,
  plannedEndsAt: END,
  status: "live",
  outcome: null,
  endsAt: END,
  endedAt: null,
  english: NO_BIDS,
  leaderBidId: null,
  leaderNumber: null,
  reserveMet: false,
  bidCount: 0,
  bidSequence: 0,
  bidderCount: 0,
  retractionCount: 0,
  unitsSold: 0,
  hammerPrice: null,
  version: 1,
}
const SEALED: Lot = { ...ENGLISH, format: "sealed_second", quantity: 5 }
const DUTCH: Lot = {
  ...ENGLISH,
  format: "dutch",
  quantity: 5,
  clock: { startingPrice: 10_00n, decrement: 1_00n, stepSeconds: 60, floorPrice: 5_00n, startsAt: START },
}

const newcomer = (): Bidder => ({
  number: null,
  maximum: null,
  quantity: null,
  depositHeld: false,
  strikes: 0,
  minuteAt: null,
  minuteCount: 0,
})

/** Whoever bids; a new one for each test. */
let bidders: Map<string, Bidder>
let count = 0
beforeEach(() => {
  bidders = new Map(["a", "b", "c", "seller"].map((id) => [id, newcomer()]))
})

const roundOf = (lot: Lot, now = after(10)) => new Round(lot, bidders, now, POLICY)
function ask(bidderId: string, amount: bigint, more: Partial<BidRequest> = {}): BidRequest {
  count++
  return { id: `bid${count}`, reference: `ref${count}`, bidderId, kind: "bid", amount, ...more }
}
const buyNow = (bidderId: string) => ask(bidderId, 0n, { kind: "buy_now" })
const taken = (answer: PlacedBid | Refusal): PlacedBid => {
  expect(answer).toHaveProperty("sequence")
  return answer as PlacedBid
}

describe("nobody bids", () => {
  test.each<[string, Partial<Lot>, Date, string]>([
    ["on a draft", { status: "draft" }, after(10), "auction_not_live"],
    ["before the lot has opened", { status: "scheduled" }, after(10), "auction_not_live"],
    ["on what was called off", { status: "cancelled" }, after(10), "auction_not_live"],
    ["after the end", { status: "ended" }, after(10), "auction_ended"],
    ["on what is settled", { status: "settled" }, after(10), "auction_ended"],
    ["on what was not paid", { status: "defaulted" }, after(10), "auction_ended"],
    ["at the end, before its timer has come", {}, END, "auction_ended"],
  ])("%s", (_, change, now, code) => {
    const round = roundOf({ ...ENGLISH, ...change }, now)
    for (const request of [ask("a", 20_00n), ask("a", 20_00n, { kind: "raise" }), buyNow("a")]) {
      expect(round.place(request)).toEqual({ code })
    }
    expect(round.bids).toEqual([])
  })

  test("after the end, and in its last millisecond everybody may", () => {
    taken(roundOf(ENGLISH, new Date(END.getTime() - 1)).place(ask("a", 20_00n)))
  })

  test.each([
    ["english", ENGLISH],
    ["dutch", DUTCH],
    ["sealed", SEALED],
  ])("more than there is money: %s", (_, lot) => {
    expect(roundOf(lot).place(ask("a", 10n ** 15n + 1n))).toEqual({ code: "bid_too_high", least: 10n ** 15n })
    taken(roundOf(lot).place(ask("b", 10n ** 15n)))
  })
})

describe("a bidder is refused", () => {
  test("on the own lot", () => {
    expect(roundOf({ ...ENGLISH, sellerId: "seller" }).place(ask("seller", 20_00n))).toEqual({ code: "own_auction" })
  })

  test("with as many strikes as block, and not with fewer", () => {
    Object.assign(bidders.get("a") as Bidder, { strikes: 2 })
    Object.assign(bidders.get("b") as Bidder, { strikes: 1 })
    const round = roundOf(ENGLISH)
    expect(round.place(ask("a", 20_00n))).toEqual({ code: "bidder_blocked" })
    taken(round.place(ask("b", 20_00n)))
    const lenient = new Round(ENGLISH, bidders, after(10), { ...POLICY, strikesToBlock: 0 })
    taken(lenient.place(ask("a", 20_00n)))
  })

  test("without the deposit that the lot asks for", () => {
    const lot = { ...ENGLISH, deposit: 50_00n }
    expect(roundOf(lot).place(ask("a", 20_00n))).toEqual({ code: "deposit_missing" })
    Object.assign(bidders.get("a") as Bidder, { depositHeld: true })
    taken(roundOf(lot).place(ask("a", 20_00n)))
  })

  test("with more bids than a minute takes, until it is over", () => {
    const first = roundOf(ENGLISH, after(0))
    for (const amount of [20_00n, 21_00n, 22_00n]) taken(first.place(ask("a", amount)))
    expect(first.place(ask("a", 23_00n))).toEqual({ code: "too_many_bids" })
    taken(first.place(ask("b", 30_00n)))
    expect(roundOf(first.lot, after(59.999)).place(ask("a", 40_00n))).toEqual({ code: "too_many_bids" })
    const next = roundOf(first.lot, after(60))
    taken(next.place(ask("a", 40_00n)))
    expect(bidders.get("a")).toMatchObject({ minuteAt: after(60), minuteCount: 1 })
  })

  test("and bids that were refused do not count", () => {
    const round = roundOf(ENGLISH)
    for (let time = 0; time < 10; time++) expect(round.place(ask("a", 1n))).toMatchObject({ code: "bid_too_low" })
    taken(round.place(ask("a", 20_00n)))
  })
})

describe("several bids of one round", () => {
  test("are taken one after the other, each against what the others left", () => {
    const round = roundOf(ENGLISH)
    const answers = [ask("a", 50_00n), ask("b", 30_00n), ask("c", 31_50n), ask("b", 60_00n)].map((request) => round.place(request))
    expect(answers[2]).toEqual({ code: "bid_too_low", least: 32_00n })
    expect(round.bids.map(({ sequence, bidderId, number, amount }) => [sequence, bidderId, number, amount])).toEqual([
      [1, "a", 1, 10_00n],
      [2, "b", 2, 31_00n],
      [3, "b", 2, 51_00n],
    ])
    expect(round.outbid).toEqual([{ bidderId: "a", number: 1 }])
    expect([...round.touched]).toEqual(["a", "b"])
    expect(round.lot).toMatchObject({
      english: { price: 51_00n, leader: { bidderId: "b", maximum: 60_00n } },
      leaderBidId: round.bids[2]?.id,
      leaderNumber: 2,
      bidCount: 3,
      bidSequence: 3,
      bidderCount: 2,
    })
  })

  test("go on from the lot's bids and bidders before", () => {
    Object.assign(bidders.get("a") as Bidder, { number: 4, maximum: 15_00n })
    const lot = { ...ENGLISH, bidCount: 7, bidSequence: 9, bidderCount: 5 }
    const round = roundOf(lot)
    expect(taken(round.place(ask("a", 20_00n)))).toMatchObject({ sequence: 10, number: 4 })
    expect(taken(round.place(ask("b", 30_00n)))).toMatchObject({ sequence: 11, number: 6 })
    expect(round.lot).toMatchObject({ bidCount: 9, bidSequence: 11, bidderCount: 6 })
    expect(bidders.get("a")?.maximum).toBe(20_00n)
  })

  test("each in the last moments moves the end, from the end that the one before has left", () => {
    const softClose = { windowSeconds: 120, extensionSeconds: 60, latestEnd: null }
    const round = roundOf({ ...ENGLISH, softClose }, new Date(END.getTime() - 100_000))
    const [first, second] = [taken(round.place(ask("a", 20_00n))), taken(round.place(ask("b", 30_00n)))]
    expect(first.endsAt).toEqual(END)
    expect(second.endsAt).toEqual(new Date(END.getTime() + 60_000))
    // By now the end is more than two minutes away.
    expect(round.lot.endsAt).toEqual(new Date(END.getTime() + 60_000))
  })
})

describe("an ascending lot", () => {
  test("takes a raise from who leads alone", () => {
    const round = roundOf(ENGLISH)
    expect(round.place(ask("a", 20_00n, { kind: "raise" }))).toEqual({ code: "not_leading" })
    taken(round.place(ask("a", 20_00n)))
    expect(round.place(ask("b", 30_00n, { kind: "raise" }))).toEqual({ code: "not_leading" })
    taken(round.place(ask("a", 30_00n, { kind: "raise" })))
    expect(round.lot.english).toEqual({ price: 10_00n, leader: { bidderId: "a", maximum: 30_00n } })
    expect(round.outbid).toEqual([])
  })

  test("of several units goes as a whole", () => {
    const lot = { ...ENGLISH, quantity: 3 }
    expect(roundOf(lot).place(ask("a", 20_00n, { quantity: 2 }))).toEqual({ code: "quantity_not_divisible" })
    expect(taken(roundOf(lot).place(ask("a", 20_00n))).quantity).toBe(3)
    expect(taken(roundOf(lot).place(ask("b", 20_00n, { quantity: 3 }))).quantity).toBe(3)
  })
})

describe("buying now", () => {
  const lot = { ...ENGLISH, buyNowPrice: 100_00n, quantity: 2 }

  test("ends the lot for those behind it", () => {
    const round = roundOf(lot)
    expect(taken(round.place(buyNow("a")))).toMatchObject({ kind: "buy_now", amount: 100_00n, maximum: 100_00n, quantity: 2 })
    expect(round.place(ask("b", 500_00n))).toEqual({ code: "auction_ended" })
    expect(round.place(buyNow("c"))).toEqual({ code: "auction_ended" })
    expect(round.sales.map(({ bid, kind }) => [bid.bidderId, kind])).toEqual([["a", "buy_now"]])
    expect(round.lot).toMatchObject({
      status: "ended",
      outcome: "sold",
      unitsSold: 2,
      hammerPrice: 100_00n,
      endedAt: after(10),
      reserveMet: true,
    })
  })

  test("is gone with the first bid", () => {
    const round = roundOf(lot)
    taken(round.place(ask("a", 20_00n)))
    expect(round.place(buyNow("b"))).toEqual({ code: "buy_now_gone" })
  })

  test("stays until the reserve is met, and the leader is outbid by it", () => {
    const reserved = { ...lot, terms: { ...lot.terms, reservePrice: 80_00n } }
    const round = roundOf(reserved)
    taken(round.place(ask("a", 20_00n)))
    taken(round.place(buyNow("b")))
    expect(round.outbid).toEqual([{ bidderId: "a", number: 1 }])
    const met = roundOf(reserved)
    taken(met.place(ask("a", 80_00n)))
    expect(met.place(buyNow("c"))).toEqual({ code: "buy_now_gone" })
  })

  test("needs a price for it", () => {
    expect(roundOf(ENGLISH).place(buyNow("a"))).toEqual({ code: "buy_now_gone" })
    expect(roundOf(DUTCH).place(buyNow("a"))).toEqual({ code: "buy_now_gone" })
    expect(roundOf(SEALED).place(buyNow("a"))).toEqual({ code: "buy_now_gone" })
  })
})

describe("a falling price", () => {
  test("sells at the clock's price, whatever the limit above it", () => {
    const round = roundOf(DUTCH, after(125))
    expect(round.place(ask("a", 7_99n))).toEqual({ code: "bid_too_low", least: 8_00n })
    expect(taken(round.place(ask("a", 9_00n, { quantity: 2 })))).toMatchObject({
      kind: "clock",
      amount: 8_00n,
      maximum: 9_00n,
      quantity: 2,
    })
    expect(taken(round.place(ask("b", 8_00n)))).toMatchObject({ quantity: 1 })
    expect(round.lot).toMatchObject({ unitsSold: 3, hammerPrice: 8_00n, status: "live" })
  })

  test("sells no more units than are left, and ends with the last", () => {
    const round = roundOf(DUTCH)
    taken(round.place(ask("a", 10_00n, { quantity: 3 })))
    expect(round.place(ask("b", 10_00n, { quantity: 3 }))).toEqual({ code: "quantity_not_left", least: 2n })
    taken(round.place(ask("c", 10_00n, { quantity: 2 })))
    expect(round.lot).toMatchObject({ status: "ended", outcome: "sold", unitsSold: 5 })
    expect(round.place(ask("b", 10_00n))).toEqual({ code: "auction_ended" })
    expect(round.sales.map(({ bid }) => [bid.bidderId, bid.quantity])).toEqual([
      ["a", 3],
      ["c", 2],
    ])
  })

  test("has nobody who leads and could raise", () => {
    expect(roundOf(DUTCH).place(ask("a", 10_00n, { kind: "raise" }))).toEqual({ code: "not_leading" })
  })
})

describe("a sealed bid", () => {
  test("says nothing to the next bidder", () => {
    const round = roundOf(SEALED)
    taken(round.place(ask("a", 90_00n, { quantity: 2 })))
    taken(round.place(ask("b", 10_00n)))
    expect(round.lot).toMatchObject({ english: NO_BIDS, leaderBidId: null, bidCount: 2 })
    expect(round.outbid).toEqual([])
    expect(leastBid(round.lot, after(20))).toBe(10_00n)
  })

  test.each([
    ["below the start", 9_99n, 1, { code: "bid_too_low", least: 10_00n }],
    ["of more units than there are", 20_00n, 6, { code: "quantity_not_left", least: 5n }],
  ])("%s is refused", (_, amount, quantity, refusal) => {
    expect(roundOf(SEALED).place(ask("a", amount, { quantity }))).toEqual(refusal)
  })

  test.each([
    ["a higher price", 21_00n, undefined, true],
    ["the same price for more units", 20_00n, 3, true],
    ["a higher price for more units", 21_00n, 3, true],
    ["the same again", 20_00n, 2, false],
    ["a lower price", 19_00n, 2, false],
    ["a lower price for more units", 19_00n, 5, false],
    ["a higher price for fewer units", 30_00n, 1, false],
  ])("is replaced by %s: %s", (_, amount, quantity, isTaken) => {
    const round = roundOf(SEALED)
    taken(round.place(ask("a", 20_00n, { quantity: 2 })))
    const answer = round.place(ask("a", amount, { quantity }))
    if (!isTaken) expect(answer).toEqual({ code: "bid_not_higher", least: 20_01n })
    else expect(taken(answer)).toMatchObject({ maximum: amount, quantity: quantity ?? 2, number: 1 })
    expect(bidders.get("a")).toMatchObject({ maximum: isTaken ? amount : 20_00n, quantity: isTaken ? (quantity ?? 2) : 2 })
  })
})

test.each<[string, Lot, bigint | null]>([
  ["ascending", { ...ENGLISH, english: { price: 24_99n, leader: { bidderId: "a", maximum: 30_00n } } }, 25_49n],
  ["falling", DUTCH, 9_00n],
  ["sealed", SEALED, 10_00n],
  ["over", { ...ENGLISH, status: "ended" }, null],
  ["scheduled", { ...DUTCH, status: "scheduled" }, null],
])("the least that can be bid on what is %s", (_, lot, least) => {
  expect(leastBid(lot, after(60))).toBe(least)
})
