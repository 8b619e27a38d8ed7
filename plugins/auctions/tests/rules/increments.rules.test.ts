import { describe, expect, test } from "vitest"
import { defaultBands, incrementAt, readBands } from "../../src/modules/auctions/rules/increments"

/**
 * eBay's table, row by row: the first and the last price of each band, and what a bid over them adds, in cents
 * (https://www.ebay.com/help/buying/bidding/automatic-bidding?id=4014).
 */
const EBAY: [first: bigint, last: bigint, increment: bigint][] = [
  [1n, 99n, 5n],
  [1_00n, 4_99n, 25n],
  [5_00n, 24_99n, 50n],
  [25_00n, 99_99n, 1_00n],
  [100_00n, 249_99n, 2_50n],
  [250_00n, 499_99n, 5_00n],
  [500_00n, 999_99n, 10_00n],
  [1_000_00n, 2_499_99n, 25_00n],
  [2_500_00n, 4_999_99n, 50_00n],
  [5_000_00n, 10n ** 15n, 100_00n],
]

describe("the increments of a currency that nobody has set", () => {
  test.each(EBAY)("are eBay's in dollars: %i to %i cents go up by %i", (first, last, increment) => {
    expect([first, last].map((price) => incrementAt(price, defaultBands("usd")))).toEqual([increment, increment])
  })

  test.each(EBAY)("are the same figures in yen, which has no cents: %i to %i yen go up by %i", (first, last, increment) => {
    expect([first, last].map((price) => incrementAt(price, defaultBands("jpy")))).toEqual([increment, increment])
  })

  test.each(EBAY)("are ten times as many fils as cents in dinars, which has three decimals: %i to %i", (first, last, increment) => {
    const bands = defaultBands("kwd")
    expect(incrementAt(first * 10n, bands)).toBe(increment * 10n)
    expect(incrementAt(last * 10n + 9n, bands)).toBe(increment * 10n)
  })

  // The example of "eBay For Dummies": https://www.dummies.com/business/online-business/ebay/for-seniors-how-to-make-your-high-bid-by-proxy-in-an-ebay-auction/
  test.each([
    [14_95n, 15_45n],
    [200_00n, 202_50n],
  ])("make %i cents ask for %i", (price, next) => {
    expect(price + incrementAt(price, defaultBands("usd"))).toBe(next)
  })

  test("hold for nothing, too: below the lowest band its increment is asked", () => {
    expect(incrementAt(0n, defaultBands("usd"))).toBe(5n)
  })
})

describe("a table of one's own", () => {
  const table = [
    { from: 0, increment: 1 },
    { from: "50", increment: "2.50" },
    { from: 1000, increment: 100 },
  ]

  test.each([
    [0n, 1_00n],
    [49_99n, 1_00n],
    [50_00n, 2_50n],
    [999_99n, 2_50n],
    [1_000_00n, 100_00n],
    [10n ** 14n, 100_00n],
  ])("at %i cents asks for %i more", (price, increment) => {
    expect(incrementAt(price, readBands(table, "usd"))).toBe(increment)
  })

  test("is read in the decimals of its currency", () => {
    expect(readBands([{ from: "1.5", increment: "0.125" }], "kwd")).toEqual([{ from: 1_500n, increment: 125n }])
    expect(readBands([{ from: 1500, increment: 100 }], "jpy")).toEqual([{ from: 1_500n, increment: 100n }])
  })

  // Houses that go 2, 5, 8 within a hundred have steps that shrink again.
  test("may have steps that shrink", () => {
    const bands = readBands(
      [
        { from: 500, increment: 30 },
        { from: 580, increment: 20 },
      ],
      "usd",
    )
    expect(incrementAt(600_00n, bands)).toBe(20_00n)
  })

  test.each([
    ["is empty", []],
    ["goes down", [table[1], table[0]]],
    ["names a price twice", [table[0], { from: "0.00", increment: 2 }]],
    ["has a step of nothing", [{ from: 0, increment: 0 }]],
    ["has a step back", [{ from: 0, increment: -1 }]],
    ["starts below nothing", [{ from: -1, increment: 1 }]],
  ])("is refused when it %s", (_, bands) => {
    expect(() => readBands(bands as never, "usd")).toThrow(RangeError)
  })

  test.each([
    ["usd", "0.001", "too_many_decimals"],
    ["jpy", "0.5", "too_many_decimals"],
    ["usd", "a bit", "invalid_amount"],
  ])("in %s is refused with a step of %s", (currency, increment, code) => {
    expect(() => readBands([{ from: 0, increment }], currency)).toThrowError(expect.objectContaining({ code }))
  })
})
