import { z } from "@medusajs/framework/zod"
import { queryRows } from "../../../../kit/database/query"
import { defineRoute } from "../../../../kit/http/route"

export const GET = defineRoute({
  summary: "How many events there are, by source and by what became of them",
  tag: "Webhooks",
  audience: "admin",
  response: z.object({
    sources: z.array(z.object({ source: z.string(), pending: z.number(), processed: z.number(), dead: z.number() })),
  }),
  handle: async () => ({
    sources: await queryRows(
      `SELECT source, count(*) FILTER (WHERE status = 'pending')::int AS pending,
         count(*) FILTER (WHERE status = 'processed')::int AS processed, count(*) FILTER (WHERE status = 'dead')::int AS dead
       FROM wekala_webhook_event GROUP BY source ORDER BY source`,
    ),
  }),
})
