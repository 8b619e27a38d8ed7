import { applyLocale } from "@medusajs/framework/http"
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import express, { type Express, type Request, type RequestHandler, Router } from "express"
import { createHash } from "node:crypto"
import { Counter, type Registry } from "prom-client"
import { liveContextOf, type TokenContext } from "../../accounts/sessions"
import { requestGuard } from "../http/request-guard"
import { type FastRoute, fastRoutes } from "./discover"
import { Keys } from "./keys"
import { Remembered } from "./remembered"

export interface FastLane {
  /** To be mounted before Medusa; lets everything pass until it is opened. */
  readonly handle: RequestHandler
  /** Once Medusa and the plugins are loaded. */
  open(container: MedusaContainer): Promise<void>
}

const MAX_TOKENS = 50_000
const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const

/**
 * Serves the routes that are declared `fast` ahead of Medusa, with the steps that Medusa's pipeline has for a store
 * route, in its order: body, publishable key, locale, token, our guards, the route. What it cannot judge (a session
 * cookie, a form) steps aside to Medusa's own route.
 */
export function createFastLane(app: Express, config: ConfigModule, register: Registry): FastLane {
  const requests = new Counter({
    name: "wekala_fast_route_total",
    help: "Requests for fast routes: served ahead of Medusa, or left to it",
    labelNames: ["route", "outcome"],
    registers: [register],
  })
  const router = Router()
  return {
    handle: router,
    open: async (container) => {
      const steps = createSteps(container, config)
      for (const { method, path, handler, preferred } of await fastRoutes(app)) {
        const verb = METHODS[method]
        for (const other of preferred) router[verb](other, (_request, _response, next) => next("router"))
        const serve: RequestHandler = (request, _response, next) => {
          const isServed = isPlain(request, config)
          requests.inc({ route: `${method} ${path}`, outcome: isServed ? "served" : "aside" })
          if (isServed) next()
          else next("router")
        }
        router[verb](path, serve, ...steps, run(handler))
      }
    },
  }
}

/** Whether a request can be judged here: nothing says that it has a session, and what it carries is JSON. */
function isPlain(request: Request, { projectConfig: { sessionOptions } }: ConfigModule): boolean {
  const { cookie = "", "content-length": length = "0", "transfer-encoding": encoding } = request.headers
  if (cookie.includes(`${sessionOptions?.name ?? "connect.sid"}=`)) return false
  // Medusa reads lists in a query without a limit, Express up to twenty entries.
  if (/\[|%5b/i.test(request.url)) return false
  return (length === "0" && !encoding) || Boolean(request.is("application/json"))
}

function createSteps(container: MedusaContainer, config: ConfigModule): RequestHandler[] {
  const keys = new Keys(container)
  const tokens = new Remembered<TokenContext>(MAX_TOKENS)

  const identify = async (request: Guarded): Promise<void> => {
    request.publishable_key_context = await keys.contextOf(request)
    await applyLocale(request as never, undefined as never, () => undefined)
    requestGuard(request as never, undefined as never, () => undefined)
    const { authorization } = request.headers
    if (!authorization) return
    // A header may be long; what is kept of it is not.
    const digest = createHash("sha256").update(authorization).digest("base64url")
    const context = await tokens.get(digest, () => liveContextOf(request as never, config))
    if (context) request.auth_context = context
    else delete request.headers.authorization
  }
  return [
    (request, _response, next) => {
      Object.assign(request, {
        scope: container.createScope(),
        requestId: request.headers["x-request-id"],
        request_context: { ip_address: request.ip },
      })
      next()
    },
    express.json(),
    (request, _response, next) => {
      identify(request as Guarded).then(() => next(), next)
    },
  ]
}

type Guarded = Request & { publishable_key_context?: unknown; auth_context?: TokenContext }

function run(handler: FastRoute["handler"]): RequestHandler {
  return (request, response, next) => {
    handler(request as never, response as never).catch(next)
  }
}
