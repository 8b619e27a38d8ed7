import { parseCorsOrigins } from "@medusajs/framework/utils"
import type { Express, Request } from "express"
import { type IncomingMessage, type Server, ServerResponse } from "node:http"
import type { Duplex } from "node:stream"
import { type WebSocket, WebSocketServer } from "ws"
import { answerError } from "../server/http/answer"
import { addressOf } from "../server/http/address"
import type { Hub } from "./hub"
import type { Door } from "./limits"
import type { RealtimeMetrics } from "./metrics"
import { Follower } from "./follower"
import { refuseEntry } from "./streams"
import { Wheel } from "./wheel"

const PATH = "/realtime"
const PING_SECONDS = 30
const RECHECK_SECONDS = 60
const MAX_PAYLOAD_BYTES = 4_096
const LEAVING_MS = 1_000
/** RFC 6455 and its registry: the server restarts, come back. */
const SERVICE_RESTART = 1012

interface Options {
  readonly app: Express
  readonly hub: Hub
  readonly door: Door
  readonly metrics: RealtimeMetrics
  /** Origins whose pages may connect, as Medusa writes them; browsers do not ask for WebSockets as they do for requests. */
  readonly origins: string
  readonly customerOf: (request: Request) => Promise<string | undefined>
}

/** Rooms over a WebSocket (RFC 6455) at `/realtime`, for clients that follow several. */
export class Sockets {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: (offered) => [...offered].find((protocol) => !protocol.startsWith(BEARER)) ?? [...offered][0] ?? false,
  })
  readonly #open = new Set<Follower>()
  readonly #ping = new Wheel<Follower>(PING_SECONDS, (follower) => follower.ping())
  readonly #recheck = new Wheel<Follower>(RECHECK_SECONDS, (follower) => void follower.recheck())

  constructor(private readonly options: Options) {}

  /** Takes the upgrades of an HTTP server. */
  attach(server: Server): void {
    server.on("upgrade", (incoming, socket, head) => {
      const path = incoming.url?.split("?", 1)[0]
      if (path === PATH || path === `${PATH}/`) this.#upgrade(incoming, socket, head)
      // Node closes what nobody takes only where nobody listens at all.
      else if (server.listenerCount("upgrade") === 1) refuse(incoming, socket, NO_SUCH_SOCKET)
    })
  }

  stop(): void {
    this.#ping.stop()
    this.#recheck.stop()
    for (const follower of this.#open) follower.end(SERVICE_RESTART)
    setTimeout(() => {
      for (const follower of this.#open) follower.terminate()
    }, LEAVING_MS).unref()
  }

  #upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy())
    const request = this.#asRequest(incoming)
    if (!this.#mayConnect(request.headers.origin)) return refuse(incoming, socket, WRONG_ORIGIN)
    const admitted = this.options.door.admit(addressOf(request))
    if (typeof admitted === "string") return refuse(incoming, socket, admitted)
    socket.once("close", admitted.leave)
    this.#server.handleUpgrade(incoming, socket, head, (client) => this.#welcome(client, request))
  }

  #welcome(client: WebSocket, request: Request): void {
    const { hub, metrics, customerOf } = this.options
    const follower = new Follower(client, hub, metrics, () => customerOf(request))
    const leave = [this.#ping.add(follower), this.#recheck.add(follower)]
    this.#open.add(follower)
    metrics.connected("websocket", 1)
    client.once("close", () => {
      this.#open.delete(follower)
      metrics.connected("websocket", -1)
      for (const done of leave) done()
    })
  }

  /** With what Express knows of a request (its address behind proxies), and the token where a browser can put one. */
  #asRequest(incoming: IncomingMessage): Request {
    const request = Object.setPrototypeOf(incoming, this.options.app.request) as Request
    const offered = String(request.headers["sec-websocket-protocol"] ?? "").split(/ *, */)
    const token = offered.find((protocol) => protocol.startsWith(BEARER))?.slice(BEARER.length)
    if (token && !request.headers.authorization) request.headers.authorization = `Bearer ${token}`
    return request
  }

  /** Programs have no origin; a page of another shop has its own. */
  #mayConnect(origin: string | undefined): boolean {
    if (origin === undefined) return true
    const allowed = parseCorsOrigins(this.options.origins)
    return allowed.some((one) => (typeof one === "string" ? one === "*" || one === origin : one.test(origin)))
  }
}

const BEARER = "bearer."

const WRONG_ORIGIN = { type: "forbidden", code: "origin_not_allowed", message: "This origin is not one of the shop's." }
const NO_SUCH_SOCKET = { type: "not_found", code: "route_not_found", message: `The WebSocket is at ${PATH}.` }

function refuse(request: IncomingMessage, socket: Duplex, why: typeof WRONG_ORIGIN | "full" | "too_many"): void {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket as never)
  response.once("finish", () => socket.end())
  if (typeof why === "string") refuseEntry(response, why)
  else answerError(response, why === WRONG_ORIGIN ? 403 : 404, why)
}
