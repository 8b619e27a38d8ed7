import { container } from "@medusajs/framework"
import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { EventEmitter } from "node:events"
import {
  type JobHelpers,
  Logger as WorkerLogger,
  parseCronItems,
  run,
  runOnce,
  type Runner,
  type TaskList,
  type WorkerEvents,
} from "graphile-worker"
import { getPool } from "../database/data-source"
import { queryRows } from "../database/query"
import { definedJobs } from "./define-job"
import { WorkerLiveness } from "./liveness"

/** How long a job that fell due may wait for a process that heard no notification of it. */
const POLL_INTERVAL_MS = 500

let runner: Runner | undefined
let liveness: WorkerLiveness | undefined
/** Milliseconds that `JobContext.now` is ahead of the database's clock. Only tests move it. */
let clockOffsetMs = 0

function taskList(): TaskList {
  return Object.fromEntries(
    definedJobs().map((job) => [
      job.name,
      async (payload: unknown, { job: taken }: JobHelpers) => {
        // A recurring job's payload carries the runner's own `_cron` field; ours are declared empty.
        await job.handle(job.cron ? job.payload.parse({}) : job.payload.parse(payload), {
          // Set by the database when it gave the job away, so that nobody has to ask it for the time.
          now: new Date((taken.locked_at as Date).getTime() + clockOffsetMs),
          attempt: taken.attempts,
          jobId: taken.id,
          container,
        })
      },
    ]),
  )
}

function workerLogger(): WorkerLogger {
  const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
  return new WorkerLogger((scope) => (level, message) => {
    if (level === "error") logger.error(`${scope.taskIdentifier ?? "jobs"}: ${message}`)
    else if (level === "warning") logger.warn(`${scope.taskIdentifier ?? "jobs"}: ${message}`)
  })
}

/** Starts running due jobs in this process. Safe to call twice. */
export async function startJobs(): Promise<void> {
  if (runner) return
  const pgPool = await getPool()
  const events = new EventEmitter() as WorkerEvents
  liveness = new WorkerLiveness(pgPool)
  const watching = liveness
  events.on("worker:create", ({ worker }) => watching.announce(worker.workerId))
  await watching.start()
  runner = await run({
    pgPool,
    events,
    taskList: taskList(),
    parsedCronItems: parseCronItems(
      definedJobs().flatMap((job) =>
        job.cron ? [{ task: job.name, match: job.cron, options: { backfillPeriod: 0, maxAttempts: job.maxAttempts } }] : [],
      ),
    ),
    concurrency: Number(process.env.WEKALA_JOB_CONCURRENCY ?? 4),
    pollInterval: POLL_INTERVAL_MS,
    // Signals are the server's business; it calls `stopJobs`.
    noHandleSignals: true,
    logger: workerLogger(),
  })
}

/** Takes no further job and waits for those that run. */
export async function stopJobs(): Promise<void> {
  const stopping = runner
  runner = undefined
  await stopping?.stop()
  await liveness?.stop()
  liveness = undefined
}

/**
 * For tests: runs every job that is due `aheadMs` milliseconds from now, and those that they enqueue,
 * telling each that it is that late already; then returns. Needs a process whose runner is stopped.
 */
export async function runJobsAhead(aheadMs: number): Promise<void> {
  clockOffsetMs = aheadMs
  try {
    for (;;) {
      const moved = await queryRows(
        `UPDATE graphile_worker._private_jobs SET run_at = now()
         WHERE run_at > now() AND run_at <= now() + $1 * interval '1 millisecond' AND attempts = 0 RETURNING id`,
        [aheadMs],
      )
      await runOnce({ pgPool: await getPool(), taskList: taskList(), noHandleSignals: true, logger: workerLogger() })
      if (moved.length === 0) return
    }
  } finally {
    clockOffsetMs = 0
  }
}

/** Jobs waiting, and among them those that have failed for good, by task; for metrics and for the admin. */
export async function jobQueueDepth(): Promise<{ task: string; waiting: number; dead: number }[]> {
  return queryRows(
    `SELECT t.identifier AS task,
       count(*) FILTER (WHERE j.attempts < j.max_attempts AND j.run_at <= now())::int AS waiting,
       count(*) FILTER (WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL)::int AS dead
     FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     GROUP BY t.identifier`,
  )
}
