import type { z } from "@medusajs/framework/zod"

export interface EventDefinition<S extends z.ZodType = z.ZodType> {
  /** `<entity>.<what_happened>`, past tense: `wallet.topped_up`. */
  readonly name: string
  readonly description: string
  readonly data: S
}

/** A domain event as consumers and Medusa subscribers receive it. */
export interface DomainEvent<T = unknown> {
  /** Unique and sortable; the same on every delivery of one event. */
  readonly id: string
  readonly name: string
  readonly data: T
  readonly occurred_at: string
}

const registry = new Map<string, EventDefinition>()

/** Declares a typed domain event. Its schema checks what is emitted and documents what is received. */
export function defineEvent<S extends z.ZodType>(name: string, description: string, data: S): EventDefinition<S> {
  const event = { name, description, data }
  registry.set(name, event)
  return event
}

/** Every event declared in this process. */
export function definedEvents(): EventDefinition[] {
  return [...registry.values()]
}
