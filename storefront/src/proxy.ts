import createMiddleware from "next-intl/middleware"
import type { NextRequest } from "next/server"
import { routing } from "./i18n/routing"
import { contentSecurityPolicy } from "./lib/security"

const chooseLocale = createMiddleware(routing)

/** Finds the language, and gives each page a policy of its own under which only our scripts run. */
export default function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64")
  const policy = contentSecurityPolicy(nonce, request.nextUrl.pathname)
  // Next reads the nonce from the request's policy and puts it on its scripts.
  request.headers.set("x-nonce", nonce)
  request.headers.set("content-security-policy", policy)
  const response = chooseLocale(request)
  response.headers.set("content-security-policy", policy)
  response.headers.set("referrer-policy", "strict-origin-when-cross-origin")
  response.headers.set("x-content-type-options", "nosniff")
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()")
  return response
}

export const config = { matcher: "/((?!api|_next|.*\\..*).*)" }
