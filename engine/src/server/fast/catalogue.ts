import { normalizeLocale } from "@medusajs/framework/utils"
import type { ConfigModule, MedusaContainer } from "@medusajs/framework/types"
import type { Express, Request, RequestHandler, Response, Router } from "express"
import { Gauge, type Registry } from "prom-client"
import {
  type Answer,
  Answers,
  atMost,
  type Availability,
  type EtagOf,
  inBatches,
  lastingAnswer,
  type Made,
  Places,
  readQuery,
  sortedQuery,
} from "../../catalogue/answers"
import { availabilityOf, groupsOf, listProducts, type ReadAnswer, readProduct, type ReadRequest } from "../../catalogue/products"
import { isRefreshing } from "../../catalogue/documents/refresh"
import { catalogueReady, catalogueVersions, type Part } from "../../catalogue/versions"
import { log } from "../logging/log"
import { mayNameAdded } from "../store-fields"
import type { Discovered } from "./discover"
import { cannotJudge, hasBody, type Judge } from "./judge"
import type { Count, createOutcomes, Outcome, Reason } from "./outcomes"
import { queryParser, searchOf } from "./query-parser"
import { overhear, sendAnswer } from "./send"

interface CatalogueRead {
  readonly path: string
  /** What an answer is made of. */
  readonly part: Part
  /** Without it Medusa's route answers, and what it has answered is kept. */
  readonly read?: (read: ReadRequest) => Promise<ReadAnswer | undefined>
}

const listed = (path: string, part: Part, parameter = ":id"): CatalogueRead[] => [
  { path: `/store/${path}`, part },
  { path: `/store/${path}/${parameter}`, part },
]

const READS: readonly CatalogueRead[] = [
  { path: "/store/products", part: "products", read: listProducts },
  { path: "/store/products/:id", part: "products", read: readProduct },
  ...listed("product-categories", "categories"),
  ...listed("collections", "collections"),
  ...listed("product-tags", "tags"),
  ...listed("product-types", "types"),
  ...listed("regions", "regions"),
  ...listed("currencies", "currencies", ":code"),
]

interface Options {
  readonly router: Router
  readonly app: Express
  readonly config: ConfigModule
  readonly container: MedusaContainer
  readonly judge: Judge
  readonly outcomes: ReturnType<typeof createOutcomes>
  readonly found: Discovered
  /** Bytes that answers may take. */
  readonly room: number
  readonly register: Registry
}

/** Has the catalogue's routes answered ahead of Medusa, each answer until the catalogue changes. */
export function mountReads(options: Options): void {
  const { router, outcomes, found, room, register } = options
  const answers = new Answers(room)
  const quantities = inBatches(availabilityOf)
  const inTurn = atMost(() => (isRefreshing() ? 1 : MADE_AT_ONCE))
  new Gauge({
    name: "wekala_kept_answer_bytes",
    help: "What kept answers of the catalogue's routes take of the memory",
    registers: [register],
    collect() {
      this.set(answers.bytes)
    },
  })
  for (const route of READS) {
    const preferred = found.preferredToOwn(route.path)
    if (!preferred) continue
    for (const other of preferred) router.get(other, (_request, _response, next) => next("router"))
    router.get(route.path, createRead(route, { answers, quantities, inTurn }, options, outcomes(`GET ${route.path}`)))
  }
}

/** What all routes have together. */
interface Shared {
  readonly answers: Answers
  readonly quantities: Availability
  readonly inTurn: ReturnType<typeof atMost>
}

/**
 * So many answers, that connections of the pool are left for what is urgent and turns of the event loop stay short: more at once
 * would be made no sooner, as making is work of this process's one thread. While a change is brought into the documents,
 * one: whatever is made then is good for a moment only.
 */
const MADE_AT_ONCE = 4

/** What an answer depends on beside the catalogue. */
interface Asked {
  readonly search: string
  readonly channelIds: string[]
  /** As the header has it; one in the query goes before it. */
  readonly locale: string | undefined
  readonly customerId: string | undefined
  readonly groups: readonly string[]
}

/** A category's or collection's answer may hold products. Letters may be written as `%70`. */
const MAY_HOLD_PRODUCTS = /product|%/i

function createRead(
  { part, read }: CatalogueRead,
  { answers, quantities, inTurn }: Shared,
  { app, config, container, judge }: Options,
  count: Count,
): RequestHandler {
  const parse = queryParser()
  const etagOf = app.get("etag fn") as EtagOf

  const ask = async (request: Request): Promise<Asked> => {
    const { sales_channel_ids: channelIds } = await judge.keys.contextOf(request)
    const customerId = request.headers.authorization ? (await judge.tokenContext(request))?.actor_id : undefined
    return {
      search: searchOf(request),
      channelIds,
      locale: localeOf(request.headers["x-medusa-locale"]),
      customerId,
      groups: customerId ? await groupsOf(customerId) : [],
    }
  }

  const make = async (request: ReadRequest, read: NonNullable<CatalogueRead["read"]>): Promise<Made | undefined> => {
    const places = new Places()
    const made = await inTurn(() => read({ ...request, laterQuantity: (variantId, channelId) => places.add(variantId, channelId) }))
    return made && { answer: places.answer(JSON.stringify(made.body), etagOf, quantities), keep: made.keep }
  }

  const serve = async (request: Request, response: Response, asked: Asked, aside: (reason: Reason) => void): Promise<void> => {
    const { search, channelIds, customerId } = asked
    const answerWith = async (answer: Answer, outcome: Outcome) => {
      const finished = answer.finish()
      sendAnswer(request, response, finished instanceof Promise ? await finished : finished)
      count(outcome)
    }
    if (!(await catalogueReady())) return aside("building")
    const versions = await catalogueVersions()
    const version = part !== "products" && MAY_HOLD_PRODUCTS.test(search) ? `${versions[part]} ${versions.products}` : versions[part]
    const key = keyOf(request.path, asked)
    const kept = answers.get(key, version)
    if (kept) return answerWith(kept, "kept")
    const query = readQuery(search, parse)
    if (!query) return aside("query")
    let isFirst = false
    let why: Reason = "unserved"
    const onAside = (reason: Reason) => {
      why = reason
    }
    const answer = await answers.make(key, version, async (): Promise<Made | undefined> => {
      isFirst = true
      const { path, params } = request
      const locale = takeLocale(query) ?? asked.locale
      if (read) return make({ path, params, query, channelIds, locale, customerId, onAside }, read)
      // What a plugin links to the catalogue changes without a word.
      if (typeof query.fields === "string" && mayNameAdded(query.fields)) return undefined
      const overheard = overhear(request, response)
      aside("first")
      const heard = await overheard
      return heard === undefined ? undefined : { answer: lastingAnswer(heard, etagOf), keep: true }
    })
    if (answer && isFirst && !read) return
    if (!answer) return aside(why)
    await answerWith(answer, "served")
  }

  return (request, response, next) => {
    let isAside = false
    const aside = (reason: Reason) => {
      if (isAside) return
      isAside = true
      count("aside", reason)
      next("router")
    }
    const reason = cannotJudge(request, config) ?? (hasBody(request) ? "body" : undefined)
    if (reason) return aside(reason)
    const refuse = (error: unknown) => {
      // The error handler looks for its logger there.
      Object.assign(request, { scope: container.createScope() })
      next(error)
    }
    const leave = (error: unknown) => {
      // Should it be a fault of Medusa's too, Medusa tells it.
      log.error({ err: error }, `${request.method} ${request.path} is left to Medusa`)
      aside("fault")
    }
    ask(request).then((asked) => {
      serve(request, response, asked, aside).catch(leave)
    }, refuse)
  }
}

function keyOf(path: string, { search, channelIds, locale = "", groups }: Asked): string {
  return `${path}?${sortedQuery(search)}\n${channelIds.join()}\n${locale}\n${groups.join()}`
}

const localeOf = (given: unknown) => (typeof given === "string" && given !== "" ? normalizeLocale(given) : undefined)

/** Takes the language out of a query, as Medusa does. */
function takeLocale(query: Record<string, unknown>): string | undefined {
  const locale = localeOf(query.locale)
  if (locale) delete query.locale
  return locale
}
