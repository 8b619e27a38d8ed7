import { z } from "@medusajs/framework/zod"
import { defineEvent } from "@wekala/engine/kit"

const lot = { auction_id: z.string(), product_id: z.string(), currency_code: z.string() }
/** Minor units as text: events outlive the precision of JSON numbers. */
const minor = z.string()
const date = z.iso.datetime()

export const auctionProposed = defineEvent(
  "auction.proposed",
  "A customer offers something of the own; a merchant is to look at the draft.",
  z.object({ ...lot, seller_id: z.string() }),
)

export const auctionStarted = defineEvent("auction.started", "A lot takes bids from now on.", z.object({ ...lot, ends_at: date }))

export const auctionBidPlaced = defineEvent(
  "auction.bid_placed",
  "A bid was taken. `price_minor` is what everybody sees for one unit; null while bids are sealed.",
  z.object({ ...lot, bid_id: z.string(), sequence: z.number().int(), bidder_id: z.string(), price_minor: minor.nullable() }),
)

export const auctionOutbid = defineEvent(
  "auction.outbid",
  "A bidder led and does not any more.",
  z.object({ ...lot, bidder_id: z.string(), price_minor: minor, next_bid_minor: minor }),
)

export const auctionExtended = defineEvent(
  "auction.extended",
  "The end of a lot has moved, by a late bid or by a merchant.",
  z.object({ ...lot, ends_at: date, by: z.enum(["bid", "merchant"]) }),
)

export const auctionEnded = defineEvent(
  "auction.ended",
  "A lot takes no bids any more.",
  z.object({ ...lot, outcome: z.enum(["sold", "reserve_not_met", "no_bids"]), ended_at: date }),
)

export const auctionSold = defineEvent(
  "auction.sold",
  "Somebody has won units of a lot, or has accepted an offer of them, and is to pay until `pay_until`.",
  z.object({
    ...lot,
    sale_id: z.string(),
    bidder_id: z.string(),
    kind: z.enum(["hammer", "buy_now", "clock", "second_chance"]),
    quantity: z.number().int(),
    unit_price_minor: minor,
    premium_minor: minor,
    pay_until: date,
  }),
)

export const auctionOffered = defineEvent(
  "auction.offered",
  "A runner-up may have the lot for the own highest bid, until `offer_until`.",
  z.object({ ...lot, sale_id: z.string(), bidder_id: z.string(), unit_price_minor: minor, offer_until: date }),
)

export const auctionSettled = defineEvent(
  "auction.settled",
  "All that was won on a lot is paid.",
  z.object({ ...lot, sale_ids: z.array(z.string()) }),
)

export const auctionDefaulted = defineEvent(
  "auction.defaulted",
  "A winner has not paid in time.",
  z.object({ ...lot, sale_id: z.string(), bidder_id: z.string(), deposit_forfeited: z.boolean() }),
)

export const auctionCancelled = defineEvent("auction.cancelled", "A lot was called off.", z.object({ ...lot, reason: z.string() }))

export const auctionBidRetracted = defineEvent(
  "auction.bid_retracted",
  "A merchant has taken a bid back; the price was worked out anew.",
  z.object({ ...lot, bid_id: z.string(), bidder_id: z.string(), price_minor: minor.nullable() }),
)
