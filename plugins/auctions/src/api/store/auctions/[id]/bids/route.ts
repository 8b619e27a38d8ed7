import { z } from "@medusajs/framework/zod"
import { defineRoute, listResponse, positiveAmount } from "@wekala/engine/kit"
import { publicBidsOf } from "../../../../../modules/auctions/reading/bids"
import { place } from "../../../../place"
import { bidSchema, placedSchema } from "../../../../schemas"
import { idParams, presentPlaced, readAmount } from "../../../../shared"

export const GET = defineRoute({
  summary: "Bids on a lot, newest first",
  description: "Bidders are known by a number. Sealed bids are shown once the lot has ended.",
  tag: "Auctions",
  audience: "public",
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: listResponse("bids", bidSchema),
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, query }) => ({ ...(await publicBidsOf(params.id, query)), ...query }),
})

export const POST = defineRoute({
  summary: "Bid",
  description:
    "On an ascending lot `amount` is your secret maximum: the shop bids for you, as little as it takes. On a falling price it is the most that you pay; you pay what the clock shows. A sealed bid can be replaced by a higher one until the end. `quantity` is for lots that are shared; one unit unless told. Safe to repeat with one `Idempotency-Key`.",
  tag: "Auctions",
  audience: "customer",
  fast: true,
  idempotency: "reference",
  params: idParams,
  body: z.object({ amount: positiveAmount, quantity: z.number().int().min(1).max(100_000).optional() }),
  response: placedSchema,
  status: 201,
  errors: {
    auction_not_found: "There is no such lot.",
    auction_not_live: "The lot takes no bids now.",
    auction_ended: "The lot has ended.",
    bid_too_low: "The amount is below the least that is taken.",
    bid_not_higher: "You have bid as much already.",
    own_auction: "You sell it yourself.",
    bidder_blocked: "You have not paid for earlier wins.",
    deposit_required: "The wallet has too little for the deposit.",
    quantity_not_left: "There are fewer units.",
    quantity_not_divisible: "The lot is sold whole.",
    too_many_bids: "Too many bids in a minute.",
  },
  handle: async ({ params, body, actor, container, request, reference }) => {
    const amount = await readAmount(params.id, body.amount)
    const { quantity } = body
    return presentPlaced(
      await place(container, request, { auction_id: params.id, bidder_id: actor.id, reference, kind: "bid", amount, quantity }),
    )
  },
})
