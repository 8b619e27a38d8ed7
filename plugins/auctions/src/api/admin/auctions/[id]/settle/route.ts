import { z } from "@medusajs/framework/zod"
import { DomainError, defineRoute, queryRows } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Settle a lot by hand: what was won was paid outside of the shop",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ note: z.string().trim().min(3).max(1000) }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: {
    auction_not_found: "There is no such lot.",
    nothing_to_settle: "Nothing is to be paid on it.",
    sale_completing: "The winner is paying this very moment.",
  },
  handle: async ({ params, body, actor, container }) => {
    const sales = await queryRows<{ id: string }>(
      "SELECT id FROM auction_sale WHERE auction_id = $1 AND status IN ('awaiting_payment', 'ordered') ORDER BY created_at, id",
      [params.id],
    )
    const auction = await adminAuction(container, params.id)
    if (sales.length === 0 && auction.status !== "settled") {
      throw new DomainError({ status: 409, code: "nothing_to_settle", message: "Nothing is to be paid on this lot." })
    }
    for (const { id } of sales) await auctionsOf(container).sales.pay(id, body.note, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
