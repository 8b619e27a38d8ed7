import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { auctionSchema } from "../../../schemas"
import { idParams, localeOf, publicAuction } from "../../../shared"

export const GET = defineRoute({
  summary: "One lot",
  description: "Follow it live at `GET /realtime/auction/{id}`.",
  tag: "Auctions",
  audience: "public",
  params: idParams,
  response: z.object({ auction: auctionSchema, server_time: z.iso.datetime() }),
  errors: { auction_not_found: "There is no such lot, or it is a draft." },
  handle: async ({ params, container, request }) => ({
    auction: await publicAuction(container, params.id, localeOf(request)),
    server_time: new Date().toISOString(),
  }),
})
