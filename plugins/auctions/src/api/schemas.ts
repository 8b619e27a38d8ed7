import { z } from "@medusajs/framework/zod"
import { amount } from "@wekala/engine/kit"

/** What answers of the auction routes hold; amounts are decimal major units for one unit, unless told. */
const id = z.string()
const date = z.iso.datetime()
const price = amount.nullable()

export const FORMATS = ["english", "dutch", "sealed_first", "sealed_second"] as const
export const STATUSES = ["draft", "scheduled", "live", "ended", "settled", "defaulted", "cancelled"] as const
const outcome = z.enum(["sold", "reserve_not_met", "no_bids"]).nullable()

export const stateSchema = z.object({
  status: z.enum(STATUSES),
  outcome,
  current_price: price.meta({ description: "Null before the first bid, and while bids are sealed" }),
  next_bid: price.meta({ description: "The least amount that is taken now; null when none is" }),
  bid_options: z.array(amount).meta({ description: "Amounts worth offering as buttons" }),
  bid_count: z.number().int(),
  bidder_count: z.number().int(),
  leader: z.number().int().nullable().meta({ description: "Number of the bidder who leads" }),
  reserve_met: z.boolean(),
  buy_now_price: price.meta({ description: "Null when it cannot be used (any more)" }),
  ends_at: date,
  units_left: z.number().int(),
  hammer_price: price,
  version: z.number().int().meta({ description: "Grows with every change: of two states the one with more is the newer" }),
})

export const auctionSchema = stateSchema.extend({
  id,
  ends_at: date.nullable().meta({ description: "Null for a draft without an end" }),
  format: z.enum(FORMATS),
  title: z.string(),
  subtitle: z.string().nullable(),
  description: z.string().nullable(),
  condition: z.string().nullable(),
  provenance: z.string().nullable(),
  product: z.object({
    id,
    handle: z.string(),
    title: z.string(),
    thumbnail: z.string().nullable(),
    images: z.array(z.object({ url: z.string() })),
  }),
  variant: z.object({ id, title: z.string() }),
  quantity: z.number().int(),
  currency_code: z.string(),
  starting_price: amount,
  has_reserve: z.boolean(),
  estimate_low: price,
  estimate_high: price,
  premium_percent: z.number().meta({ description: "Buyer's premium, percent of the hammer price" }),
  deposit: price,
  starts_at: date.nullable(),
  planned_ends_at: date.nullable().meta({ description: "Where the end was before late bids moved it" }),
  soft_close: z.object({ window_seconds: z.number().int(), extension_seconds: z.number().int(), latest_end: date.nullable() }).nullable(),
  clock: z.object({ decrement: amount, step_seconds: z.number().int(), floor_price: amount }).nullable(),
  watch_count: z.number().int(),
  seller: z.enum(["shop", "customer"]),
})

export const bidSchema = z.object({
  sequence: z.number().int(),
  bidder: z.number().int().meta({ description: "The bidder's number on this lot" }),
  amount: amount.meta({ description: "The price that everybody saw after it, never a maximum" }),
  quantity: z.number().int(),
  placed_at: date,
  kind: z.enum(["bid", "buy_now", "clock"]),
  retracted: z.boolean(),
})

export const saleSchema = z.object({
  id,
  auction_id: id,
  status: z.enum(["offered", "awaiting_payment", "ordered", "paid", "declined", "lapsed", "defaulted", "cancelled"]),
  kind: z.enum(["hammer", "buy_now", "clock", "second_chance"]),
  quantity: z.number().int(),
  unit_price: amount,
  premium: amount,
  total: amount.meta({ description: "All units and the premium, before tax and delivery" }),
  currency_code: z.string(),
  pay_until: date.nullable(),
  offer_until: date.nullable(),
  cart_id: id.nullable(),
  order_id: id.nullable(),
  created_at: date,
})

export const meSchema = z.object({
  number: z.number().int().nullable(),
  maximum: price.meta({ description: "The own maximum or sealed bid; nobody else sees it" }),
  quantity: z.number().int().nullable(),
  leading: z.boolean(),
  watching: z.boolean(),
  deposit_held: price,
  sale: saleSchema.nullable(),
})

export const placedSchema = z.object({
  bid: bidSchema.omit({ retracted: true }).extend({ id, maximum: amount }),
  me: meSchema.pick({ number: true, maximum: true, quantity: true, leading: true }),
  auction: stateSchema,
})
