import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Call a lot off, for a reason that bidders are told",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ reason: z.string().trim().min(3).max(1000) }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: {
    auction_not_found: "There is no such lot.",
    auction_cancel_not_allowed: "It is over.",
    auction_ordered: "Somebody has bought: cancel the order first.",
  },
  handle: async ({ params, body, actor, container }) => {
    await auctionsOf(container).cancel(params.id, body.reason, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
