import type { Request, RequestHandler, Response } from "express"
import { errorResponse } from "../kit/http/errors"
import { answerError } from "../server/http/answer"
import { addressOf } from "../server/http/address"
import { log } from "../server/logging/log"
import { findRoom, sequenceIn } from "./access"
import type { Frame } from "./frame"
import type { Hub } from "./hub"
import type { Door } from "./limits"
import type { RealtimeMetrics } from "./metrics"
import type { Listener } from "./room"
import { Wheel } from "./wheel"

const HEARTBEAT_SECONDS = 15
/** How often a listener that had to sign in must still be signed in. */
const RECHECK_SECONDS = 60
/** What may wait for a client that does not read. It loses nothing: it comes back and says what it knows. */
const MAX_WAITING_BYTES = 256 * 1024
const LEAVING_MS = 1_000

const HEADERS = {
  "Content-Type": "text/event-stream",
  "Cache-Control": "no-cache, no-transform",
  // nginx would collect the answer before it hands it on.
  "X-Accel-Buffering": "no",
}
const HEARTBEAT = Buffer.from(":\n\n")

interface Options {
  readonly hub: Hub
  readonly door: Door
  readonly metrics: RealtimeMetrics
  /** The customer whom a request's token names, if it is good. */
  readonly customerOf: (request: Request) => Promise<string | undefined>
}

/** Rooms as server-sent events (HTML, 9.2): `GET /realtime/:room/:key`. */
export class Streams {
  readonly #open = new Set<Stream>()
  readonly #heartbeat = new Wheel<Stream>(HEARTBEAT_SECONDS, (stream) => stream.write(HEARTBEAT))
  readonly #recheck = new Wheel<() => Promise<void>>(RECHECK_SECONDS, (check) => void check())

  constructor(private readonly options: Options) {}

  readonly serve: RequestHandler = async (request, response, next) => {
    if (request.method !== "GET") return next()
    const { door, metrics } = this.options
    const admitted = door.admit(addressOf(request))
    if (typeof admitted === "string") return refuseEntry(response, admitted)
    response.once("close", admitted.leave)
    try {
      await this.#follow(request, response)
      if (response.writableEnded || response.destroyed) return
      metrics.connected("sse", 1)
      response.once("close", () => metrics.connected("sse", -1))
    } catch (error) {
      const known = errorResponse(error)
      if (!known) log.error({ err: error }, "A client could not be let into a room")
      answerError(response, known?.status ?? 503, known?.body ?? UNAVAILABLE, known ? {} : { "Retry-After": "2" })
    }
  }

  async #follow(request: Request, response: Response): Promise<void> {
    const { hub, metrics, customerOf } = this.options
    const { room: name = "", key = "" } = request.params
    const room = await findRoom(name, key, () => customerOf(request))
    if (response.destroyed) return
    const stream = new Stream(response, metrics)
    const leave = [
      hub.enter(room, key, stream, sequenceIn(request.get("last-event-id"))),
      this.#heartbeat.add(stream),
      ...(room.audience === "public" ? [] : [this.#recheck.add(() => endUnless(stream, customerOf(request), key))]),
    ]
    this.#open.add(stream)
    response.once("close", () => {
      this.#open.delete(stream)
      for (const done of leave) done()
    })
  }

  /** Sends everyone away, to come back to another process or to this one when it runs again. */
  stop(): void {
    this.#heartbeat.stop()
    this.#recheck.stop()
    for (const stream of this.#open) stream.end()
  }
}

const UNAVAILABLE = { type: "unavailable", code: "unavailable", message: "The room cannot be read now; try again in a moment." }

/** Answers a connection that there is no place for. */
export function refuseEntry(response: Parameters<typeof answerError>[0], reason: "full" | "too_many"): void {
  if (reason === "full") return answerError(response, 503, { ...UNAVAILABLE, message: "There is no place now." }, { "Retry-After": "5" })
  const body = { type: "not_allowed", code: "too_many_connections", message: "Too many connections from your address." }
  answerError(response, 429, body, { "Retry-After": "30" })
}

async function endUnless(stream: Stream, asking: Promise<string | undefined>, customerId: string): Promise<void> {
  // A database that cannot be asked sends nobody away.
  if ((await asking.catch(() => customerId)) !== customerId) stream.end()
}

/** One client that reads one room. */
class Stream implements Listener {
  constructor(
    private readonly response: Response,
    private readonly metrics: RealtimeMetrics,
  ) {}

  open(frames: readonly Frame[]): void {
    const { response } = this
    // Its end is the connection's: frames then need no chunks around them, each of which is a write of its own.
    response.useChunkedEncodingByDefault = false
    response.shouldKeepAlive = false
    response.writeHead(200, HEADERS)
    // They do not all come back in one second.
    const retry = Buffer.from(`retry: ${1_000 + Math.floor(Math.random() * 2_000)}\n\n`)
    this.write(Buffer.concat([retry, ...frames.map((frame) => frame.event)]))
  }

  tell(frame: Frame): void {
    this.write(frame.event)
  }

  refuse(reason: "missing" | "failed"): void {
    if (reason === "failed") return answerError(this.response, 503, UNAVAILABLE, { "Retry-After": "2" })
    answerError(this.response, 404, { type: "not_found", code: "room_not_found", message: "There is no such room." })
  }

  write(bytes: Buffer): void {
    const { response } = this
    if (!response.headersSent || response.writableEnded || response.destroyed) return
    response.write(bytes)
    if (response.writableLength <= MAX_WAITING_BYTES) return
    this.metrics.slowReader("sse")
    response.destroy()
  }

  end(): void {
    const { response } = this
    if (response.headersSent) response.end("event: reconnect\ndata: {}\n\n")
    else answerError(response, 503, UNAVAILABLE, { "Retry-After": "1" })
    // Who does not read what is left must not hold up the end.
    setTimeout(() => response.destroy(), LEAVING_MS).unref()
  }
}
