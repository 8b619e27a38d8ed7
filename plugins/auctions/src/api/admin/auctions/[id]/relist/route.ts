import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { adminAuction } from "../../../../../modules/auctions/reading/admin"
import { adminAuctionSchema } from "../../../../admin-schemas"
import { auctionsOf, idParams } from "../../../../shared"

export const POST = defineRoute({
  summary: "Put a lot up again: a new draft like it",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  response: z.object({ auction: adminAuctionSchema }),
  status: 201,
  errors: { auction_not_found: "There is no such lot.", auction_relist_not_allowed: "It was sold, or is offered to somebody." },
  handle: async ({ params, container, reference }) => {
    const { id } = await auctionsOf(container).relist(params.id, reference)
    return { auction: await adminAuction(container, id) }
  },
})
