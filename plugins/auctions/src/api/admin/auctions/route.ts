import { z } from "@medusajs/framework/zod"
import { anyOf, defineRoute, listQuery, listResponse } from "@wekala/engine/kit"
import type { AuctionFacts } from "../../../modules/auctions/drafts"
import { adminAuction, adminPage } from "../../../modules/auctions/reading/admin"
import { type Condition, conditionsOf, LIST_ORDERS } from "../../../modules/auctions/reading/list"
import { adminAuctionSchema, createSchema, DRAFT, readFacts } from "../../admin-schemas"
import { requireCustomer, requireVariant } from "../../known"
import { FORMATS, STATUSES } from "../../schemas"
import { auctionsOf } from "../../shared"

const moment = z.iso.datetime({ offset: true }).or(z.iso.date())
const range = z.strictObject({ $gt: moment, $gte: moment, $lt: moment, $lte: moment }).partial()
const OPERATORS = { $gt: ">", $gte: ">=", $lt: "<", $lte: "<=" } as const

export const GET = defineRoute({
  summary: "Lots",
  tag: "Auctions",
  audience: "admin",
  query: listQuery(
    {
      id: anyOf(z.string().max(64)).optional(),
      status: anyOf(z.enum(STATUSES)).optional(),
      format: anyOf(z.enum(FORMATS)).optional(),
      product_id: anyOf(z.string().max(64)).optional(),
      category_id: anyOf(z.string().max(64)).optional(),
      seller_id: anyOf(z.string().max(64)).optional(),
      q: z.string().trim().max(100).optional(),
      starts_at: range.optional(),
      ends_at: range.optional(),
    },
    { order: LIST_ORDERS },
  ),
  response: listResponse("auctions", adminAuctionSchema),
  handle: async ({ query, container }) => {
    const { limit, offset, order = "-created_at" } = query
    const conditions: Condition[] = conditionsOf(query)
    if (query.seller_id) conditions.push(["a.seller_id = ANY (?)", [query.seller_id].flat()])
    for (const column of ["starts_at", "ends_at"] as const) {
      for (const [operator, value] of Object.entries(query[column] ?? {})) {
        conditions.push([`a.${column} ${OPERATORS[operator as keyof typeof OPERATORS]} ?`, value])
      }
    }
    return { ...(await adminPage(container, conditions, { limit, offset, order })), offset, limit }
  },
})

export const POST = defineRoute({
  summary: "Write a draft of a lot",
  description: "Amounts are decimal major units for one unit. `starts_at` and `ends_at` can wait until it is scheduled.",
  tag: "Auctions",
  audience: "admin",
  body: createSchema,
  response: z.object({ auction: adminAuctionSchema }),
  status: 201,
  errors: {
    invalid_auction: "Fields that make no sense beside each other, each named.",
    variant_not_found: "There is no such variant.",
    customer_not_found: "There is no such seller.",
  },
  handle: async ({ body, container, reference }) => {
    const { product_id } = await requireVariant(container, body.variant_id)
    if (body.seller_id) await requireCustomer(container, body.seller_id)
    const auctions = auctionsOf(container)
    const commission_basis_points = Math.round(auctions.options.commission_percent * 100)
    const facts = { ...DRAFT, commission_basis_points, ...readFacts(body, body.currency_code), product_id } as AuctionFacts
    const { id } = await auctions.createAuction(reference, facts)
    return { auction: await adminAuction(container, id) }
  },
})
