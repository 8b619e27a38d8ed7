import type * as SentryLight from "@sentry/node-core/light"
import { requestContext } from "./logging/context"
import { maskSql } from "./logging/mask-sql"

let sentry: typeof SentryLight | undefined

/**
 * Starts Sentry when `SENTRY_DSN` is set: for faults of ours only, without what it would find out by
 * itself about requests and callers. Loaded only then, as it is not small.
 */
export function startSentry(dsn: string | undefined, release: string): void {
  if (!dsn) return
  sentry = require("@sentry/node-core/light") as typeof SentryLight
  sentry.init({
    dsn,
    release,
    environment: process.env.NODE_ENV ?? "development",
    defaultIntegrations: false,
    integrations: [sentry.linkedErrorsIntegration()],
    beforeSend: (event) => {
      for (const exception of event.exception?.values ?? []) if (exception.value) exception.value = maskSql(exception.value)
      return event
    },
  })
}

/** Reports a fault of ours; without Sentry, nothing. */
export function reportError(error: unknown): void {
  sentry?.captureException(error, { tags: { request_id: requestContext()?.requestId } })
}

/** Sends what is still waiting, for two seconds at most. */
export async function stopSentry(): Promise<void> {
  await sentry?.close(2_000)
  sentry = undefined
}
