/** The auctions' admin answers: amounts in major units per unit of the lot. */
export type LotStatus = "draft" | "scheduled" | "live" | "ended" | "settled" | "defaulted" | "cancelled"
export type Format = "english" | "dutch" | "sealed_first" | "sealed_second"
export type Outcome = "sold" | "reserve_not_met" | "no_bids"
export type SaleStatus = "offered" | "awaiting_payment" | "ordered" | "paid" | "declined" | "lapsed" | "defaulted" | "cancelled"

export interface Person {
  id: string
  /** Null for a customer who has gone. */
  email: string | null
}

/** From this price on, a bid must be higher by `increment`. */
export interface Band {
  from: number
  increment: number
}

/** What changes while bids come in; the realtime stream tells it whole with each message. */
export interface LotState {
  status: LotStatus
  outcome: Outcome | null
  current_price: number | null
  next_bid: number | null
  bid_count: number
  bidder_count: number
  reserve_met: boolean
  /** Null when it cannot be used (any more). */
  buy_now_price: number | null
  ends_at: string
  units_left: number
  hammer_price: number | null
  version: number
}

/** The merchant sees who leads, and once it is over up to what. */
export interface Leader extends Person {
  bid_id: string
  number: number
  /** Null while the lot is live: until then a maximum is its owner's alone. */
  maximum: number | null
}

export interface Lot extends LotState {
  id: string
  format: Format
  title: string
  subtitle: string | null
  description: string | null
  /** Texts of the lot's own, where it has them; else the product's are shown. */
  own_title: string | null
  own_subtitle: string | null
  own_description: string | null
  condition: string | null
  provenance: string | null
  product: { id: string; handle: string; title: string; thumbnail: string | null; images: { url: string }[] }
  variant: { id: string; title: string }
  quantity: number
  currency_code: string
  starting_price: number
  has_reserve: boolean
  reserve_price: number | null
  /** What was set, though it may not be usable any more. */
  buy_now_set: number | null
  estimate_low: number | null
  estimate_high: number | null
  premium_percent: number
  commission_percent: number
  deposit: number | null
  pay_within_hours: number
  increments: Band[] | null
  starts_at: string | null
  planned_ends_at: string | null
  soft_close_cap_minutes: number | null
  soft_close: { window_seconds: number; extension_seconds: number; latest_end: string | null } | null
  clock: { decrement: number; step_seconds: number; floor_price: number } | null
  watch_count: number
  leader: Leader | null
  seller_id: string | null
  seller: Person | null
  created_at: string
  updated_at: string
  ended_at: string | null
}

export interface Bid {
  id: string
  sequence: number
  customer: Person
  number: number
  /** Null while the lot is live. */
  maximum: number | null
  quantity: number
  /** The price that everybody saw after it; null while bids are sealed. */
  amount: number | null
  placed_at: string
  kind: "bid" | "buy_now" | "clock"
  ip_hash: string | null
  device_hash: string | null
  retraction: { at: string; reason: string; by: string } | null
}

export interface Sale {
  id: string
  auction_id: string
  status: SaleStatus
  kind: "hammer" | "buy_now" | "clock" | "second_chance"
  quantity: number
  unit_price: number
  premium: number
  total: number
  currency_code: string
  pay_until: string | null
  offer_until: string | null
  order_id: string | null
  note: string | null
  /** Where a seller's money waits. */
  escrows: { id: string; status: string }[]
  created_at: string
  bidder: Person
}

export interface AuditEvent {
  version: number
  type: string
  at: string
  actor_id: string | null
  /** What everybody was told. */
  data: unknown
  /** What merchants alone may know. */
  detail: unknown
}

export interface TrustReport {
  bidders: { customer: Person; number: number; score: number; reasons: { code: string; weight: number; text: string }[] }[]
}

export interface CalendarLot {
  id: string
  title: string
  status: LotStatus
  format: Format
  starts_at: string
  ends_at: string
}

export interface Summary {
  live: number
  scheduled: number
  ending_today: number
  awaiting_payment: number
  unpaid_overdue: number
  gross_30d: { currency_code: string; amount: number }[]
}

export interface BulkResult {
  scheduled: string[]
  refused: { id: string; code: string; message: string }[]
}

export interface Page {
  count: number
  limit: number
  offset: number
}
