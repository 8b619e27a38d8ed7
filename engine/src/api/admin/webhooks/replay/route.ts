import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { replayDead, replayEach } from "../../../../webhooks/inbox"

export const POST = defineRoute({
  summary: "Handle anew all that nobody tries any more, or the events that are named",
  description: "With `ids` those events, whatever became of them; otherwise all that are `dead`, of one source or of all.",
  tag: "Webhooks",
  audience: "admin",
  body: z.union([
    z.strictObject({ ids: z.array(z.string().max(64)).min(1).max(100) }),
    z.strictObject({ source: z.string().max(64).optional() }),
  ]),
  response: z.object({ replayed: z.number() }),
  handle: async ({ body }) => ({ replayed: "ids" in body ? await replayEach(body.ids) : await replayDead(body.source) }),
})
