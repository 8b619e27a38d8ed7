import type { z } from "@medusajs/framework/zod"
import type { JobDefinition } from "./define-job"

export interface JobOptions {
  /** When to run; at once unless told. */
  runAt?: Date
  /** At most one waiting job has this key: enqueueing again moves and replaces it. */
  key?: string
  /** Jobs of one queue run one after the other, in order. */
  queue?: string
}

type Query = <Row extends object>(sql: string, parameters?: unknown[]) => Promise<Row[]>

/** Writes a job with the given query function, so in whatever transaction that belongs to. */
export async function addJob<S extends z.ZodType>(
  query: Query,
  job: JobDefinition<S>,
  payload: z.input<S>,
  options: JobOptions = {},
): Promise<void> {
  const parsed = job.payload.parse(payload)
  await query(
    `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4,
       max_attempts := $5, job_key := $6, priority := $7)`,
    [
      job.name,
      JSON.stringify(parsed),
      options.queue ?? null,
      options.runAt ?? null,
      job.maxAttempts,
      options.key ?? null,
      job.urgent ? -1 : 0,
    ],
  )
}

/** Takes back a waiting job by its key. A job that runs already is not stopped. */
export async function removeJob(query: Query, key: string): Promise<void> {
  await query("SELECT graphile_worker.remove_job($1)", [key])
}
