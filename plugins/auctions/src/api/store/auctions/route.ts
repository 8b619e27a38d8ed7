import { z } from "@medusajs/framework/zod"
import { anyOf, defineRoute, listQuery, listResponse, positiveAmount } from "@wekala/engine/kit"
import { conditionsOf, type Condition, LIST_ORDERS } from "../../../modules/auctions/reading/list"
import { offer, offerSchema } from "../../offer"
import { auctionSchema, FORMATS } from "../../schemas"
import { localeOf, publicPage } from "../../shared"

const VISIBLE = ["scheduled", "live", "ended", "settled", "defaulted", "cancelled"] as const

export const GET = defineRoute({
  summary: "Lots",
  description:
    "Prices are for one unit, in decimal major units. By their end unless told, the soonest first. `price_min` and `price_max` hold for the price that is shown, or the starting price before the first bid; give a currency's lots alone by `currency_code`.",
  tag: "Auctions",
  audience: "public",
  query: listQuery(
    {
      id: anyOf(z.string().max(64)).optional(),
      status: anyOf(z.enum(VISIBLE)).optional(),
      format: anyOf(z.enum(FORMATS)).optional(),
      product_id: anyOf(z.string().max(64)).optional(),
      category_id: anyOf(z.string().max(64)).optional(),
      currency_code: z.string().length(3).toLowerCase().optional(),
      seller: z.enum(["shop", "customer"]).optional(),
      q: z.string().trim().max(100).optional(),
      price_min: positiveAmount.optional(),
      price_max: positiveAmount.optional(),
      ends_before: z.iso.datetime({ offset: true }).optional(),
    },
    { order: LIST_ORDERS },
  ),
  response: listResponse("auctions", auctionSchema).extend({ server_time: z.iso.datetime() }),
  handle: async ({ query, container, request }) => {
    const { limit, offset, order = "ends_at" } = query
    const conditions: Condition[] = [["a.status = ANY (?)", query.status ? [query.status].flat() : [...VISIBLE]]]
    conditions.push(...conditionsOf({ ...query, status: undefined }))
    if (query.currency_code) conditions.push(["a.currency_code = ?", query.currency_code])
    if (query.seller) conditions.push(["(a.seller_id IS NULL) = ?", query.seller === "shop"])
    if (query.ends_before) conditions.push(["a.ends_at < ?", query.ends_before])
    // Decimal by decimal: the list may hold several currencies.
    if (query.price_min) conditions.push([`${PRICE} >= ?::numeric`, String(query.price_min)])
    if (query.price_max) conditions.push([`${PRICE} <= ?::numeric`, String(query.price_max)])
    const { auctions, count } = await publicPage(container, conditions, { limit, offset, order }, localeOf(request))
    return { auctions, count, offset, limit, server_time: new Date().toISOString() }
  },
})

const PRICE = `coalesce(a.current_price, a.hammer_price, a.starting_price)
  / power(10::numeric, (SELECT c.decimal_digits FROM currency c WHERE c.code = a.currency_code))`

export const POST = defineRoute({
  summary: "Offer something of your own",
  description:
    "Where the shop takes such lots (`GET /store/auctions/settings`). It waits as a draft until a merchant has looked at it and puts it up, for `duration_days`. Amounts are decimal major units. `Idempotency-Key` makes a retry safe.",
  tag: "Auctions",
  audience: "customer",
  body: offerSchema,
  response: z.object({ auction: auctionSchema }),
  status: 201,
  errors: {
    selling_off: "The shop takes no lots from customers (404).",
    category_not_found: "There is no such category.",
    currency_not_supported: "The shop sells in other currencies.",
    invalid_auction: "Fields that make no sense beside each other, each named.",
    invalid_image: "A picture is too large, or none.",
    too_many_drafts: "So many of yours wait already.",
    shop_not_ready: "The shop has no place to keep things yet.",
  },
  handle: async ({ body, actor, container, request, reference }) => {
    const id = await offer(container, actor.id, body, reference)
    const { auctions } = await publicPage(container, [["a.id = ?", id]], { limit: 1, offset: 0, order: "created_at" }, localeOf(request))
    return { auction: auctions[0] }
  },
})
