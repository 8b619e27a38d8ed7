import { z } from "@medusajs/framework/zod"
import { DomainError, defineRoute, queryRows } from "@wekala/engine/kit"
import type { AuctionSale } from "../../../../../modules/auctions/entities"
import { presentSale } from "../../../../../modules/auctions/reading/mine"
import { place } from "../../../../place"
import { saleSchema } from "../../../../schemas"
import { currencyOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Buy a lot at once",
  description: "For its buy-now price, which goes with the first bid, or once a bid has met the reserve. Ends the lot.",
  tag: "Auctions",
  audience: "customer",
  fast: true,
  idempotency: "reference",
  params: idParams,
  response: z.object({ sale: saleSchema }),
  status: 201,
  errors: { buy_now_gone: "It cannot be bought at once (any more).", auction_ended: "The lot has ended." },
  handle: async ({ params, actor, container, request, reference }) => {
    await currencyOf(params.id)
    const { bid } = await place(container, request, { auction_id: params.id, bidder_id: actor.id, reference, kind: "buy_now", amount: 0n })
    const [sale] = await queryRows<AuctionSale>("SELECT * FROM auction_sale WHERE bid_id = $1", [bid.id])
    if (!sale) throw new DomainError({ status: 409, code: "buy_now_gone", message: "This cannot be bought at once any more." })
    return { sale: presentSale(sale) }
  },
})
