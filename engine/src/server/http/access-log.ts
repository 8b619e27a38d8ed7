import type { RequestHandler } from "express"
import { logRequest } from "../logging/log"

const SILENT = new Set(["/health", "/ready", "/metrics"])
const SECRET_PARAMETER = /token|secret|password|code|key|email|signature/i

/** One line per answered request. Probes are left out: they would be most of the log. */
export const accessLog: RequestHandler = (request, response, next) => {
  if (SILENT.has(request.path)) return next()
  const begun = performance.now()
  response.once("close", () => {
    const actor = (request as { auth_context?: { actor_id?: string } }).auth_context?.actor_id
    const line = {
      method: request.method,
      path: withoutSecrets(request.originalUrl),
      status: response.statusCode,
      ms: Math.round((performance.now() - begun) * 10) / 10,
      ...(actor ? { actor } : {}),
      // The client went away before the answer was complete.
      ...(response.writableFinished ? {} : { aborted: true }),
    }
    const message = `${line.method} ${line.path} ${line.status} ${line.ms} ms`
    // 503 is said on purpose, while starting and stopping.
    logRequest(response.statusCode >= 500 && response.statusCode !== 503 ? "error" : "info", line, message)
  })
  next()
}

/** The path with the values of query parameters that may carry secrets struck out. */
export function withoutSecrets(url: string): string {
  const [path = "", query] = url.split("?", 2)
  if (!query) return path
  const kept = query.split("&").map((pair) => {
    const name = pair.split("=", 1)[0] as string
    return SECRET_PARAMETER.test(name) ? `${name}=[redacted]` : pair
  })
  return `${path}?${kept.join("&")}`.slice(0, 2_000)
}
