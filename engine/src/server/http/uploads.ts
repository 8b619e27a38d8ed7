import {
  authenticate,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import express, { Router, type Response } from "express"

/**
 * Files that merchants have uploaded, when this disk keeps them (`WEKALA_UPLOADS`). Medusa serves only
 * the folder `static` beside its configuration. What it calls private (exports, import files) it would
 * give to whoever guesses a name made of a timestamp: here only to a signed-in merchant.
 */
export function uploadRoutes(env: NodeJS.ProcessEnv = process.env): MiddlewareRoute[] {
  const folder = env.WEKALA_UPLOADS
  if (!folder || env.S3_BUCKET) return []
  const files = Router().use(
    "/static",
    express.static(folder, { index: false, redirect: false, dotfiles: "deny", maxAge: "1h", setHeaders: neverAsPage }),
  )
  return [{ methods: ["GET"], matcher: "/static/*", middlewares: [protectPrivate, files as never] }]
}

const merchantOnly = authenticate("user", ["session", "bearer"])

function protectPrivate(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  return isPrivate(request.path) ? merchantOnly(request, response, next) : next()
}

/** As the file server reads the path. What cannot be read is no file, but counts as private all the same. */
function isPrivate(path: string): boolean {
  try {
    return /[\\/]private-/i.test(decodeURIComponent(path))
  } catch {
    return true
  }
}

/** An uploaded page or drawing must not run scripts where the admin's session lives. */
function neverAsPage(response: Response): void {
  response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox")
}
