import { z } from "@medusajs/framework/zod"
import { DomainError } from "../../../../kit/http/errors"
import { defineRoute } from "../../../../kit/http/route"
import { WebhookEvent } from "../../../../modules/engine/entities"
import type { EngineService } from "../../../../modules/engine/service"
import { present, webhookEventSchema } from "../schemas"

export const GET = defineRoute({
  summary: "One event, with what it said",
  tag: "Webhooks",
  audience: "admin",
  params: z.object({ id: z.string().max(64) }),
  response: z.object({ webhook_event: webhookEventSchema.extend({ payload: z.unknown() }) }),
  errors: { webhook_event_not_found: "There is none with this id." },
  handle: async ({ params, container }) => {
    const [event] = await container.resolve<EngineService>("engine").list(WebhookEvent, { id: params.id }, { take: 1 })
    if (!event) throw new DomainError({ status: 404, code: "webhook_event_not_found", message: `There is no webhook event ${params.id}.` })
    return { webhook_event: { ...present(event), payload: event.payload } }
  },
})
