import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { newId } from "../id"
import { queryRows } from "../database/query"
import { CHANNEL } from "../../realtime/notice"
import { noticeOf, type Said } from "../../realtime/define-room"
import { addJob } from "../jobs/add-job"
import { defineJob } from "../jobs/define-job"
import { consumersOf, consumeEvent } from "./consumer"
import type { EventDefinition } from "./define-event"

type Query = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>

const envelope = z.object({ id: z.string(), name: z.string(), data: z.unknown(), occurred_at: z.string() })

/**
 * Carries one committed event out: first to the durable consumers, each as a job of its own, then to
 * Medusa's event bus. A crash anywhere in between runs it again, so both see an event at least once.
 */
const deliverEvent = defineJob({ name: "engine.deliver_event", payload: envelope, handle: deliver })

/** As `engine.deliver_event`, for events that were written together: one job, in their order. */
const deliverEvents = defineJob({
  name: "engine.deliver_events",
  payload: z.object({ events: z.array(envelope) }),
  handle: async ({ events }) => {
    for (const event of events) await deliver(event)
  },
})

async function deliver(event: z.output<typeof envelope>): Promise<void> {
  for (const consumer of consumersOf(event.name)) {
    await addJob(queryRows, consumeEvent, { consumer: consumer.name, event }, { key: `${consumer.name}:${event.id}` })
  }
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: event.name, data: event.data, metadata: { event_id: event.id, occurred_at: event.occurred_at } })
}

/** Writes an event beside the change that it announces. */
export async function writeEvent<S extends z.ZodType>(query: Query, event: EventDefinition<S>, data: z.input<S>): Promise<void> {
  await addJob(query, deliverEvent, happening(event, data))
}

/** An event that has happened, as it leaves. */
export type Happening = z.output<typeof envelope>

/**
 * An event for `tx.announce`.
 * @throws ZodError when the data is not what the event says of itself
 */
export const happening = <S extends z.ZodType>(event: EventDefinition<S>, data: z.input<S>): Happening => ({
  id: newId("evt"),
  name: event.name,
  data: event.data.parse(data),
  occurred_at: new Date().toISOString(),
})

/** Writes events of any kinds, and what is said in rooms, with one statement. */
export async function writeNews(query: Query, events: readonly Happening[], said: readonly Said[]): Promise<void> {
  const { name, maxAttempts } = deliverEvents
  await query(
    `SELECT (SELECT count(pg_notify($1, notice)) FROM unnest($2::text[]) notice),
       CASE WHEN $3::json IS NOT NULL THEN (graphile_worker.add_job($4, payload := $3::json, max_attempts := $5)).id END`,
    [CHANNEL, said.map(noticeOf), events.length > 0 ? JSON.stringify({ events }) : null, name, maxAttempts],
  )
}
