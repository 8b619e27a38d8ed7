import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { registerInstrumentation } from "@medusajs/medusa/commands/start"
import loadMedusa, { initializeContainer } from "@medusajs/medusa/loaders/index"
import express, { type Express } from "express"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { assertDatabase } from "./database-check"
import { mountRealtime } from "../realtime"
import { isErrno } from "./errno"
import { createFastLane } from "./fast"
import { accessLog } from "./http/access-log"
import { answerError } from "./http/answer"
import { allowOrigins } from "./http/cors"
import { shapeErrors } from "./http/error-shape"
import { gate } from "./http/gate"
import { inputGuard } from "./http/input-guard"
import { createMetrics, type Metrics } from "./http/metrics"
import { CheckFailure, health, ready } from "./http/probes"
import { closeRateLimits, limitRequests, limitSignIns } from "./http/rate-limit"
import { requestId } from "./http/request-id"
import { securityHeaders } from "./http/security-headers"
import { LifeCycle } from "./life-cycle"
import { log } from "./logging/log"
import { redirectFrameworkLogger, takeOverRequestLog } from "./logging/medusa-logger"
import { pendingMigrations } from "./migrate"
import { createRedisCheck } from "./redis-check"
import { startSentry, stopSentry } from "./sentry"
import { readSettings, type Settings, StartupError } from "./settings"
import { stopTelemetry } from "./telemetry"
import { dispatch } from "./tracing"

export interface ServerOptions {
  /** The application directory: where medusa-config.js is. */
  directory: string
  /** 9000 unless told; 0 for any free port. */
  port?: number
  /** The address to listen on; all of them unless told. */
  host?: string
}

export interface RunningServer {
  readonly port: number
  readonly url: string
  readonly container: MedusaContainer
  /** For upgrades to WebSocket. */
  readonly server: Server
  /**
   * Stops without losing work: no new connections, running requests and jobs finish (25 seconds unless
   * `WEKALA_SHUTDOWN_SECONDS` says otherwise), then everything is closed. Safe to call twice.
   */
  stop(): Promise<void>
}

const { version } = require("@wekala/engine/package.json") as { version: string }

/** Medusa's container is one per process and does not survive its shutdown. */
let startedBefore = false

/**
 * Starts Wekala: an HTTP server that answers from its first moment (503 while loading), with Medusa
 * and all plugins behind it. Installs no signal handlers and never ends the process. Once per process.
 *
 * @throws StartupError with one sentence for what the operator can mend: port, database, secrets
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  if (startedBefore) throw new Error("startServer can run once per process: Medusa's container does not survive its shutdown")
  startedBefore = true
  const settings = readSettings()
  // Medusa reads its mode from here.
  process.env.MEDUSA_WORKER_MODE = settings.mode
  redirectFrameworkLogger()
  takeOverRequestLog()
  startSentry(settings.sentryDsn, version)

  const life = new LifeCycle()
  const app = createApp()
  const closers: (() => void | Promise<void>)[] = [stopSentry, stopTelemetry, closeRateLimits]
  let container: MedusaContainer | undefined
  const { register } = mountOwn(app, settings, life, () => container, closers)
  const server = createServer((request, response) => dispatch(app, request as never, response as never))
  try {
    const port = await listen(server, options)
    const begun = performance.now()
    await registerInstrumentation(options.directory).catch(explainConfigError)
    const loaded = await initializeContainer(options.directory, { skipDbConnection: true })
    const config = loaded.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    app.use(allowOrigins(config))
    app.use(limitRequests(() => loaded.resolve(ContainerRegistrationKeys.CONFIG_MODULE)))
    app.use("/auth", limitSignIns)
    await assertDatabase(config.projectConfig.databaseUrl)
    // A worker answers probes only.
    const answers = settings.mode !== "worker"
    const realtime = answers ? mountRealtime({ app, server, config, settings: settings.realtime, register }) : undefined
    const lane = createFastLane({ app, config, register, answerBytes: settings.answerBytes })
    app.use(lane.handle)
    const containerMs = performance.now() - begun
    const medusa = await loadMedusa({ directory: options.directory, expressApp: app })
    // Medusa believes one proxy whatever is in front of it, so that anyone could choose their address.
    app.set("trust proxy", settings.trustProxy)
    app.use(notFound)
    if (answers) await lane.open(medusa.container)
    container = medusa.container
    life.state = "running"
    const totalMs = performance.now() - begun
    const bootTimings = { container: Math.round(containerMs), modules: Math.round(totalMs - containerMs), total: Math.round(totalMs) }
    const url = `http://${options.host && options.host !== "0.0.0.0" && options.host !== "::" ? options.host : "localhost"}:${port}`
    log.info({ bootTimings, mode: settings.mode }, `Wekala ${version} is ready on ${url} (${settings.mode}, ${bootTimings.total} ms)`)
    return { port, url, container, server, stop: once(() => stop(server, life, settings, medusa.shutdown, realtime, closers)) }
  } catch (error) {
    server.closeAllConnections()
    server.close()
    for (const close of closers) await close()
    throw error
  }
}

function createApp(): Express {
  const app = express()
  app.disable("x-powered-by")
  // Whoever reads a query reads it in its own way: Medusa, and the fast lane.
  app.set("query parser", false)
  shapeErrors(app)
  return app
}

/** What is answered before Medusa has a say. The order matters: probes come before anything that may refuse. */
function mountOwn(
  app: Express,
  settings: Settings,
  life: LifeCycle,
  container: () => MedusaContainer | undefined,
  closers: (() => void | Promise<void>)[],
): Metrics {
  app.set("trust proxy", settings.trustProxy)
  const metrics = createMetrics({ production: settings.production, token: settings.metricsToken, version, container })
  app.use(requestId, accessLog)
  app.get("/health", health)
  app.get("/ready", ready(life, readinessChecks(settings, container, closers)))
  app.get("/metrics", metrics.expose)
  app.use(metrics.observe, securityHeaders(settings), gate(life), inputGuard)
  return metrics
}

function readinessChecks(
  { redisUrl }: Settings,
  container: () => MedusaContainer | undefined,
  closers: (() => void | Promise<void>)[],
): Record<string, () => Promise<void>> {
  const loaded = () => {
    const scope = container()
    if (!scope) throw new CheckFailure("starting")
    return scope
  }
  const checks: Record<string, () => Promise<void>> = {
    database: async () => {
      await loaded().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw("SELECT 1")
    },
    migrations: async () => {
      const pending = await pendingMigrations(loaded())
      if (pending.length > 0) throw new CheckFailure(`${pending.length} not run: ${pending.slice(0, 5).join(", ")}`)
    },
  }
  if (redisUrl) {
    const redis = createRedisCheck(redisUrl)
    closers.push(redis.close)
    checks.redis = redis.check
  }
  return checks
}

function notFound(request: express.Request, response: express.Response): void {
  answerError(response, 404, { type: "not_found", code: "route_not_found", message: `There is no ${request.method} ${request.path}.` })
}

function listen(server: Server, { port = 9000, host }: ServerOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (isErrno(error, "EADDRINUSE")) return reject(new StartupError(`Port ${port} is taken by another program.`))
      if (isErrno(error, "EACCES")) return reject(new StartupError(`No permission to listen on port ${port}.`))
      if (isErrno(error, "EADDRNOTAVAIL") || isErrno(error, "ENOTFOUND"))
        return reject(new StartupError(`HOST ${host} is no address of this machine.`))
      reject(error)
    })
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}

/** Medusa refuses to run in production without its secrets; its sentence names keys of a file, not variables. */
function explainConfigError(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes("jwtSecret")) throw new StartupError("JWT_SECRET is not set: production needs it.")
  if (message.includes("cookieSecret")) throw new StartupError("COOKIE_SECRET is not set: production needs it.")
  throw error
}

async function stop(
  server: Server,
  life: LifeCycle,
  { shutdownMs }: Settings,
  shutdownMedusa: () => Promise<void>,
  realtime: { stop(): Promise<void> } | undefined,
  closers: (() => void | Promise<void>)[],
): Promise<void> {
  life.state = "stopping"
  const begun = performance.now()
  log.info("Stopping: running requests may finish")
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // Streams have no end of their own.
  const roomsClosed = realtime?.stop()
  // A connection whose last request has just ended is idle again, and would be kept for the next one.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const timer = setTimeout(() => {
    log.warn(`Requests still running after ${shutdownMs / 1000} s are cut off`)
    server.closeAllConnections()
  }, shutdownMs)
  await closed
  clearTimeout(timer)
  clearInterval(sweep)
  await roomsClosed
  const remainingMs = Math.max(CLOSING_MS, begun + shutdownMs - performance.now())
  if (!(await endsWithin(shutdownMedusa(), remainingMs)))
    log.warn("Something did not close in time; a queue that had lost its Redis does not")
  for (const close of closers) await close()
  log.info("Stopped")
}

/** What jobs and connections have at least to end in, when requests have used up the time. */
const CLOSING_MS = 5_000

async function endsWithin(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined
  return () => {
    running ??= work()
    return running
  }
}
