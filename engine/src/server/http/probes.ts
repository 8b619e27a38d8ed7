import type { RequestHandler } from "express"
import type { LifeCycle } from "../life-cycle"

export interface CheckResult {
  ok: boolean
  ms: number
  message?: string
}

export type Check = () => Promise<void>

const CHECK_TIMEOUT_MS = 2_000

/** GET /health: the process turns its event loop. Touches nothing else, so that a slow database ends no process. */
export const health: RequestHandler = (_request, response) => {
  response.setHeader("Cache-Control", "no-store")
  response.status(200).json({ status: "ok" })
}

/**
 * GET /ready: whether requests should be sent here. Checks run side by side, each for two seconds at
 * most. Messages are the checks' own sentences; what a driver says is never passed on.
 */
export function ready(life: LifeCycle, checks: Record<string, Check>): RequestHandler {
  return async (_request, response) => {
    const entries = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await run(check)] as const))
    const results: Record<string, CheckResult> = {
      process: life.state === "running" ? { ok: true, ms: 0 } : { ok: false, ms: 0, message: life.state },
      ...Object.fromEntries(entries),
    }
    const ok = Object.values(results).every((result) => result.ok)
    response.setHeader("Cache-Control", "no-store")
    response.status(ok ? 200 : 503).json({ status: ok ? "ready" : "not_ready", checks: results })
  }
}

/** A failed check's reason, fit for anyone to read. */
export class CheckFailure extends Error {}

async function run(check: Check): Promise<CheckResult> {
  const begun = performance.now()
  const elapsed = () => Math.round((performance.now() - begun) * 10) / 10
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new CheckFailure(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS)
  })
  try {
    await Promise.race([check(), timeout])
    return { ok: true, ms: elapsed() }
  } catch (error) {
    return { ok: false, ms: elapsed(), message: error instanceof CheckFailure ? error.message : "unreachable" }
  } finally {
    clearTimeout(timer)
  }
}
