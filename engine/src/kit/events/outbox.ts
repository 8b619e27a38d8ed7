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
const deliverEvent = defineJob({
  name: "engine.deliver_event",
  payload: envelope,
  handle: async (event) => {
    for (const consumer of consumersOf(event.name)) {
      await addJob(queryRows, consumeEvent, { consumer: consumer.name, event }, { key: `${consumer.name}:${event.id}` })
    }
    await container
      .resolve(Modules.EVENT_BUS)
      .emit({ name: event.name, data: event.data, metadata: { event_id: event.id, occurred_at: event.occurred_at } })
  },
})

/** Writes an event beside the change that it announces. */
export async function writeEvent<S extends z.ZodType>(query: Query, event: EventDefinition<S>, data: z.input<S>): Promise<void> {
  await addJob(query, deliverEvent, {
    id: newId("evt"),
    name: event.name,
    data: event.data.parse(data),
    occurred_at: new Date().toISOString(),
  })
}
