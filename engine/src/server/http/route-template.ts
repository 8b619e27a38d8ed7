import type { Request } from "express"

/**
 * The template under which a request was handled (`/store/products/:id`), never the raw URL: a label
 * made from URLs would grow without bound. `unmatched` when no route took it.
 */
export function routeTemplate(request: Request): string {
  const path: unknown = request.route?.path
  if (typeof path === "string") return request.baseUrl.startsWith("/app") ? "/app/*" : path
  if (path instanceof RegExp) return "regex"
  const { pathname } = new URL(request.originalUrl, "http://localhost")
  if (/^\/(app|static)(\/|$)/.test(pathname)) return `/${pathname.split("/")[1]}/*`
  return "unmatched"
}
