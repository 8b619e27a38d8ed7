import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../kit/http/route"
import { replayDead } from "../../../../webhooks/inbox"

export const POST = defineRoute({
  summary: "Handle anew all that nobody tries any more",
  tag: "Webhooks",
  audience: "admin",
  body: z.object({ source: z.string().max(64).optional() }),
  response: z.object({ replayed: z.number() }),
  handle: async ({ body }) => ({ replayed: await replayDead(body.source) }),
})
