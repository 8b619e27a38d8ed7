import { parseCorsOrigins } from "@medusajs/framework/utils"
import type { ConfigModule } from "@medusajs/framework/types"
import cors from "cors"
import { type RequestHandler, Router } from "express"

/** What a shop in a browser may read besides the body. */
const EXPOSED = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After", "X-Request-Id", "Idempotent-Replayed"]

/**
 * Medusa allows origins only where it has found a route; a browser that is turned away before (429) would
 * be shown a network error instead of the reason. The same origins are allowed here, for every answer.
 */
export function allowOrigins({ projectConfig: { http } }: ConfigModule): RequestHandler {
  const router = Router()
  for (const [path, origins] of Object.entries({
    "/store": http.storeCors,
    "/realtime": http.storeCors,
    "/admin": http.adminCors,
    "/auth": http.authCors,
  })) {
    if (origins) router.use(path, cors({ origin: parseCorsOrigins(origins), credentials: true, exposedHeaders: EXPOSED }))
  }
  return router
}
