import { Money } from "@wekala/engine/kit"
import { describe, expect, test } from "vitest"
import {
  applyEnglish,
  bidOptions,
  type EnglishTerms,
  NO_BIDS,
  nextBid,
  refuseEnglish,
  replayEnglish,
  reserveMet,
} from "../../src/modules/auctions/rules/english"
import { defaultBands, readBands } from "../../src/modules/auctions/rules/increments"

type Step = readonly [bidder: string, maximum: number, price: number, leader: string]
interface Example {
  name: string
  start: number
  reserve?: number
  /** One step for all prices; eBay's table unless told. */
  increment?: number
  steps: readonly Step[]
  /** The least that somebody else may bid then. */
  next?: number
}

const usd = (amount: number) => Money.fromDecimal(amount, "usd").minor

function termsOf({ start, reserve, increment }: Pick<Example, "start" | "reserve" | "increment">): EnglishTerms {
  return {
    startingPrice: usd(start),
    reservePrice: reserve === undefined ? null : usd(reserve),
    bands: increment === undefined ? defaultBands("usd") : readBands([{ from: 0, increment }], "usd"),
  }
}

/** Examples that auction houses and guides have published, each with its source. */
const PUBLISHED: Example[] = [
  {
    name: "eBay's help, 2003: Tom leads at 10 with 12, and Laura's 15 lead at 12.50 (pages.ebay.com/help/buy/proxy-bidding.html)",
    start: 10,
    steps: [
      ["tom", 12, 10, "tom"],
      ["laura", 15, 12.5, "laura"],
    ],
  },
  {
    name: "eSnipe: 127.50 with a maximum of 150; 130 are answered with 132.50, 200 lead at 152.50 (www.esnipe.com/tutorial/proxy-bidding-2)",
    start: 127.5,
    steps: [
      ["former", 150, 127.5, "former"],
      ["you", 130, 132.5, "former"],
      ["you", 200, 152.5, "you"],
    ],
  },
  {
    name: "eSnipe: the least over 127.50 is 130 (www.esnipe.com/tutorial/proxy-bidding-1)",
    start: 127.5,
    steps: [["former", 150, 127.5, "former"]],
    next: 130,
  },
  {
    name: "The Chip Board: 12.00 on a start of 9.99; 11.75 drive it to the maximum, short of a whole step (thechipboard.com)",
    start: 9.99,
    steps: [
      ["first", 12, 9.99, "first"],
      ["second", 11.75, 12, "first"],
    ],
    next: 12.5,
  },
  {
    name: "ShopGoodwill 1: 3.00 with a step of 1.00; Jane's 6.00 lead at 4.00 (www.shopgoodwill.com/HelpPage/FaqDetail/Automatic-Proxy-Bidding)",
    start: 3,
    increment: 1,
    steps: [
      ["somebody", 3, 3, "somebody"],
      ["jane", 6, 4, "jane"],
    ],
  },
  {
    name: "ShopGoodwill 2: John's 7.00 stand at 3.00; Jane's 6.00 are outbid at once, at 7.00 (same page)",
    start: 3,
    increment: 1,
    steps: [
      ["john", 7, 3, "john"],
      ["jane", 6, 7, "john"],
    ],
  },
  {
    name: "Experts123: 100 against 35, 75 and 100 with steps of 1; the equal one loses to the earlier (experts123.com)",
    start: 1,
    increment: 1,
    steps: [
      ["a", 100, 1, "a"],
      ["b", 35, 36, "a"],
      ["b", 75, 76, "a"],
      ["b", 100, 100, "a"],
    ],
  },
  {
    name: "Hubswirl: 10 on a start of 1 against 8 (www.hubswirl.com/hub/Help?cmd=view&pages=proxy)",
    start: 1,
    increment: 1,
    steps: [
      ["a", 10, 1, "a"],
      ["b", 8, 9, "a"],
    ],
  },
  {
    name: "Eastside: 100 on a start of 5 stay at 5; 10 make them 11 (eastsideestateco.com/page/proxy-bid)",
    start: 5,
    increment: 1,
    steps: [
      ["you", 100, 5, "you"],
      ["someone", 10, 11, "you"],
    ],
  },
  {
    name: "Reefnbid: 100 over 50 with a step of 5 bid 55; against 60 they bid 65 (help.reefnbid.com/article/5-proxy-bidding)",
    start: 50,
    increment: 5,
    steps: [
      ["other", 50, 50, "other"],
      ["you", 100, 55, "you"],
      ["other", 60, 65, "you"],
    ],
  },
  {
    name: "Reefnbid: at 10 with a reserve of 20, a maximum of 40 jumps to 20 (same page)",
    start: 10,
    reserve: 20,
    increment: 1,
    steps: [
      ["other", 10, 10, "other"],
      ["you", 40, 20, "you"],
    ],
  },
  {
    name: "EPS: a start of 3000 and a reserve of 5000; 5000 are placed whole, and 5100 is what it takes to lead (epsauctions.com/auto-bid-p35)",
    start: 3000,
    reserve: 5000,
    increment: 100,
    steps: [["first", 5000, 5000, "first"]],
    next: 5100,
  },
  {
    name: "EPS: at the reserve of 10000, a maximum of 15000 bids 10100 (same page)",
    start: 10_000,
    reserve: 10_000,
    increment: 100,
    steps: [
      ["first", 10_000, 10_000, "first"],
      ["else", 15_000, 10_100, "else"],
    ],
  },
  {
    name: "Airlinehobby, scenarios 1 to 3: with steps of 1 a lower one is answered, an equal one loses, a higher one leads (www.airlinehobby.com/help/proxybids.cfm)",
    start: 5,
    increment: 1,
    steps: [
      ["proxy", 20, 5, "proxy"],
      ["active", 10, 11, "proxy"],
      ["active", 20, 20, "proxy"],
      ["active", 30, 21, "active"],
    ],
  },
]

const OURS: Example[] = [
  { name: "the first bid pays the start, however high it is", start: 10, steps: [["a", 5000, 10, "a"]], next: 10.5 },
  { name: "the first bid may be the start itself", start: 10, steps: [["a", 10, 10, "a"]] },
  {
    name: "of equals the earlier leads, at the whole maximum",
    start: 10,
    steps: [
      ["a", 50, 10, "a"],
      ["b", 50, 50, "a"],
      ["c", 60, 51, "c"],
    ],
  },
  {
    name: "who leads and raises pays no more for it",
    start: 10,
    steps: [
      ["a", 50, 10, "a"],
      ["a", 500, 10, "a"],
      ["b", 100, 102.5, "a"],
      ["a", 600, 102.5, "a"],
    ],
  },
  {
    name: "the step is that of the beaten maximum, and never leads past the winning one",
    start: 90,
    steps: [
      ["a", 99.99, 90, "a"],
      ["b", 100.5, 100.5, "b"],
      ["c", 400, 103, "c"],
      ["d", 399, 400, "c"],
    ],
  },
  {
    name: "a reserve that no maximum reaches changes nothing",
    start: 10,
    reserve: 100,
    steps: [
      ["a", 50, 10, "a"],
      ["b", 60, 51, "b"],
    ],
  },
  {
    name: "a first bid that reaches the reserve is at the reserve",
    start: 10,
    reserve: 100,
    steps: [["a", 100, 100, "a"]],
    next: 102.5,
  },
  {
    name: "a raise that reaches the reserve lifts the price to it, and a further one does not",
    start: 10,
    reserve: 100,
    steps: [
      ["a", 50, 10, "a"],
      ["a", 99.99, 10, "a"],
      ["a", 150, 100, "a"],
      ["a", 1000, 100, "a"],
    ],
  },
  {
    name: "a price beyond the reserve is not lifted",
    start: 10,
    reserve: 100,
    steps: [
      ["a", 200, 100, "a"],
      ["b", 150, 152.5, "a"],
    ],
  },
  {
    name: "the reserve lifts a step that stays below it",
    start: 10,
    reserve: 100,
    steps: [
      ["a", 50, 10, "a"],
      ["b", 120, 100, "b"],
    ],
  },
]

describe.each([
  ["published", PUBLISHED],
  ["of our own", OURS],
])("an example %s", (_, examples) => {
  test.each(examples)("$name", ({ steps, next, ...example }) => {
    const terms = termsOf(example)
    let state = NO_BIDS
    for (const [bidderId, maximum, price, leader] of steps) {
      const bid = { bidderId, maximum: usd(maximum) }
      expect(refuseEnglish(terms, state, bid)).toBeUndefined()
      state = applyEnglish(terms, state, bid)
      expect({ price: state.price, leader: state.leader?.bidderId }).toEqual({ price: usd(price), leader })
    }
    if (next !== undefined) expect(nextBid(terms, state)).toBe(usd(next))
    const bids = steps.map(([bidderId, maximum]) => ({ bidderId, maximum: usd(maximum) }))
    expect(replayEnglish(terms, bids)).toEqual(state)
  })
})

describe("a maximum is refused", () => {
  const terms = termsOf({ start: 10 })
  const led = applyEnglish(terms, NO_BIDS, { bidderId: "a", maximum: usd(20) })

  test.each([
    ["below the start", NO_BIDS, "a", 9.99, { code: "bid_too_low", least: usd(10) }],
    ["below the next step", led, "b", 10.49, { code: "bid_too_low", least: usd(10.5) }],
    ["at the price", led, "b", 10, { code: "bid_too_low", least: usd(10.5) }],
    ["that is the own one again", led, "a", 20, { code: "bid_not_higher", least: usd(20.01) }],
    ["that is lower than the own one", led, "a", 15, { code: "bid_not_higher", least: usd(20.01) }],
  ])("%s", (_, state, bidderId, maximum, refusal) => {
    expect(refuseEnglish(terms, state, { bidderId, maximum: usd(maximum) })).toEqual(refusal)
  })

  test("never for being just enough", () => {
    expect(refuseEnglish(terms, led, { bidderId: "b", maximum: usd(10.5) })).toBeUndefined()
    expect(refuseEnglish(terms, led, { bidderId: "a", maximum: usd(20.01) })).toBeUndefined()
  })
})

describe("a reserve", () => {
  test("is met by the leader's maximum", () => {
    const terms = termsOf({ start: 10, reserve: 100 })
    expect(reserveMet(terms, NO_BIDS)).toBe(false)
    const below = applyEnglish(terms, NO_BIDS, { bidderId: "a", maximum: usd(99.99) })
    expect(reserveMet(terms, below)).toBe(false)
    expect(reserveMet(terms, applyEnglish(terms, below, { bidderId: "a", maximum: usd(100) }))).toBe(true)
  })

  test("that is not there is met", () => {
    expect(reserveMet(termsOf({ start: 10 }), NO_BIDS)).toBe(true)
  })
})

test("three amounts are offered, each a step above the one before, across a border of the table", () => {
  const terms = termsOf({ start: 24.75 })
  expect(bidOptions(terms, NO_BIDS)).toEqual([usd(24.75), usd(25.25), usd(26.25)])
  const state = applyEnglish(terms, NO_BIDS, { bidderId: "a", maximum: usd(30) })
  expect(bidOptions(terms, state)).toEqual([usd(25.25), usd(26.25), usd(27.25)])
})
