import { log } from "./logging/log"

interface Sentry {
  init(options: { dsn: string; environment: string; release?: string }): void
  captureException(error: unknown): void
  close(timeoutMs: number): Promise<boolean>
}

let sentry: Sentry | undefined

/** Starts Sentry when `SENTRY_DSN` is set. The package is the operator's to install; without it a line says so. */
export function startSentry(dsn: string | undefined, release: string): void {
  if (!dsn) return
  try {
    // A name that is no literal: the package is optional, and the compiler must not look for it.
    const name: string = "@sentry/node"
    sentry = require(name) as Sentry
  } catch {
    log.warn("SENTRY_DSN is set, but the package @sentry/node is not installed: errors are only logged. Run `npm install @sentry/node`.")
    return
  }
  sentry.init({ dsn, environment: process.env.NODE_ENV ?? "development", release })
}

/** Reports a fault of ours; without Sentry, nothing. */
export function reportError(error: unknown): void {
  sentry?.captureException(error)
}

/** Sends what is still waiting, for two seconds at most. */
export async function stopSentry(): Promise<void> {
  await sentry?.close(2_000).catch(() => undefined)
  sentry = undefined
}
