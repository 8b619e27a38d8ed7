import type { MedusaContainer } from "@medusajs/framework/types"
import type { z } from "@medusajs/framework/zod"

export interface JobContext {
  /**
   * The moment at which the job runs, by the database's clock. Compare due dates with this and not
   * with the process's clock: tests move it.
   */
  readonly now: Date
  /** 1 for the first attempt. */
  readonly attempt: number
  /** Unique per job and stable over its attempts: a good reference for effects that must happen once. */
  readonly jobId: string
  readonly container: MedusaContainer
}

export interface JobDefinition<S extends z.ZodType = z.ZodType> {
  /** Unique, `<plugin>.<verb_noun>`: `wallet.expire_hold`. */
  readonly name: string
  readonly payload: S
  /** After this many failed attempts the job stays in the table with its last error. 25 unless told (about three days). */
  readonly maxAttempts: number
  /** Taken before all others that are due: for timers that people watch. */
  readonly urgent?: boolean
  /** A cron line (UTC, five fields) for a job that recurs; its payload is then `{}`. */
  readonly cron?: string
  readonly handle: (payload: z.output<S>, context: JobContext) => Promise<void>
}

const registry = new Map<string, JobDefinition>()

/**
 * Declares a durable job: stored in PostgreSQL with the change that asks for it, run at least once,
 * retried with growing pauses. `handle` must be safe to run twice.
 */
export function defineJob<S extends z.ZodType>(job: Omit<JobDefinition<S>, "maxAttempts"> & { maxAttempts?: number }): JobDefinition<S> {
  const defined: JobDefinition<S> = { maxAttempts: 25, ...job }
  registry.set(job.name, defined as unknown as JobDefinition)
  return defined
}

/** Every job declared in this process. */
export function definedJobs(): JobDefinition[] {
  return [...registry.values()]
}
