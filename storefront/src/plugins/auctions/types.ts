/** What the engine tells of auctions. Amounts in major units, prices per unit; see the engine's API reference. */

export type Format = "english" | "dutch" | "sealed_first" | "sealed_second"
/** A draft is seen by its seller alone. */
export type Status = "draft" | "scheduled" | "live" | "ended" | "settled" | "defaulted" | "cancelled"

/** What changes while a lot is live. Of two, the one with the higher version holds. */
export interface LotState {
  readonly status: Status
  readonly outcome: "sold" | "reserve_not_met" | "no_bids" | null
  /** Before the first bid there is none; of sealed bids none is told. */
  readonly current_price: number | null
  /** The least amount that is accepted now. */
  readonly next_bid: number | null
  readonly bid_options: readonly number[]
  readonly bid_count: number
  readonly bidder_count: number
  /** Number of the bidder who leads. */
  readonly leader: number | null
  readonly reserve_met: boolean
  readonly buy_now_price: number | null
  readonly ends_at: string
  readonly units_left: number
  readonly hammer_price: number | null
  readonly version: number
}

/** A price that falls by `decrement` each `step_seconds`, down to `floor_price`. */
export interface FallingPrice {
  readonly decrement: number
  readonly step_seconds: number
  readonly floor_price: number
}

export interface Lot extends LotState {
  readonly id: string
  readonly format: Format
  readonly title: string
  readonly subtitle: string | null
  readonly description: string | null
  readonly condition: string | null
  readonly provenance: string | null
  readonly product: {
    readonly id: string
    readonly handle: string
    readonly title: string
    readonly thumbnail: string | null
    readonly images: readonly { readonly url: string }[]
  }
  readonly variant: { readonly id: string; readonly title: string }
  readonly quantity: number
  readonly currency_code: string
  readonly starting_price: number
  readonly has_reserve: boolean
  readonly estimate_low: number | null
  readonly estimate_high: number | null
  readonly premium_percent: number
  readonly deposit: number | null
  readonly starts_at: string
  readonly planned_ends_at: string
  readonly soft_close: { readonly window_seconds: number; readonly extension_seconds: number; readonly latest_end: string | null } | null
  readonly clock: FallingPrice | null
  readonly watch_count: number
  readonly seller: "shop" | "customer"
}

export interface Bid {
  readonly sequence: number
  /** The bidder's number on this lot. */
  readonly bidder: number
  /** The price that this bid made; never a maximum. */
  readonly amount: number
  readonly quantity: number
  readonly placed_at: string
  readonly kind: "bid" | "buy_now" | "clock"
  readonly retracted: boolean
}

export interface Sale {
  readonly id: string
  readonly auction_id: string
  readonly status: "offered" | "awaiting_payment" | "declined" | "lapsed" | "ordered" | "paid" | "defaulted" | "cancelled"
  readonly kind: "hammer" | "buy_now" | "clock" | "second_chance"
  readonly quantity: number
  readonly unit_price: number
  readonly premium: number
  /** Goods and premium, before tax and delivery. */
  readonly total: number
  readonly currency_code: string
  readonly pay_until: string | null
  readonly offer_until: string | null
  readonly cart_id: string | null
  readonly order_id: string | null
  readonly created_at: string
  readonly auction?: Lot
}

/** What only the customer who is signed in is told of a lot. */
export interface Me {
  readonly number: number | null
  readonly maximum: number | null
  readonly quantity: number | null
  readonly leading: boolean
  readonly watching: boolean
  readonly deposit_held: number | null
  readonly sale: Sale | null
}

/** What the answer to a bid tells of its bidder. */
export type OwnBid = Pick<Me, "number" | "maximum" | "quantity" | "leading">

/** A message of the lot's room. */
export interface LotMessage {
  readonly type: string
  /** When it was sent, by the engine's clock. */
  readonly server_time: string
  readonly data: { readonly state: LotState; readonly bids?: readonly Bid[] }
}

/** A lot as its page first shows it, and as it is asked for again where no stream comes through. */
export interface LotView {
  readonly lot: Lot
  readonly bids: readonly Bid[]
  readonly me: Me | null
  readonly server_time: string
}
