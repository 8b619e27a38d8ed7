import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../../../shared"

export const POST = defineRoute({
  summary: "Retract a bid",
  description: "The bid stays on record with the reason; leader and price are worked out anew from the others, so that the price may fall.",
  tag: "Auctions",
  audience: "admin",
  params: idParams.extend({ bid_id: z.string().min(1).max(64) }),
  body: z.object({ reason: z.string().trim().min(3).max(1000) }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: { bid_not_found: "There is no such bid on this lot.", bid_retract_not_allowed: "The lot is not live." },
  handle: async ({ params, body, actor, container }) => {
    await auctionsOf(container).retract(params.id, params.bid_id, body.reason, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
