import { z } from "@medusajs/framework/zod"
import { amount, currencyCode, Money, positiveAmount } from "@wekala/engine/kit"
import type { AuctionFacts } from "../modules/auctions/drafts"
import { auctionSchema, FORMATS, saleSchema } from "./schemas"

const price = amount.nullable()
const date = z.iso.datetime()
const personSchema = z.object({ id: z.string(), email: z.string().nullable() })
const increments = z.array(z.strictObject({ from: z.union([z.number(), z.string()]), increment: z.union([z.number(), z.string()]) }))

export const adminAuctionSchema = auctionSchema.omit({ leader: true, seller: true }).extend({
  reserve_price: price,
  buy_now_set: price,
  seller: personSchema.nullable(),
  seller_id: z.string().nullable(),
  commission_percent: z.number(),
  leader: personSchema
    .extend({ bid_id: z.string(), customer_id: z.string(), number: z.number().int(), maximum: price })
    .nullable()
    .meta({ description: "The secret maximum is shown once the lot has ended" }),
  increments: increments.nullable(),
  soft_close_cap_minutes: z.number().int().nullable(),
  pay_within_hours: z.number().int(),
  own_title: z.string().nullable(),
  own_subtitle: z.string().nullable(),
  own_description: z.string().nullable(),
  ended_at: date.nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
  created_at: date,
  updated_at: date,
})

export const auditedBidSchema = z.object({
  id: z.string(),
  sequence: z.number().int(),
  customer: personSchema,
  number: z.number().int(),
  kind: z.enum(["bid", "buy_now", "clock"]),
  maximum: price.meta({ description: "Null while the lot is live" }),
  quantity: z.number().int(),
  amount: price.meta({ description: "Null while bids are sealed" }),
  placed_at: date,
  ip_hash: z.string().nullable(),
  device_hash: z.string().nullable(),
  retraction: z.object({ at: date, reason: z.string(), by: z.string() }).nullable(),
})

export const adminSaleSchema = saleSchema.extend({
  bidder: personSchema,
  note: z.string().nullable(),
  paid_at: date.nullable(),
  escrows: z.array(z.object({ id: z.string(), status: z.string() })),
})

const text = (max: number) => z.string().trim().max(max).nullable()
const hours = z.number().int().min(1).max(2160)
const percent = z.number().min(0).max(100)
const seconds = z.number().int().min(1).max(86_400)

/** What a merchant says of a lot; amounts in decimal major units of its currency. */
const fields = {
  variant_id: z.string().min(1).max(64),
  quantity: z.number().int().min(1).max(100_000),
  format: z.enum(FORMATS),
  currency_code: currencyCode,
  starting_price: positiveAmount,
  reserve_price: positiveAmount.nullable(),
  buy_now_price: positiveAmount.nullable(),
  estimate_low: positiveAmount.nullable(),
  estimate_high: positiveAmount.nullable(),
  clock_decrement: positiveAmount.nullable(),
  clock_step_seconds: seconds.nullable(),
  clock_floor: positiveAmount.nullable(),
  increments: increments.min(1).max(50).nullable(),
  title: text(200),
  subtitle: text(300),
  description: text(20_000),
  condition: text(5_000),
  provenance: text(5_000),
  starts_at: z.iso.datetime({ offset: true }).nullable(),
  ends_at: z.iso.datetime({ offset: true }).nullable(),
  soft_close_window_seconds: seconds.nullable(),
  soft_close_extension_seconds: seconds.nullable(),
  soft_close_cap_minutes: z.number().int().min(0).max(10_080).nullable(),
  premium_percent: percent,
  commission_percent: percent,
  deposit: positiveAmount.nullable(),
  pay_within_hours: hours,
  seller_id: z.string().max(64).nullable(),
  metadata: z.record(z.string(), z.unknown()).nullable(),
}

const all = z.object(fields)

export const createSchema = all.partial().required({ variant_id: true, format: true, currency_code: true, starting_price: true })
export const updateSchema = all.partial()

const AMOUNTS = [
  "starting_price",
  "reserve_price",
  "buy_now_price",
  "estimate_low",
  "estimate_high",
  "clock_decrement",
  "clock_floor",
  "deposit",
] as const
const DATES = ["starts_at", "ends_at"] as const
const PERCENTS = { premium_percent: "premium_basis_points", commission_percent: "commission_basis_points" } as const

/** What was asked for, as the service takes it: minor units, dates, basis points; what was left out stays out. */
export function readFacts(body: z.output<typeof updateSchema>, currency: string): Partial<AuctionFacts> {
  const facts: Record<string, unknown> = { ...body }
  for (const name of AMOUNTS) {
    const value = body[name]
    if (value !== undefined && value !== null) facts[name] = Money.fromDecimal(value, currency).minor
  }
  for (const name of DATES) {
    const value = body[name]
    if (typeof value === "string") facts[name] = new Date(value)
  }
  for (const [name, column] of Object.entries(PERCENTS)) {
    const value = body[name as keyof typeof PERCENTS]
    if (value !== undefined) facts[column] = Math.round(value * 100)
    delete facts[name]
  }
  for (const name of ["title", "subtitle", "description", "condition", "provenance"] as const) if (facts[name] === "") facts[name] = null
  return facts as Partial<AuctionFacts>
}

/** A draft of which nothing more is said than what must be. */
export const DRAFT: Omit<AuctionFacts, "variant_id" | "product_id" | "currency_code" | "format" | "starting_price"> = {
  quantity: 1,
  title: null,
  subtitle: null,
  description: null,
  condition: null,
  provenance: null,
  reserve_price: null,
  buy_now_price: null,
  estimate_low: null,
  estimate_high: null,
  clock_decrement: null,
  clock_step_seconds: null,
  clock_floor: null,
  increments: null,
  soft_close_window_seconds: null,
  soft_close_extension_seconds: null,
  soft_close_cap_minutes: null,
  premium_basis_points: 0,
  commission_basis_points: 0,
  deposit: null,
  pay_within_hours: 48,
  seller_id: null,
  starts_at: null,
  ends_at: null,
  metadata: null,
}
