import { createHash } from "node:crypto"
import { z } from "@medusajs/framework/zod"
import { newId } from "../id"
import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework/subscribers"
import type { MedusaContainer } from "@medusajs/framework/types"
import { queryRows } from "../database/query"
import { transaction, type Tx } from "../database/transaction"
import { addJob } from "../jobs/add-job"
import { defineJob } from "../jobs/define-job"
import type { DomainEvent, EventDefinition } from "./define-event"

export interface ConsumerContext {
  /** The transaction that also records that this consumer has seen this event. */
  readonly tx: Tx
  readonly now: Date
  readonly container: MedusaContainer
}

export interface Consumer<T = unknown> {
  /** Unique, `<plugin>.<what_it_does>`; part of the inbox key, so never change it. */
  readonly name: string
  readonly event: string
  /**
   * What makes two deliveries of a core event the same, e.g. `(data) => data.id`. Medusa's own events
   * carry no id; without this each delivery counts as a new event. Events of ours need none.
   */
  readonly dedupeBy?: (data: T) => string
  /** Must keep its effects inside `tx` or be safe to repeat. Thrown errors are retried with growing pauses. */
  readonly handle: (event: DomainEvent<T>, context: ConsumerContext) => Promise<void>
}

const registry = new Map<string, Consumer>()

/** The durable consumers of an event in this process. */
export function consumersOf(eventName: string): Consumer[] {
  return [...registry.values()].filter((consumer) => consumer.event === eventName)
}

const payload = z.object({
  consumer: z.string(),
  event: z.object({ id: z.string(), name: z.string(), data: z.unknown(), occurred_at: z.string() }),
})

/** Runs one consumer on one event, unless the inbox shows that it has done so. */
export const consumeEvent = defineJob({
  name: "engine.consume_event",
  payload,
  handle: async ({ consumer: name, event }, { now, container }) => {
    const consumer = registry.get(name)
    if (!consumer) throw new Error(`No consumer named "${name}" is loaded; is its plugin installed?`)
    await transaction(async (tx) => {
      const [first] = await tx.query(
        "INSERT INTO wekala_inbox (consumer, event_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING event_id",
        [name, event.id],
      )
      if (first) await consumer.handle(event, { tx, now, container })
    })
  },
})

/**
 * Declares a durable subscriber, in a file of its own under `src/subscribers/`:
 *
 * ```ts
 * const subscriber = defineSubscriber({ name: "wallet.post_refund", event: "payment.refunded", handle })
 * export default subscriber.handler
 * export const config = subscriber.config
 * ```
 *
 * The event is stored before it is handled and is handled once per event id, also after a crash.
 */
export function defineSubscriber<S extends z.ZodType>(
  definition: Omit<Consumer<z.output<S>>, "event"> & { event: EventDefinition<S> },
): { handler: (args: SubscriberArgs<unknown>) => Promise<void>; config: SubscriberConfig }
export function defineSubscriber<T>(definition: Consumer<T>): {
  handler: (args: SubscriberArgs<unknown>) => Promise<void>
  config: SubscriberConfig
}
export function defineSubscriber(definition: Omit<Consumer, "event"> & { event: string | EventDefinition }): {
  handler: (args: SubscriberArgs<unknown>) => Promise<void>
  config: SubscriberConfig
} {
  const event = typeof definition.event === "string" ? definition.event : definition.event.name
  const consumer: Consumer = { ...definition, event }
  registry.set(consumer.name, consumer)
  return {
    config: { event, context: { subscriberId: consumer.name } },
    handler: async ({ event: delivered }) => {
      // The outbox has already handed its events to durable consumers; see `deliver_event`.
      if (delivered.metadata && "event_id" in delivered.metadata) return
      const id = coreEventId(consumer, delivered.data)
      await addJob(
        queryRows,
        consumeEvent,
        {
          consumer: consumer.name,
          event: { id, name: event, data: delivered.data, occurred_at: new Date().toISOString() },
        },
        { key: `${consumer.name}:${id}` },
      )
    },
  }
}

function coreEventId(consumer: Consumer, data: unknown): string {
  if (!consumer.dedupeBy) return newId("evt")
  const digest = createHash("sha256")
    .update(`${consumer.event}\n${consumer.dedupeBy(data)}`)
    .digest("hex")
  return `evt_${digest.slice(0, 32)}`
}
