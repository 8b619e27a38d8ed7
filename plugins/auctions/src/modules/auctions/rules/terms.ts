import { DomainError } from "@wekala/engine/kit"
import type { AuctionFormat } from "./states"

/** What a merchant says of a lot; prices in minor units per unit. */
export interface LotTerms {
  readonly format: AuctionFormat
  readonly quantity: number
  readonly starting_price: bigint
  readonly reserve_price: bigint | null
  readonly buy_now_price: bigint | null
  readonly clock_decrement: bigint | null
  readonly clock_step_seconds: number | null
  readonly clock_floor: bigint | null
  readonly soft_close_window_seconds: number | null
  readonly soft_close_extension_seconds: number | null
  readonly estimate_low: bigint | null
  readonly estimate_high: bigint | null
}

/** No price is higher, minor units. */
export const HIGHEST_PRICE = 10n ** 15n
/** A lot has no more units. */
const MOST_UNITS = 100_000
const DAY_SECONDS = 86_400

const isBeyond = (value: number | null, most: number) => value !== null && (value < 1 || value > most)

/** Each rule: the field it is about, when it is broken, and what to say then. */
const RULES: readonly (readonly [field: string, isBroken: (lot: LotTerms) => boolean, sentence: string])[] = [
  ["quantity", (lot) => isBeyond(lot.quantity, MOST_UNITS), `must be between 1 and ${MOST_UNITS}`],
  ["starting_price", (lot) => lot.starting_price <= 0n, "must be above zero"],
  ...(["starting_price", "reserve_price", "buy_now_price", "clock_decrement", "estimate_low", "estimate_high"] as const).map(
    (field) => [field, (lot: LotTerms) => (lot[field] ?? 0n) > HIGHEST_PRICE, "is too high"] as const,
  ),
  ["reserve_price", (lot) => lot.reserve_price !== null && lot.format === "dutch", "has no meaning on a falling price; its floor has"],
  ["reserve_price", (lot) => lot.reserve_price !== null && lot.reserve_price < lot.starting_price, "must not be below the starting price"],
  ["buy_now_price", (lot) => lot.buy_now_price !== null && lot.format !== "english", "is only for ascending auctions"],
  [
    "buy_now_price",
    (lot) => lot.buy_now_price !== null && lot.buy_now_price < (lot.reserve_price ?? lot.starting_price),
    "must not be below the starting price or the reserve",
  ],
  ["clock_decrement", (lot) => (lot.format === "dutch") !== (lot.clock_decrement !== null), "is for falling prices, and needed there"],
  [
    "clock_step_seconds",
    (lot) => (lot.format === "dutch") !== (lot.clock_step_seconds !== null),
    "is for falling prices, and needed there",
  ],
  ["clock_floor", (lot) => (lot.format === "dutch") !== (lot.clock_floor !== null), "is for falling prices, and needed there"],
  ["clock_decrement", (lot) => lot.clock_decrement !== null && lot.clock_decrement <= 0n, "must be above zero"],
  ["clock_step_seconds", (lot) => lot.clock_step_seconds !== null && lot.clock_step_seconds <= 0, "must be above zero"],
  ["clock_floor", (lot) => lot.clock_floor !== null && lot.clock_floor <= 0n, "must be above zero"],
  ["clock_floor", (lot) => lot.clock_floor !== null && lot.clock_floor >= lot.starting_price, "must be below the starting price"],
  [
    "soft_close_window_seconds",
    (lot) => lot.soft_close_window_seconds !== null && lot.format !== "english",
    "is only for ascending auctions",
  ],
  [
    "soft_close_extension_seconds",
    (lot) => (lot.soft_close_window_seconds === null) !== (lot.soft_close_extension_seconds === null),
    "goes with the window, both or none",
  ],
  ...(["soft_close_window_seconds", "soft_close_extension_seconds"] as const).map(
    (field) => [field, (lot: LotTerms) => isBeyond(lot[field], DAY_SECONDS), "must be a second at least and a day at most"] as const,
  ),
  ...(["estimate_low", "estimate_high"] as const).map(
    (field) => [field, (lot: LotTerms) => lot[field] !== null && lot[field] <= 0n, "must be above zero"] as const,
  ),
  [
    "estimate_high",
    (lot) => lot.estimate_low !== null && lot.estimate_high !== null && lot.estimate_high < lot.estimate_low,
    "must not be below the low estimate",
  ],
]

/** @throws DomainError `invalid_auction` (422), naming each field that makes no sense beside the others */
export function assertTerms(lot: LotTerms): void {
  const broken = RULES.filter(([, isBroken]) => isBroken(lot))
  if (broken.length === 0) return
  throw new DomainError({
    status: 422,
    code: "invalid_auction",
    message: broken.map(([field, , sentence]) => `${field} ${sentence}`).join("; "),
    fields: broken.map(([field, , sentence]) => ({ path: `body.${field}`, message: sentence })),
  })
}

/**
 * Whether "buy now" can still be used: until the first bid, or with a reserve until some bid has met it.
 */
export function canBuyNow(lot: {
  readonly buy_now_price: bigint | null
  readonly bid_count: number
  readonly reserve_price: bigint | null
  readonly reserve_met: boolean
}): boolean {
  if (lot.buy_now_price === null) return false
  return lot.bid_count === 0 || (lot.reserve_price !== null && !lot.reserve_met)
}
