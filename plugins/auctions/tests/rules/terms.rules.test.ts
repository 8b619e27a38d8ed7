import { DomainError } from "@wekala/engine/kit"
import { describe, expect, test } from "vitest"
import { assertTerms, canBuyNow, type LotTerms } from "../../src/modules/auctions/rules/terms"

const ENGLISH: LotTerms = {
  format: "english",
  quantity: 1,
  starting_price: 10_00n,
  reserve_price: null,
  buy_now_price: null,
  clock_decrement: null,
  clock_step_seconds: null,
  clock_floor: null,
  soft_close_window_seconds: null,
  soft_close_extension_seconds: null,
  estimate_low: null,
  estimate_high: null,
}
const DUTCH: LotTerms = { ...ENGLISH, format: "dutch", clock_decrement: 1_00n, clock_step_seconds: 60, clock_floor: 5_00n }
const SEALED: LotTerms = { ...ENGLISH, format: "sealed_second", quantity: 3 }

/** The fields that are named as broken; none where the lot may be. */
function brokenFields(lot: LotTerms): string[] {
  try {
    assertTerms(lot)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError)
    const { status, code, fields } = error as DomainError
    expect({ status, code }).toEqual({ status: 422, code: "invalid_auction" })
    return (fields ?? []).map(({ path }) => path.replace("body.", ""))
  }
}

describe("a lot may be", () => {
  test.each<[string, LotTerms]>([
    ["ascending", ENGLISH],
    ["falling", DUTCH],
    ["sealed, of several units", SEALED],
    ["sealed with a reserve", { ...SEALED, format: "sealed_first", reserve_price: 10_00n }],
    ["ascending with a reserve at its start and buy now at the reserve", { ...ENGLISH, reserve_price: 10_00n, buy_now_price: 10_00n }],
    ["ascending with a soft close", { ...ENGLISH, soft_close_window_seconds: 120, soft_close_extension_seconds: 60 }],
    ["estimated at one figure", { ...ENGLISH, estimate_low: 20_00n, estimate_high: 20_00n }],
    ["estimated at one end alone", { ...ENGLISH, estimate_high: 20_00n }],
  ])("%s", (_, lot) => {
    expect(brokenFields(lot)).toEqual([])
  })
})

describe("a lot is refused, naming the field,", () => {
  test.each<[string, LotTerms, string[]]>([
    ["with a start of nothing", { ...ENGLISH, starting_price: 0n }, ["starting_price"]],
    ["with a start below nothing", { ...ENGLISH, starting_price: -1n }, ["starting_price"]],
    ["with a reserve below its start", { ...ENGLISH, reserve_price: 9_99n }, ["reserve_price"]],
    ["falling with a reserve", { ...DUTCH, reserve_price: 10_00n }, ["reserve_price"]],
    ["falling with buy now", { ...DUTCH, buy_now_price: 10_00n }, ["buy_now_price"]],
    ["sealed with buy now", { ...SEALED, buy_now_price: 10_00n }, ["buy_now_price"]],
    ["with buy now below its start", { ...ENGLISH, buy_now_price: 9_99n }, ["buy_now_price"]],
    ["with buy now below its reserve", { ...ENGLISH, reserve_price: 20_00n, buy_now_price: 19_99n }, ["buy_now_price"]],
    ["ascending with a decrement", { ...ENGLISH, clock_decrement: 1n }, ["clock_decrement"]],
    ["ascending with a clock's step", { ...ENGLISH, clock_step_seconds: 1 }, ["clock_step_seconds"]],
    ["ascending with a floor", { ...ENGLISH, clock_floor: 1n }, ["clock_floor"]],
    ["falling by nothing said", { ...DUTCH, clock_decrement: null }, ["clock_decrement"]],
    ["falling at no pace", { ...DUTCH, clock_step_seconds: null }, ["clock_step_seconds"]],
    ["falling to nowhere", { ...DUTCH, clock_floor: null }, ["clock_floor"]],
    ["falling by nothing", { ...DUTCH, clock_decrement: 0n }, ["clock_decrement"]],
    ["falling in no time", { ...DUTCH, clock_step_seconds: 0 }, ["clock_step_seconds"]],
    ["falling to nothing", { ...DUTCH, clock_floor: 0n }, ["clock_floor"]],
    ["falling to where it starts", { ...DUTCH, clock_floor: 10_00n }, ["clock_floor"]],
    [
      "falling with a soft close",
      { ...DUTCH, soft_close_window_seconds: 1, soft_close_extension_seconds: 1 },
      ["soft_close_window_seconds"],
    ],
    [
      "sealed with a soft close",
      { ...SEALED, soft_close_window_seconds: 1, soft_close_extension_seconds: 1 },
      ["soft_close_window_seconds"],
    ],
    ["with a window and no extension", { ...ENGLISH, soft_close_window_seconds: 1 }, ["soft_close_extension_seconds"]],
    ["with an extension and no window", { ...ENGLISH, soft_close_extension_seconds: 1 }, ["soft_close_extension_seconds"]],
    [
      "with a window of nothing",
      { ...ENGLISH, soft_close_window_seconds: 0, soft_close_extension_seconds: 1 },
      ["soft_close_window_seconds"],
    ],
    ["with estimates the wrong way round", { ...ENGLISH, estimate_low: 2n, estimate_high: 1n }, ["estimate_high"]],
    ["with an estimate of nothing", { ...ENGLISH, estimate_low: 0n }, ["estimate_low"]],
    ["with a high estimate of nothing", { ...ENGLISH, estimate_high: 0n }, ["estimate_high"]],
    ["of no units", { ...ENGLISH, quantity: 0 }, ["quantity"]],
    ["of too many units", { ...SEALED, quantity: 100_001 }, ["quantity"]],
    ["with a start beyond all prices", { ...ENGLISH, starting_price: 10n ** 15n + 1n }, ["starting_price"]],
    ["with a reserve beyond all prices", { ...ENGLISH, reserve_price: 10n ** 15n + 1n }, ["reserve_price"]],
    ["with buy now beyond all prices", { ...ENGLISH, buy_now_price: 10n ** 15n + 1n }, ["buy_now_price"]],
    [
      "with a window of more than a day",
      { ...ENGLISH, soft_close_window_seconds: 86_401, soft_close_extension_seconds: 1 },
      ["soft_close_window_seconds"],
    ],
    [
      "with an extension of nothing",
      { ...ENGLISH, soft_close_window_seconds: 1, soft_close_extension_seconds: 0 },
      ["soft_close_extension_seconds"],
    ],
    [
      "with everything wrong at once",
      { ...ENGLISH, starting_price: 0n, clock_floor: 1n, estimate_low: 2n, estimate_high: 1n },
      ["starting_price", "clock_floor", "clock_floor", "estimate_high"],
    ],
  ])("%s", (_, lot, fields) => {
    expect(brokenFields(lot)).toEqual(fields)
  })
})

test.each([
  ["there is no such price", { buy_now_price: null }, false],
  ["nobody has bid", {}, true],
  ["somebody has bid", { bid_count: 1, reserve_met: true }, false],
  ["bids stay below the reserve", { bid_count: 5, reserve_price: 90n }, true],
  ["the reserve is met", { bid_count: 5, reserve_price: 90n, reserve_met: true }, false],
])("whether it can be bought at once when %s", (_, facts, expected) => {
  expect(canBuyNow({ buy_now_price: 100n, bid_count: 0, reserve_price: null, reserve_met: false, ...facts })).toBe(expected)
})
