import { z } from "@medusajs/framework/zod"
import type { WebhookEvent } from "../../../modules/engine/entities"

export const STATUSES = ["pending", "processed", "dead"] as const

export const webhookEventSchema = z.object({
  id: z.string(),
  source: z.string(),
  event_id: z.string().describe("By which the source names it"),
  type: z.string(),
  subject: z.string().describe("What it is about"),
  status: z.enum(STATUSES).describe("`dead` when nobody tries any more"),
  attempts: z.number(),
  deliveries: z.number().describe("How often the source has sent it"),
  last_error: z.string().nullable(),
  received_at: z.date(),
  processed_at: z.date().nullable(),
  session_id: z.string().nullable().describe("Medusa's payment session that it turned out to be about"),
})

export const present = ({ payload: _, payment_collection_id: __, ...event }: WebhookEvent) => event
