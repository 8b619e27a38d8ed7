import type { RealtimeSettings } from "../realtime/limits"

export type Mode = "server" | "worker" | "shared"

/** What the environment says about how this process serves. See `docs` of each field for its variable. */
export interface Settings {
  readonly production: boolean
  /** `WEKALA_MODE`, or Medusa's `MEDUSA_WORKER_MODE`: requests only, background work only, or both (default). */
  readonly mode: Mode
  /** `METRICS_TOKEN`: bearer token that /metrics asks for. */
  readonly metricsToken: string | undefined
  /** `TRUST_PROXY`: hops, `true`, or addresses whose X-Forwarded-For is believed; nobody's unless told. */
  readonly trustProxy: boolean | number | string
  readonly rateLimit: RateLimitSettings | undefined
  readonly realtime: RealtimeSettings
  /** `WEKALA_ANSWER_CACHE_MB`, in bytes; undefined with `WEKALA_CATALOGUE=off`: the catalogue's routes are then all Medusa's. */
  readonly answerBytes: number | undefined
  /** `WEKALA_SHUTDOWN_SECONDS`: how long running requests may finish after a stop was asked for. */
  readonly shutdownMs: number
  readonly redisUrl: string | undefined
  readonly sentryDsn: string | undefined
}

/** Requests per minute. `WEKALA_RATE_LIMIT=off` switches all of them off. */
export interface RateLimitSettings {
  /** `WEKALA_RATE_LIMIT` */
  readonly perAddress: number
  /** `WEKALA_RATE_LIMIT_ACTOR` */
  readonly perActor: number
  /** `WEKALA_RATE_LIMIT_AUTH`: signing in, registering and password resets, by address and by e-mail. */
  readonly perSignIn: number
}

/** A setting that cannot work, or something outside that is not there: told in one line, without a stack. */
export class StartupError extends Error {
  override readonly name = "StartupError"
}

/** @throws StartupError naming the variable that makes no sense */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    production: env.NODE_ENV === "production",
    mode: readMode(env),
    metricsToken: env.METRICS_TOKEN || undefined,
    trustProxy: readTrustProxy(env.TRUST_PROXY),
    rateLimit: readRateLimit(env),
    realtime: {
      max: positive(env, "WEKALA_REALTIME_MAX", 20_000),
      perAddress: env.WEKALA_RATE_LIMIT === "off" ? Number.POSITIVE_INFINITY : positive(env, "WEKALA_REALTIME_PER_ADDRESS", 50),
    },
    answerBytes: env.WEKALA_CATALOGUE === "off" ? undefined : notNegative(env, "WEKALA_ANSWER_CACHE_MB", 64) * 1_000_000,
    shutdownMs: 1000 * positive(env, "WEKALA_SHUTDOWN_SECONDS", 25),
    redisUrl: env.REDIS_URL || undefined,
    sentryDsn: env.SENTRY_DSN || undefined,
  }
}

/** @throws StartupError when `PORT` is no port */
export function readPort(env: NodeJS.ProcessEnv = process.env): number {
  const port = Number(env.PORT || 9000)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartupError(`PORT must be a port number, not "${env.PORT}".`)
  return port
}

function readMode(env: NodeJS.ProcessEnv): Mode {
  const mode = env.WEKALA_MODE || env.MEDUSA_WORKER_MODE || "shared"
  if (mode !== "server" && mode !== "worker" && mode !== "shared") {
    throw new StartupError(`WEKALA_MODE must be server, worker or shared, not "${mode}".`)
  }
  return mode
}

function readRateLimit(env: NodeJS.ProcessEnv): RateLimitSettings | undefined {
  if (env.WEKALA_RATE_LIMIT === "off") return undefined
  return {
    perAddress: positive(env, "WEKALA_RATE_LIMIT", 600),
    perActor: positive(env, "WEKALA_RATE_LIMIT_ACTOR", 1200),
    perSignIn: positive(env, "WEKALA_RATE_LIMIT_AUTH", 10),
  }
}

function readTrustProxy(value: string | undefined): boolean | number | string {
  if (!value || value === "false") return false
  if (value === "true") return true
  return /^\d+$/.test(value) ? Number(value) : value
}

function positive(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(env[name] || fallback)
  if (!Number.isFinite(value) || value <= 0) throw new StartupError(`${name} must be a positive number, not "${env[name]}".`)
  return value
}

function notNegative(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const value = Number(env[name] || fallback)
  if (!Number.isFinite(value) || value < 0) throw new StartupError(`${name} must be a number that is not negative, not "${env[name]}".`)
  return value
}
