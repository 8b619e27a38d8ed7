import { z } from "@medusajs/framework/zod"
import { defineRoute, type DomainError } from "@wekala/engine/kit"
import { adminPage } from "../../../../modules/auctions/reading/admin"
import { schedule } from "../../../schedule"

const moment = z.iso.datetime({ offset: true })

export const POST = defineRoute({
  summary: "Put many drafts on the calendar",
  description:
    "In the order of `ids`. `stagger_seconds` lets each end so much later than the one before, so that bidders can follow. What cannot be scheduled is told, and stops nothing else.",
  tag: "Auctions",
  audience: "admin",
  body: z.object({
    ids: z.array(z.string().min(1).max(64)).min(1).max(200),
    starts_at: moment.optional(),
    ends_at: moment.optional(),
    stagger_seconds: z.number().int().min(0).max(86_400).default(0),
  }),
  response: z.object({
    scheduled: z.array(z.string()),
    refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
  }),
  handle: async ({ body: { ids, starts_at, ends_at, stagger_seconds }, actor, container }) => {
    const { auctions } = await adminPage(container, [["a.id = ANY (?)", ids]], { limit: ids.length, offset: 0, order: "created_at" })
    const endOf = new Map(auctions.map((auction) => [auction.id, auction.planned_ends_at]))
    const scheduled: string[] = []
    const refused: { id: string; code: string; message: string }[] = []
    for (const id of new Set(ids)) {
      const end = ends_at ?? endOf.get(id) ?? undefined
      const later = end && new Date(new Date(end).getTime() + scheduled.length * stagger_seconds * 1000).toISOString()
      try {
        await schedule(container, id, { starts_at, ends_at: later }, actor.id)
        scheduled.push(id)
      } catch (error) {
        const { code, message } = error as DomainError
        if (!code) throw error
        refused.push({ id, code, message })
      }
    }
    return { scheduled, refused }
  },
})
