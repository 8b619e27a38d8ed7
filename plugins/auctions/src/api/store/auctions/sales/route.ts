import { z } from "@medusajs/framework/zod"
import { defineRoute, listResponse, queryRows } from "@wekala/engine/kit"
import type { AuctionSale } from "../../../../modules/auctions/entities"
import { presentSale } from "../../../../modules/auctions/reading/mine"
import { auctionSchema, saleSchema } from "../../../schemas"
import { localeOf, publicPage } from "../../../shared"

export const GET = defineRoute({
  summary: "What you have won, and what you are offered",
  tag: "Auctions",
  audience: "customer",
  query: z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: listResponse("sales", saleSchema.extend({ auction: auctionSchema })),
  handle: async ({ query: { limit, offset }, actor, container, request }) => {
    const [rows, [total]] = await Promise.all([
      queryRows<AuctionSale>("SELECT * FROM auction_sale WHERE bidder_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3", [
        actor.id,
        limit,
        offset,
      ]),
      queryRows<{ count: number }>("SELECT count(*)::int AS count FROM auction_sale WHERE bidder_id = $1", [actor.id]),
    ])
    const ids = rows.map(({ auction_id }) => auction_id)
    const { auctions } = await publicPage(container, [["a.id = ANY (?)", ids]], { limit, offset: 0, order: "ends_at" }, localeOf(request))
    const sales = rows.map((sale) => ({ ...presentSale(sale), auction: auctions.find(({ id }) => id === sale.auction_id) }))
    return { sales, count: total?.count ?? 0, offset, limit }
  },
})
