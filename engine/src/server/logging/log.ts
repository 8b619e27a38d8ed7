import pino, { type Logger, type LoggerOptions } from "pino"
import { requestContext } from "./context"

// Medusa and npm name levels that pino does not have.
const LEVELS: Record<string, string> = { silly: "trace", verbose: "debug", http: "info", panic: "fatal", off: "silent" }

const SECRETS = ["authorization", "cookie", "password", "token", "secret", "set-cookie", "x-publishable-api-key"]

const options: LoggerOptions = {
  level: level(process.env.LOG_LEVEL),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`]), censor: "[redacted]" },
  formatters: { level: (label) => ({ level: label }) },
  // Every line written on behalf of a request carries its id. A copy, since pino writes into it.
  mixin: () => ({ ...requestContext() }),
}

const stream = pretty() ? prettyStream() : pino.destination(1)

/**
 * The process's log. JSON lines, or with `LOG_FORMAT=pretty` (the default outside production and
 * tests) lines for people. `LOG_LEVEL` is trace, debug, info (default), warn, error, fatal or silent.
 */
export const log: Logger = pino(options, stream)

const requestLog: Logger = pino({ ...options, redact: [], level: "trace" }, stream)

/**
 * Writes the line of a request, whose fields hold no secret: looking for some in each costs three times what writing one does.
 * Heeds the log's level.
 */
export function logRequest(level: "info" | "error", line: object, message: string): void {
  if (log.isLevelEnabled(level)) requestLog[level](line, message)
}

/** pino's name for a level name of pino, npm or Medusa; `info` for anything else. */
export function level(name: string | undefined): string {
  const wanted = (name ?? "info").toLowerCase()
  const mapped = LEVELS[wanted] ?? wanted
  return mapped === "silent" || mapped in pino.levels.values ? mapped : "info"
}

function pretty(): boolean {
  const format = process.env.LOG_FORMAT
  if (format) return format === "pretty"
  return process.env.NODE_ENV !== "production" && process.env.NODE_ENV !== "test"
}

function prettyStream() {
  // Loaded only here: production needs none of it.
  const { build } = require("pino-pretty") as typeof import("pino-pretty")
  return build({ colorize: process.stdout.isTTY, translateTime: "HH:MM:ss.l", singleLine: true, sync: true })
}
