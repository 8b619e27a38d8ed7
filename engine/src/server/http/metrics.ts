import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Request, RequestHandler } from "express"
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import { timingSafeEqual } from "node:crypto"
import { getPool } from "../../kit/database/data-source"
import { jobQueueDepth } from "../../kit/jobs/runner"
import { answerError } from "./answer"
import { routeTemplate } from "./route-template"

/** Counting the queue reads a table: once per this long is enough for any scrape interval. */
const QUEUE_CACHE_MS = 5_000

export interface Metrics {
  /** Measures every request that passes through. */
  readonly observe: RequestHandler
  /** GET /metrics in Prometheus' text format. */
  readonly expose: RequestHandler
  /** Where others add theirs. */
  readonly register: Registry
}

interface Options {
  production: boolean
  token: string | undefined
  version: string
  /** Answers undefined until Medusa's container is there. */
  container: () => MedusaContainer | undefined
}

/** Metrics of one server, in a registry of their own so that a library's never mix in. */
export function createMetrics(options: Options): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const duration = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the first byte of a request to the end of its answer",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  })
  new Gauge({
    name: "wekala_build_info",
    help: "1, labelled with the versions that run",
    labelNames: ["version", "node"],
    registers: [register],
  })
    .labels(options.version, process.version)
    .set(1)
  registerPools(register, options)
  registerQueue(register, options)
  // Finding a histogram by its labels costs more than observing.
  const durations = new Map<string, Histogram.Internal<"method" | "route" | "status">>()
  const durationOf = (...labels: [method: string, route: string, status: string]) => {
    const name = labels.join(" ")
    const known = durations.get(name) ?? duration.labels(...labels)
    durations.set(name, known)
    return known
  }
  return {
    register,
    observe: (request, response, next) => {
      const begun = performance.now()
      response.once("close", () => {
        // A stream lasts as long as somebody looks at it: that says nothing of how fast this server is.
        if (response.getHeader("Content-Type") === "text/event-stream") return
        const seconds = (performance.now() - begun) / 1000
        durationOf(request.method, routeTemplate(request), `${Math.floor(response.statusCode / 100)}xx`).observe(seconds)
      })
      next()
    },
    expose: async (request, response) => {
      if (!mayRead(request, options)) {
        return answerError(response, 401, {
          type: "unauthorized",
          code: "metrics_token_required",
          message: "Send the metrics token as a bearer token.",
        })
      }
      response.setHeader("Content-Type", register.contentType)
      response.end(await register.metrics())
    },
  }
}

function mayRead(request: Request, { token, production }: Options): boolean {
  if (token) return sameText(request.get("authorization") ?? "", `Bearer ${token}`)
  // The socket's address: a header could claim any.
  return !production || /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? "")
}

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** knex keeps its connections in a tarn pool. */
interface TarnPool {
  numUsed(): number
  numFree(): number
  numPendingAcquires(): number
}

function registerPools(register: Registry, { container }: Options): void {
  new Gauge({
    name: "pg_pool_connections",
    help: "Database connections by pool; waiting counts requests for one",
    labelNames: ["pool", "state"],
    registers: [register],
    async collect() {
      const scope = container()
      if (!scope) return
      const knex = scope.resolve<{ client: { pool?: TarnPool } }>(ContainerRegistrationKeys.PG_CONNECTION)
      const medusa = knex.client.pool
      if (medusa) set("medusa", medusa.numFree(), medusa.numUsed(), medusa.numPendingAcquires())
      const wekala = await getPool()
      set("wekala", wekala.idleCount, wekala.totalCount - wekala.idleCount, wekala.waitingCount)
    },
  })
  const gauge = register.getSingleMetric("pg_pool_connections") as Gauge
  const set = (pool: string, idle: number, active: number, waiting: number) => {
    gauge.set({ pool, state: "idle" }, idle)
    gauge.set({ pool, state: "active" }, active)
    gauge.set({ pool, state: "waiting" }, waiting)
  }
}

function registerQueue(register: Registry, { container }: Options): void {
  let counted = Number.NEGATIVE_INFINITY
  new Gauge({
    name: "wekala_jobs",
    help: "Durable jobs by task: due and waiting, or failed for good",
    labelNames: ["task", "state"],
    registers: [register],
    async collect() {
      if (!container() || performance.now() - counted < QUEUE_CACHE_MS) return
      counted = performance.now()
      // A database that cannot be asked must not cost the other metrics.
      const depth = await jobQueueDepth().catch(() => [])
      this.reset()
      for (const { task, waiting, dead } of depth) {
        this.set({ task, state: "waiting" }, waiting)
        this.set({ task, state: "dead" }, dead)
      }
    },
  })
}
