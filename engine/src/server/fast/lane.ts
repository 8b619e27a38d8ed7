import { applyLocale } from "@medusajs/framework/http"
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import express, { type Express, type Request, type RequestHandler, Router } from "express"
import type { Registry } from "prom-client"
import type { TokenContext } from "../../accounts/sessions"
import { requestGuard } from "../http/request-guard"
import { mountReads } from "./catalogue"
import { discover, type FastRoute } from "./discover"
import { cannotJudge, createJudge, hasBody, type Judge } from "./judge"
import { createOutcomes } from "./outcomes"
import { queryParser, searchOf } from "./query-parser"

export interface FastLane {
  /** To be mounted before Medusa; lets everything pass until it is opened. */
  readonly handle: RequestHandler
  /** Once Medusa and the plugins are loaded. */
  open(container: MedusaContainer): Promise<void>
}

interface Options {
  readonly app: Express
  readonly config: ConfigModule
  readonly register: Registry
  /** Bytes for answers of the catalogue; undefined leaves all of them to Medusa. */
  readonly answerBytes: number | undefined
}

const METHODS = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const

/**
 * Serves the routes that are declared `fast` ahead of Medusa, with the steps that Medusa's pipeline has for a store
 * route, in its order: body, publishable key, locale, token, our guards, the route. What it cannot judge (a session
 * cookie, a form) steps aside to Medusa's own route. So it does for the catalogue's reads, whose answers are kept.
 */
export function createFastLane({ app, config, register, answerBytes }: Options): FastLane {
  const outcomes = createOutcomes(register)
  const router = Router()
  return {
    handle: router,
    open: async (container) => {
      const judge = createJudge(container, config)
      const steps = createSteps(container, judge)
      const found = await discover(app)
      for (const { method, path, handler, preferred } of found.routes) {
        const verb = METHODS[method]
        const count = outcomes(`${method} ${path}`)
        for (const other of preferred) router[verb](other, (_request, _response, next) => next("router"))
        const serve: RequestHandler = (request, _response, next) => {
          const reason = cannotJudge(request, config) ?? (LIST.test(request.url) ? "query" : undefined)
          count(reason ? "aside" : "served", reason)
          next(reason && "router")
        }
        router[verb](path, serve, ...steps, run(handler))
      }
      if (answerBytes !== undefined) mountReads({ router, app, config, container, judge, outcomes, found, room: answerBytes, register })
    },
  }
}

/** Medusa reads lists in a query without a limit, Express up to twenty entries. */
const LIST = /\[|%5b/i

function createSteps(container: MedusaContainer, { keys, tokenContext }: Judge): RequestHandler[] {
  const parseBody = express.json()
  const parseQuery = queryParser()

  const identify = async (request: Guarded): Promise<void> => {
    request.publishable_key_context = await keys.contextOf(request)
    await applyLocale(request as never, undefined as never, () => undefined)
    requestGuard(request as never, undefined as never, () => undefined)
    if (!request.headers.authorization) return
    const context = await tokenContext(request)
    if (context) request.auth_context = context
    else delete request.headers.authorization
  }
  return [
    (request, response, next) => {
      Object.assign(request, {
        scope: container.createScope(),
        requestId: request.headers["x-request-id"],
        request_context: { ip_address: request.ip },
        query: parseQuery(searchOf(request)),
      })
      if (hasBody(request)) return parseBody(request, response, next)
      request.body ??= {}
      next()
    },
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
