import { describe, expect, test } from "vitest"
import { openSealed, type SealedBid, type SealedTerms } from "../../src/modules/auctions/rules/sealed"

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
