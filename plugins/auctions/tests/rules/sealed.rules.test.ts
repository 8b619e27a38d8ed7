import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { openSealed, type SealedBid, type SealedResult, type SealedTerms } from "../../src/modules/auctions/rules/sealed"

type Row = readonly [bidder: string, amount: bigint, quantity?: number]
const bidsOf = (rows: readonly Row[]): SealedBid[] =>
  rows.map(([bidderId, amount, quantity = 1], index) => ({ bidderId, sequence: index + 1, amount, quantity }))

interface Example extends Partial<SealedTerms> {
  name: string
  bids: readonly Row[]
  /** Bidder and units. */
  awards: readonly (readonly [bidder: string, quantity: number])[]
  first: bigint | null
  second: bigint | null
}

const EXAMPLES: Example[] = [
  { name: "no bids", bids: [], awards: [], first: null, second: null },
  { name: "one bid: the own price, or the floor", bids: [["a", 80n]], awards: [["a", 1]], first: 80n, second: 10n },
  {
    // W. Vickrey, "Counterspeculation, Auctions, and Competitive Sealed Tenders", 1961.
    name: "the highest wins, and pays the own price or the second",
    bids: [
      ["a", 80n],
      ["b", 100n],
      ["c", 95n],
    ],
    awards: [["b", 1]],
    first: 100n,
    second: 95n,
  },
  {
    name: "of equals the earlier wins, and pays as much as both have bid",
    bids: [
      ["a", 50n],
      ["b", 90n],
      ["c", 90n],
    ],
    awards: [["b", 1]],
    first: 90n,
    second: 90n,
  },
  {
    name: "bids below the floor do not win, and set no price",
    floor: 60n,
    bids: [
      ["a", 59n],
      ["b", 60n],
    ],
    awards: [["b", 1]],
    first: 60n,
    second: 60n,
  },
  { name: "nobody reaches the floor", floor: 60n, bids: [["a", 59n]], awards: [], first: null, second: null },
  {
    // "The N highest bids each get a unit, and pay the price of the (N+1)th highest bid."
    name: "three units, five bidders: the three highest, at the third or the fourth price",
    quantity: 3,
    bids: [
      ["a", 10n],
      ["b", 50n],
      ["c", 30n],
      ["d", 40n],
      ["e", 20n],
    ],
    awards: [
      ["b", 1],
      ["d", 1],
      ["c", 1],
    ],
    first: 30n,
    second: 20n,
  },
  {
    name: "the last winner gets what is left, and with it sets both prices",
    quantity: 5,
    bids: [
      ["a", 50n, 3],
      ["b", 40n, 4],
      ["c", 30n, 1],
    ],
    awards: [
      ["a", 3],
      ["b", 2],
    ],
    first: 40n,
    second: 40n,
  },
  {
    name: "the units go exactly, and the next bid sets the second price",
    quantity: 5,
    bids: [
      ["a", 50n, 3],
      ["b", 40n, 2],
      ["c", 30n, 4],
    ],
    awards: [
      ["a", 3],
      ["b", 2],
    ],
    first: 40n,
    second: 30n,
  },
  {
    name: "more units than anybody wants: the floor is the second price",
    quantity: 10,
    bids: [
      ["a", 50n, 3],
      ["b", 40n, 2],
    ],
    awards: [
      ["a", 3],
      ["b", 2],
    ],
    first: 40n,
    second: 10n,
  },
  {
    name: "of equals the earlier gets its units first",
    quantity: 4,
    bids: [
      ["a", 50n, 3],
      ["b", 50n, 3],
    ],
    awards: [
      ["a", 3],
      ["b", 1],
    ],
    first: 50n,
    second: 50n,
  },
]

describe.each(["first", "second"] as const)("sealed bids opened by the %s price", (rule) => {
  test.each(EXAMPLES)("$name", ({ bids, quantity = 1, floor = 10n, awards, ...prices }) => {
    const result = openSealed(bidsOf(bids), { quantity, floor, rule })
    expect(result.awards.map(({ bidderId, quantity }) => [bidderId, quantity])).toEqual(awards)
    expect(result.price).toBe(prices[rule])
  })

  test("do not depend on the order in which they are read", () => {
    const bids = bidsOf([
      ["a", 50n, 2],
      ["b", 50n, 2],
      ["c", 70n],
      ["d", 20n, 3],
    ])
    const terms = { quantity: 4, floor: 10n, rule }
    expect(openSealed([...bids].reverse(), terms)).toEqual(openSealed(bids, terms))
  })
})

/** One bid of each bidder; small amounts, so that equals are common. */
const anyBids = fc
  .array(fc.tuple(fc.oneof(fc.bigInt(1n, 12n), fc.bigInt(1n, 10n ** 12n)), fc.integer({ min: 1, max: 6 })), { maxLength: 12 })
  .map((rows) => rows.map(([amount, quantity], index): SealedBid => ({ bidderId: `b${index}`, sequence: index + 1, amount, quantity })))
const anyTerms = fc.record({
  quantity: fc.integer({ min: 1, max: 12 }),
  floor: fc.bigInt(1n, 10n),
  rule: fc.constantFrom("first" as const, "second" as const),
})

function always(name: string, holds: (bids: SealedBid[], terms: SealedTerms, result: SealedResult) => void): void {
  test(name, () => {
    fc.assert(
      fc.property(anyBids, anyTerms, (bids, terms) => holds(bids, terms, openSealed(bids, terms))),
      { numRuns: 1_000 },
    )
  })
}

const bidOf = (bids: readonly SealedBid[], { sequence }: { sequence: number }) => bids.find((bid) => bid.sequence === sequence) as SealedBid
const unitsOf = ({ awards }: SealedResult) => awards.reduce((sum, { quantity }) => sum + quantity, 0)

always("no more units are awarded than there are, nor to anybody than were asked for", (bids, { quantity, floor }, result) => {
  const wanted = bids.filter(({ amount }) => amount >= floor).reduce((sum, bid) => sum + bid.quantity, 0)
  expect(unitsOf(result)).toBe(Math.min(quantity, wanted))
  for (const award of result.awards) {
    expect(award.quantity).toBeGreaterThan(0)
    expect(award.quantity).toBeLessThanOrEqual(bidOf(bids, award).quantity)
  }
})

always("nobody gets fewer than asked for but the last winner", (bids, _, { awards }) => {
  for (const award of awards.slice(0, -1)) expect(award.quantity).toBe(bidOf(bids, award).quantity)
})

always("no winner has bid less than is paid, and nobody pays less than the floor", (bids, { floor }, { awards, price }) => {
  expect(price === null).toBe(awards.length === 0)
  if (price === null) return
  expect(price).toBeGreaterThanOrEqual(floor)
  for (const award of awards) expect(bidOf(bids, award).amount).toBeGreaterThanOrEqual(price)
})

always("no loser has bid more than a winner, nor earlier as much", (bids, _, { awards }) => {
  const won = new Set(awards.map(({ sequence }) => sequence))
  const lowest = awards.at(-1)
  if (!lowest) return
  const { amount, sequence } = bidOf(bids, lowest)
  for (const bid of bids) {
    if (won.has(bid.sequence)) continue
    expect(bid.amount < amount || (bid.amount === amount && bid.sequence > sequence)).toBe(true)
  }
})

always("the first price is the lowest that won, the second the highest that did not", (bids, terms, { awards, price }) => {
  if (awards.length === 0) return
  const amounts = awards.map((award) => bidOf(bids, award).amount)
  const lost = bids
    .filter(({ amount }) => amount >= terms.floor)
    .map((bid) => ({ ...bid, left: bid.quantity - (awards.find(({ sequence }) => sequence === bid.sequence)?.quantity ?? 0) }))
    .filter(({ left }) => left > 0)
    .map(({ amount }) => amount)
  const extreme = (values: bigint[], better: (a: bigint, b: bigint) => boolean) => values.reduce((a, b) => (better(a, b) ? a : b))
  const lowestWon = extreme(amounts, (a, b) => a < b)
  const highestLost = lost.length > 0 ? extreme(lost, (a, b) => a > b) : terms.floor
  expect(price).toBe(terms.rule === "first" ? lowestWon : highestLost)
})

test("with one unit and the second price, a winner who bids more pays the same", () => {
  fc.assert(
    fc.property(anyBids, fc.bigInt(1n, 10n), fc.bigInt(1n, 10n ** 12n), (bids, floor, more) => {
      const single = bids.map((bid) => ({ ...bid, quantity: 1 }))
      const terms = { quantity: 1, floor, rule: "second" as const }
      const before = openSealed(single, terms)
      const [winner] = before.awards
      if (!winner) return
      const raised = single.map((bid) => (bid.sequence === winner.sequence ? { ...bid, amount: bid.amount + more } : bid))
      expect(openSealed(raised, terms)).toEqual(before)
    }),
    { numRuns: 1_000 },
  )
})

test("with one unit and the second price, nobody gains by bidding anything but the own value", () => {
  fc.assert(
    fc.property(anyBids, fc.nat(11), fc.bigInt(1n, 15n), (bids, which, lie) => {
      const single = bids.map((bid) => ({ ...bid, quantity: 1 }))
      const honest = single[which % Math.max(1, single.length)]
      if (!honest) return
      const terms = { quantity: 1, floor: 1n, rule: "second" as const }
      const gain = (amount: bigint) => {
        const { awards, price } = openSealed(
          single.map((bid) => (bid === honest ? { ...bid, amount } : bid)),
          terms,
        )
        return awards[0]?.sequence === honest.sequence ? honest.amount - (price as bigint) : 0n
      }
      expect(gain(lie)).toBeLessThanOrEqual(gain(honest.amount))
    }),
    { numRuns: 1_000 },
  )
})
