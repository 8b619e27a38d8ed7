import { Money } from "@wekala/engine/kit"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { checkLot } from "../../src/admin/lib/lot-checks"
import { bodyOf, changesOf, formOf, type LotForm, newForm } from "../../src/admin/lib/lot-form"
import { decimalOf } from "../../src/admin/lib/money"
import { toLocalInput } from "../../src/admin/lib/time"
import type { Lot } from "../../src/admin/lib/types"
import { assertTerms, type LotTerms } from "../../src/modules/auctions/rules/terms"

const now = new Date("2026-03-01T10:20:00Z")
const typed = (changes: Partial<LotForm> = {}): LotForm => ({
  ...newForm("usd", now, "variant_1"),
  starting_price: "10",
  ...changes,
})

describe("a lot's form", () => {
  test("begins as one that only needs a price", () => {
    expect(Object.keys(checkLot(newForm("usd", now, "variant_1"), now))).toEqual(["starting_price"])
    expect(checkLot(typed(), now)).toEqual({})
  })

  test.each<[keyof LotForm, string, Partial<LotForm>]>([
    ["variant_id", "variant", { variant_id: "" }],
    ["quantity", "not_whole", { quantity: "1.5" }],
    ["quantity", "out_of_range", { quantity: "0" }],
    ["starting_price", "too_many_decimals", { starting_price: "10.505" }],
    ["starting_price", "not_positive", { starting_price: "0" }],
    ["reserve_price", "below_start", { reserve_price: "9.99" }],
    ["buy_now_price", "below_reserve", { reserve_price: "20", buy_now_price: "19" }],
    ["estimate_high", "below_low", { estimate_low: "30", estimate_high: "29" }],
    ["clock_floor", "required", { format: "dutch", clock_decrement: "1" }],
    ["clock_floor", "not_below_start", { format: "dutch", clock_decrement: "1", clock_floor: "10" }],
    ["soft_close_window_seconds", "required", { soft_close_window_seconds: "" }],
    ["increments", "bands_empty", { has_increments: true, increments: [] }],
    ["increments", "bands_amounts", { has_increments: true, increments: [{ from: "0", increment: "0" }] }],
    [
      "increments",
      "bands_order",
      {
        has_increments: true,
        increments: [
          { from: "5", increment: "1" },
          { from: "5", increment: "2" },
        ],
      },
    ],
    ["premium_percent", "not_percent", { premium_percent: "101" }],
    ["deposit", "not_a_number", { deposit: "much" }],
    ["ends_at", "not_after_start", { starts_at: "2026-03-02T10:00", ends_at: "2026-03-02T10:00" }],
    ["ends_at", "past", { starts_at: "2026-02-01T10:00", ends_at: "2026-02-02T10:00" }],
    ["ends_at", "too_long", { starts_at: "2026-03-02T10:00", ends_at: "2026-06-30T10:00" }],
  ])("has %s refused as %s", (field, problem, changes) => {
    expect(checkLot(typed(changes), now)).toMatchObject({ [field]: problem })
  })

  test("passes exactly what the engine's rules let pass", () => {
    const price = fc.bigInt({ min: 1n, max: 30n })
    const maybe = fc.option(price)
    const seconds = fc.integer({ min: 1, max: 600 })
    fc.assert(
      fc.property(
        fc.constantFrom("english" as const, "dutch" as const, "sealed_first" as const, "sealed_second" as const),
        price,
        fc.tuple(maybe, maybe, maybe, maybe),
        fc.tuple(price, price, seconds),
        (format, start, [reserve, buyNow, low, high], [decrement, floor, step]) => {
          const text = (minor: bigint | null) => (minor === null ? "" : decimalOf(minor, "usd"))
          const form = typed({
            format,
            starting_price: text(start),
            reserve_price: text(reserve),
            buy_now_price: text(buyNow),
            estimate_low: text(low),
            estimate_high: text(high),
            clock_decrement: text(decrement),
            clock_floor: text(floor),
            clock_step_seconds: String(step),
          })
          expect(Object.keys(checkLot(form, now)).length === 0).toBe(isTaken(termsOf(bodyOf(form, undefined))))
        },
      ),
    )
  })

  test("sends amounts as they were typed, and nothing that the format gives no meaning", () => {
    const form = typed({ starting_price: "١٢٫٥", reserve_price: "1 250", buy_now_price: "" })
    expect(bodyOf(form, undefined)).toMatchObject({ starting_price: "12.5", reserve_price: "1250", buy_now_price: null })
    const dutch = typed({ format: "dutch", reserve_price: "20", clock_decrement: "1", clock_floor: "2" })
    expect(bodyOf(dutch, undefined)).toMatchObject({
      reserve_price: null,
      buy_now_price: null,
      soft_close_window_seconds: null,
      clock_decrement: "1",
      clock_step_seconds: 60,
    })
    expect(bodyOf(typed(), undefined)).toMatchObject({ clock_decrement: null, clock_floor: null, clock_step_seconds: null })
  })

  test("changes only what was changed, and only what the state lets be changed", () => {
    const loaded = formOf(LOT)
    expect(changesOf(loaded, loaded, "scheduled")).toEqual({})
    const changed = { ...loaded, title: "A finer compass", starting_price: "99", ends_at: "2026-03-20T18:00" }
    expect(Object.keys(changesOf(changed, loaded, "draft")).sort()).toEqual(["ends_at", "starting_price", "title"])
    expect(Object.keys(changesOf({ ...changed, estimate_low: "5" }, loaded, "scheduled")).sort()).toEqual(["estimate_low", "title"])
    expect(Object.keys(changesOf(changed, loaded, "live"))).toEqual(["title"])
    expect(changesOf(changed, loaded, "settled")).toEqual({})
  })

  test("shows a lot as it is stored", () => {
    const form = formOf(LOT)
    expect(form).toMatchObject({
      starting_price: "10",
      reserve_price: "25.5",
      has_soft_close: true,
      soft_close_cap_minutes: "30",
      has_increments: false,
      starts_at: toLocalInput("2026-03-02T10:00:00Z"),
      // The product's own title is not the lot's.
      title: "",
    })
    expect(checkLot(form, now)).toEqual({})
  })
})

const LOT = {
  id: "auc_1",
  status: "scheduled",
  format: "english",
  title: "Brass compass",
  own_title: null,
  own_subtitle: null,
  own_description: null,
  subtitle: null,
  description: null,
  condition: "Polished",
  provenance: null,
  product: { id: "prod_1", handle: "brass-compass", title: "Brass compass", thumbnail: null, images: [] },
  variant: { id: "variant_1", title: "One" },
  quantity: 1,
  currency_code: "usd",
  starting_price: 10,
  reserve_price: 25.5,
  buy_now_price: null,
  buy_now_set: null,
  soft_close_cap_minutes: 30,
  estimate_low: null,
  estimate_high: null,
  premium_percent: 12.5,
  commission_percent: 0,
  deposit: null,
  pay_within_hours: 48,
  increments: null,
  starts_at: "2026-03-02T10:00:00Z",
  ends_at: "2026-03-09T10:00:00Z",
  planned_ends_at: "2026-03-09T10:00:00Z",
  soft_close: { window_seconds: 120, extension_seconds: 120, latest_end: "2026-03-09T10:30:00Z" },
  clock: null,
  seller_id: null,
} as unknown as Lot

function termsOf(body: Record<string, unknown>): LotTerms {
  const minor = (value: unknown) => (value === null ? null : Money.fromDecimal(value as string, "usd").minor)
  return {
    ...(body as unknown as LotTerms),
    starting_price: minor(body.starting_price) as bigint,
    reserve_price: minor(body.reserve_price),
    buy_now_price: minor(body.buy_now_price),
    clock_decrement: minor(body.clock_decrement),
    clock_floor: minor(body.clock_floor),
    estimate_low: minor(body.estimate_low),
    estimate_high: minor(body.estimate_high),
  }
}

function isTaken(terms: LotTerms): boolean {
  try {
    assertTerms(terms)
    return true
  } catch {
    return false
  }
}
