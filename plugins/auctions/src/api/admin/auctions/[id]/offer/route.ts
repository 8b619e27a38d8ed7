import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Offer a lot that was not sold or not paid to a runner-up",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  body: z.object({ bid_id: z.string().max(64).optional(), hours: z.number().positive().max(720).optional() }),
  response: z.object({ auction: adminAuctionSchema }),
  errors: {
    auction_not_found: "There is no such lot.",
    auction_offer_not_allowed: "It is sold, or not over.",
    offer_open: "Somebody may still buy it.",
    no_runner_up: "Nobody else has bid.",
  },
  handle: async ({ params, body, actor, container }) => {
    await auctionsOf(container).offer(params.id, { bidId: body.bid_id, hours: body.hours }, actor.id)
    return { auction: await adminAuction(container, params.id) }
  },
})
