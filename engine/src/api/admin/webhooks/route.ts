import { z } from "@medusajs/framework/zod"
import { dateFilter, anyOf, listQuery, listResponse, toListArguments } from "../../../kit/http/list"
import { defineRoute } from "../../../kit/http/route"
import { WebhookEvent } from "../../../modules/engine/entities"
import type { EngineService } from "../../../modules/engine/service"
import { present, STATUSES, webhookEventSchema } from "./schemas"

export const GET = defineRoute({
  summary: "What outside services have told",
  tag: "Webhooks",
  audience: "admin",
  query: listQuery(
    {
      status: anyOf(z.enum(STATUSES)).optional(),
      source: anyOf(z.string().max(64)).optional(),
      subject: z.string().max(255).optional(),
      received_at: dateFilter.optional(),
    },
    { order: ["received_at"] },
  ),
  response: listResponse("webhook_events", webhookEventSchema),
  handle: async ({ query, container }) => {
    const { filters, config } = toListArguments(query, "-received_at")
    const [events, count] = await container.resolve<EngineService>("engine").listAndCount(WebhookEvent, filters, config)
    return { webhook_events: events.map(present), count, offset: query.offset, limit: query.limit }
  },
})
