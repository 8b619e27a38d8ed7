import { z } from "@medusajs/framework/zod"
import { exportPersonalData } from "../../../../accounts/erasure"
import { defineRoute } from "../../../../kit/http/route"

export const GET = defineRoute({
  summary: "All that the shop knows about me",
  description: "One object, a key for each part of the shop that keeps something (GDPR, articles 15 and 20).",
  tag: "Account",
  audience: "customer",
  response: z.object({ data: z.record(z.string(), z.unknown()) }),
  handle: async ({ actor, container }) => ({ data: await exportPersonalData(container, actor.id) }),
})
