import { z } from "@medusajs/framework/zod"
import { defineRoute, listResponse } from "@wekala/engine/kit"
import { auditedEvents } from "../../../../../modules/auctions/reading/audit"

import { idParams } from "../../../../shared"

const eventSchema = z.object({
  version: z.number().int(),
  type: z.string(),
  at: z.iso.datetime(),
  actor_id: z.string().nullable(),
  data: z.unknown(),
  detail: z.unknown(),
})
export const GET = defineRoute({
  summary: "What was done to a lot and told of it, oldest first",
  tag: "Auctions",
  audience: "admin",
  params: idParams,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: listResponse("events", eventSchema),
  errors: { auction_not_found: "There is no such lot." },
  handle: async ({ params, query }) => ({ ...(await auditedEvents(params.id, query)), ...query }),
})
