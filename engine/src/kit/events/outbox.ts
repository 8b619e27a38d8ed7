import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { newId } from "../id"
import { queryRows } from "../database/query"
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
  await addJob(query, deliverEvent, envelopeOf(event, data))
}

/** Writes many events of one kind with one statement. */
export async function writeEvents<S extends z.ZodType>(
  query: Query,
  event: EventDefinition<S>,
  data: readonly z.input<S>[],
): Promise<void> {
  if (data.length > 0) await addJob(query, deliverEvents, { events: data.map((each) => envelopeOf(event, each)) })
}

const envelopeOf = <S extends z.ZodType>(event: EventDefinition<S>, data: z.input<S>) => ({
  id: newId("evt"),
  name: event.name,
  data: event.data.parse(data),
  occurred_at: new Date().toISOString(),
})
