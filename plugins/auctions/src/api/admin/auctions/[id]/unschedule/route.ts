import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Take a lot off the calendar; it is a draft again",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  response: z.object({ auction: adminAuctionSchema }),
  errors: { auction_not_found: "There is no such lot.", auction_unschedule_not_allowed: "It is live or over." },
  handle: async ({ params, actor, container }) => {
    await auctionsOf(container).unschedule(params.id, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
