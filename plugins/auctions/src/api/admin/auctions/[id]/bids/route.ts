import { z } from "@medusajs/framework/zod"
import { defineRoute, listResponse } from "@wekala/engine/kit"
import { auditedBids } from "../../../../../modules/auctions/reading/audit"
import { auditedBidSchema } from "../../../../admin-schemas"
import { idParams } from "../../../../shared"

export const GET = defineRoute({
  summary: "Every bid, newest first",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: listResponse("bids", auditedBidSchema),
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, query }) => ({ ...(await auditedBids(params.id, query)), ...query }),
})
