import pg, { type Pool } from "pg"

/** Namespace of the advisory locks, so that they meet nobody else's. */
const LOCK_CLASS = 0x776b
const SWEEP_INTERVAL_MS = 5_000
/** A worker takes its first job moments before its lock is held; a lock this young is not yet a verdict. */
const GRACE = "5 seconds"

/**
 * Returns the jobs of killed processes to the queue. The runner would leave them locked for four
 * hours. Each worker holds a session advisory lock for as long as its process lives; PostgreSQL lets
 * go of it when the connection dies, so a job whose worker's lock can be taken has lost its worker.
 */
export class WorkerLiveness {
  private readonly workers = new Set<string>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private stopped = false
  private holding: Promise<void> = Promise.resolve()

  constructor(private readonly pool: Pool) {}

  async start(): Promise<void> {
    await this.connect()
    await this.sweep()
    this.timer = setInterval(() => void this.sweep().catch(() => undefined), SWEEP_INTERVAL_MS)
    this.timer.unref()
  }

  announce(workerId: string): void {
    this.workers.add(workerId)
    void this.hold(workerId)
  }

  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.timer)
    await this.client?.end().catch(() => undefined)
  }

  private async connect(): Promise<void> {
    const client = new pg.Client({ ...this.pool.options, application_name: "wekala liveness" })
    // A restarted database drops the locks: take them again on a fresh connection.
    client.on("error", () => {
      this.client = undefined
    })
    await client.connect()
    this.client = client
    for (const workerId of this.workers) await this.hold(workerId)
  }

  /** One after the other: a connection takes one statement at a time. What fails is held again on the next connection. */
  private hold(workerId: string): Promise<void> {
    this.holding = this.holding
      .then(() => this.client?.query("SELECT pg_advisory_lock_shared($1, hashtext($2))", [LOCK_CLASS, workerId]))
      .then(
        () => undefined,
        () => undefined,
      )
    return this.holding
  }

  private async sweep(): Promise<void> {
    if (this.stopped) return
    if (!this.client) await this.connect()
    await this.pool.query(
      `SELECT graphile_worker.force_unlock_workers(array_agg(worker)) FROM (
         SELECT DISTINCT locked_by AS worker FROM graphile_worker._private_jobs
         WHERE locked_at < now() - interval '${GRACE}'
       ) held WHERE pg_try_advisory_xact_lock($1, hashtext(worker)) HAVING count(*) > 0`,
      [LOCK_CLASS],
    )
  }
}
