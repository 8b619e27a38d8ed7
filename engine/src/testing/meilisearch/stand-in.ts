import { once } from "node:events"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { type Fault, Faults } from "../stripe/faults"
import { Indexes } from "./index-store"
import { Keys } from "./keys"
import { invalid, Refusal } from "./refusal"
import { type Answer, type Desks, ROUTES } from "./routes"
import { Tasks } from "./tasks"

export interface MeilisearchOptions {
  port?: number
  /** Without one everything is open, as with Meilisearch in development. */
  master_key?: string
}

interface Asked {
  method: string
  url: URL
  key: string | undefined
  body: unknown
}

/**
 * Meilisearch on this machine: the part of its public HTTP API that shops search by, with indexes of its own, tasks that
 * are done later, and keys. For tests and for trying the search without a server. It can be told to be slow, to fail and
 * to be away, by methods or over HTTP (`POST /__admin/…`). Never part of a running shop: it keeps all in memory, and
 * looks at every document.
 */
export class MeilisearchStandIn {
  readonly indexes = new Indexes()
  readonly tasks = new Tasks()
  readonly keys: Keys
  readonly faults = new Faults()
  /** `METHOD /path` of each call of the API, oldest first. */
  readonly calls: string[] = []
  private readonly server: Server
  private readonly silent = new Set<ServerResponse>()

  private constructor(readonly options: MeilisearchOptions) {
    this.keys = new Keys(options.master_key)
    this.server = createServer((request, response) => {
      this.serve(request, response).catch((error: Error) => {
        send(response, answerOf(new Refusal(500, "internal", error.message, "internal")))
      })
    })
  }

  static async start(options: MeilisearchOptions = {}): Promise<MeilisearchStandIn> {
    const standIn = new MeilisearchStandIn(options)
    standIn.server.listen(options.port ?? 0, "127.0.0.1")
    await once(standIn.server, "listening")
    return standIn
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.tasks.stop()
    for (const response of this.silent) response.destroy()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const url = new URL(request.url ?? "/", "http://localhost")
    const method = request.method ?? "GET"
    const name = `${method} ${url.pathname}`
    const isAdmin = url.pathname.startsWith("/__admin/")
    if (!isAdmin) this.calls.push(name)
    if (!isAdmin && this.faults.latency_ms) await new Promise((done) => setTimeout(done, this.faults.latency_ms))
    const fault = isAdmin ? undefined : this.faults.take(name)
    if (fault?.when === "before") return this.break(response, fault)
    const answer = this.answer(method, url, request.headers.authorization, Buffer.concat(chunks).toString())
    if (fault) return this.break(response, fault)
    send(response, answer)
  }

  private answer(method: string, url: URL, authorization: string | undefined, text: string): Answer {
    try {
      const body = text === "" ? undefined : readJson(text)
      const key = authorization?.replace(/^Bearer /, "")
      return url.pathname.startsWith("/__admin/") ? this.admin(url.pathname, body) : this.handle({ method, url, key, body })
    } catch (error) {
      if (error instanceof Refusal) return answerOf(error)
      throw error
    }
  }

  private handle({ method, url, key, body }: Asked): Answer {
    const matches = ROUTES.flatMap((route) => {
      const match = route.path.exec(url.pathname)
      return match ? [{ route, ids: match.slice(1).map(decodeURIComponent) }] : []
    })
    const found = matches.find(({ route }) => route.method === method)
    if (!found) return { status: matches.length > 0 ? 405 : 404, body: "" }
    const { route, ids } = found
    if (route.action) this.keys.check(key, route.action, indexesOf(url.pathname, ids, body))
    const desks: Desks = { indexes: this.indexes, tasks: this.tasks, keys: this.keys }
    return route.handle(desks, { ids, query: url.searchParams, body })
  }

  private break(response: ServerResponse, { answer }: Required<Fault>): void {
    if (answer === "silence") this.silent.add(response)
    else if (answer === "hang_up") response.destroy()
    else send(response, { ...answerOf(new Refusal(answer, "internal", "The stand-in was told to fail.", "internal")), status: answer })
  }

  private admin(path: string, body: unknown): Answer {
    const given = (body ?? {}) as Record<string, unknown>
    switch (path) {
      case "/__admin/faults":
        this.faults.add(given as unknown as Fault)
        return { status: 200, body: {} }
      case "/__admin/latency":
        this.faults.latency_ms = Number(given.ms)
        return { status: 200, body: {} }
      case "/__admin/tasks":
        if (given.fail !== undefined) this.tasks.failNext(String(given.fail))
        if (given.duration_ms !== undefined) this.tasks.duration_ms = Number(given.duration_ms)
        if (given.hold === true) this.tasks.isHeld = true
        if (given.hold === false) this.tasks.release()
        return { status: 200, body: {} }
      case "/__admin/reset":
        this.faults.clear()
        return { status: 200, body: {} }
      default:
        return { status: 404, body: "" }
    }
  }
}

/** The indexes that a call is about, for keys that are only for some. */
function indexesOf(path: string, ids: string[], body: unknown): string[] {
  if (path.startsWith("/indexes/")) return ids.slice(0, 1)
  if (path === "/multi-search") return ((body as { queries?: { indexUid: string }[] })?.queries ?? []).map(({ indexUid }) => indexUid)
  if (path === "/swap-indexes") return ((body as { indexes: string[] }[]) ?? []).flatMap(({ indexes }) => indexes)
  if (path === "/indexes") return [(body as { uid?: string })?.uid].filter((uid) => uid !== undefined)
  return []
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalid("malformed_payload", `The json payload provided is malformed: ${(error as Error).message}.`)
  }
}

const answerOf = (refusal: Refusal): Answer => ({ status: refusal.status, body: refusal.body })

function send(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return
  response.writeHead(status, { "content-type": "application/json" })
  response.end(body === "" ? "" : JSON.stringify(body))
}
