import { z } from "@medusajs/framework/zod"
import { defineRoute } from "../../../../../kit/http/route"
import { replay } from "../../../../../webhooks/inbox"
import { present, webhookEventSchema } from "../../schemas"

export const POST = defineRoute({
  summary: "Handle an event anew",
  description: "Whatever became of it. What it asks for is done once all the same.",
  tag: "Webhooks",
  audience: "admin",
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ webhook_event: webhookEventSchema }),
  errors: { webhook_event_not_found: "There is none with this id." },
  handle: async ({ params }) => ({ webhook_event: present(await replay(params.id)) }),
})
