import type { RequestHandler } from "express"
import helmet from "helmet"

/**
 * Security headers for everything this server answers. The content policy fits the dashboard (/app)
 * and the API reference (/docs): scripts from here only, styles inline as both need them, pictures from
 * anywhere as shops keep them with many providers.
 */
export function securityHeaders({ production }: { production: boolean }): RequestHandler {
  const backend = process.env.MEDUSA_BACKEND_URL
  const headers = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          baseUri: ["'self'"],
          objectSrc: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          // In development Vite serves the dashboard with inline modules and reloads it over a socket.
          scriptSrc: production ? ["'self'"] : ["'self'", "'unsafe-inline'", "'unsafe-eval'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "data:", "blob:", "https:", "http:"],
          mediaSrc: ["'self'", "blob:", "https:"],
          fontSrc: ["'self'", "data:"],
          workerSrc: ["'self'", "blob:"],
          connectSrc: ["'self'", ...(backend ? [new URL(backend).origin] : []), ...(production ? [] : ["ws:", "http:"])],
        },
      },
      // Files under /static are shown by storefronts of other origins; who may read the API is CORS's to say.
      crossOriginResourcePolicy: { policy: "cross-origin" },
      // Sign-in through a provider opens a window that must be able to answer.
      crossOriginOpenerPolicy: { policy: "same-origin-allow-popups" },
      strictTransportSecurity: production ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    }) as RequestHandler,
  )
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    next()
  }
}

/** What a middleware sets on every response alike; asking it for each would cost as much as a small answer. */
function headersOf(middleware: RequestHandler): [string, string][] {
  const headers: [string, string][] = []
  const response = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined }
  middleware({} as never, response as never, () => undefined)
  return headers
}
