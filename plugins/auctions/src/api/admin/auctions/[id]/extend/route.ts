import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Move the end to later",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ ends_at: z.iso.datetime({ offset: true }) }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: {
    auction_not_found: "There is no such lot.",
    auction_extend_not_allowed: "It is over, or was never scheduled.",
    invalid_schedule: "The end is not later.",
  },
  handle: async ({ params, body, actor, container }) => {
    await auctionsOf(container).extend(params.id, new Date(body.ends_at), actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
