import { logger as frameworkLogger } from "@medusajs/framework/logger"
import type { Logger } from "@medusajs/framework/types"
import { level, log } from "./log"

// Said once per plugin and folder at each start, by folders that are allowed to be missing.
const NOISE = /^No \w+ to load from |^redisUrl not found/

let requestsLoggedByUs = false

/** Tells Medusa's logger that our server writes the line per request, so that Medusa's own is not written too. */
export function takeOverRequestLog(): void {
  requestsLoggedByUs = true
}

/**
 * Medusa's `Logger` on top of our log: for the `logger` key of medusa-config.ts. Works under stock
 * `medusa` commands as well.
 */
export function createMedusaLogger(): Logger {
  const configured = log.level
  const started = new Map<string, number>()
  const finish = (id: string, message: string) => {
    const begun = started.get(id)
    started.delete(id)
    return begun === undefined ? { message } : { message, ms: Math.round(performance.now() - begun) }
  }
  return {
    panic: (data) => log.fatal({ details: data }, text(data)),
    shouldLog: (name) => !(name === "http" && requestsLoggedByUs) && log.isLevelEnabled(level(name)),
    setLogLevel: (name) => {
      log.level = level(name)
    },
    unsetLogLevel: () => {
      log.level = configured
    },
    activity: (message) => {
      const id = `${started.size}-${performance.now()}`
      started.set(id, performance.now())
      log.debug(message)
      return id
    },
    progress: (_id, message) => log.debug(message),
    failure: (id, message) => {
      log.error(finish(id, message), message)
    },
    success: (id, message) => {
      const done = finish(id, message)
      log.info(done.ms === undefined ? {} : { ms: done.ms }, message)
      return done
    },
    error: (message, error) => logError(message, error),
    silly: (message) => log.trace(text(message)),
    debug: (message) => log.debug(text(message)),
    verbose: (message) => log.debug(text(message)),
    http: (message) => log.info(text(message)),
    info: (message) => logInfo(text(message)),
    warn: (message) => log.warn(text(message)),
    log: (...parts) => logInfo(parts.map(text).join(" ")),
  }
}

/**
 * Much of the framework writes to a logger of its own, whatever the configuration says. Its methods
 * are put onto ours; the object itself cannot be replaced, as everyone already holds it.
 */
export function redirectFrameworkLogger(): void {
  Object.assign(frameworkLogger, createMedusaLogger())
}

function logInfo(line: string): void {
  if (NOISE.test(line)) log.debug(line)
  else log.info(line)
}

function logError(message: string | Error, error: Error | undefined): void {
  const cause = error ?? (message instanceof Error ? message : undefined)
  const line = message instanceof Error ? message.message : text(message)
  if (cause) log.error({ err: cause }, line)
  else log.error(line)
}

function text(value: unknown): string {
  if (value instanceof Error) return value.message
  return typeof value === "string" ? value.trim() : JSON.stringify(value)
}
