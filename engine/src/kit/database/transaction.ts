import type { EntityManager } from "typeorm"
import { setTimeout as sleep } from "node:timers/promises"
import type { z } from "@medusajs/framework/zod"
import type { EventDefinition } from "../events/define-event"
import type { Said } from "../../realtime/define-room"
import { type Happening, writeEvent, writeNews } from "../events/outbox"
import { addJob, type JobOptions } from "../jobs/add-job"
import type { JobDefinition } from "../jobs/define-job"
import { getDataSource } from "./data-source"
import { rowsOf } from "./query"

/**
 * What a function may do inside one database transaction. Jobs and events written through it exist
 * if and only if the transaction commits.
 */
export interface Tx {
  /** TypeORM's manager bound to this transaction, for reads and for writes off the hot path. */
  readonly manager: EntityManager
  /** Runs SQL with positional parameters (`$1`, …) and answers its rows. */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>
  /** Schedules a durable job; see `defineJob`. */
  enqueue<S extends z.ZodType>(job: JobDefinition<S>, payload: z.input<S>, options?: JobOptions): Promise<void>
  /** Writes a domain event to the outbox; it reaches Medusa's event bus at least once after the commit. */
  emit<S extends z.ZodType>(event: EventDefinition<S>, data: z.input<S>): Promise<void>
  /**
   * As `emit` for events of any kinds (see `happening`) and `publish` for messages, all with one statement: for hot paths. The
   * events leave in this order.
   */
  announce(events: readonly Happening[], messages: readonly Said[]): Promise<void>
  /** The database's clock: the start of this transaction. */
  now(): Promise<Date>
}

export interface TransactionOptions {
  /** `READ COMMITTED` unless told: with explicit locks it is enough and retries are rare. */
  isolation?: "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE"
  /** How often the function may run in all when PostgreSQL asks for a retry; 5 unless told. */
  attempts?: number
}

// PostgreSQL, appendix A: serialization_failure and deadlock_detected ask for the whole transaction again.
const RETRYABLE = new Set(["40001", "40P01"])

/** True for a database error that a fresh attempt of the whole transaction may not meet again. */
export function isRetryable(error: unknown): boolean {
  const code = (error as { code?: string; driverError?: { code?: string } } | null)?.driverError?.code
  return RETRYABLE.has(code ?? (error as { code?: string } | null)?.code ?? "")
}

/**
 * Runs `work` in a database transaction. It is run again, in a new transaction and after a short
 * random pause, when PostgreSQL reports a serialisation failure or a deadlock; so `work` must have
 * no effect outside `tx`. Any other error rolls back and is thrown unchanged.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  const source = await getDataSource()
  const attempts = options.attempts ?? 5
  const run = (work: (manager: EntityManager) => Promise<T>) =>
    // Saying what holds anyway would cost a round trip.
    options.isolation ? source.transaction(options.isolation, work) : source.transaction(work)
  for (let attempt = 1; ; attempt++) {
    try {
      return await run((manager) => work(createTx(manager)))
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error
      await sleep(Math.random() * 10 * 2 ** attempt)
    }
  }
}

/** Wraps an open TypeORM transaction. Exported for code that must join one it did not start. */
export function createTx(manager: EntityManager): Tx {
  const runner = manager.queryRunner
  if (!runner) throw new Error("This entity manager belongs to no transaction")
  const query: Tx["query"] = (sql, parameters) => rowsOf(runner, sql, parameters)
  return {
    manager,
    query,
    enqueue: (job, payload, jobOptions) => addJob(query, job, payload, jobOptions),
    emit: (event, data) => writeEvent(query, event, data),
    announce: (events, messages) => writeNews(query, events, messages),
    now: async () => {
      const [row] = await query<{ now: Date }>("SELECT now() AS now")
      return (row as { now: Date }).now
    },
  }
}
