import { z } from "@medusajs/framework/zod"
import { anyOf, defineRoute, listQuery, listResponse, positiveAmount } from "@wekala/engine/kit"
import { conditionsOf, type Condition, LIST_ORDERS } from "../../../modules/auctions/reading/list"
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
