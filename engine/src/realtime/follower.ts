import { z } from "@medusajs/framework/zod"
import { WebSocket } from "ws"
import { errorResponse } from "../kit/http/errors"
import { log } from "../server/logging/log"
import { findRoom } from "./access"
import type { Frame } from "./frame"
import type { Hub } from "./hub"
import type { RealtimeMetrics } from "./metrics"
import type { Listener } from "./room"

const MAX_ROOMS = 50
const MAX_WAITING_BYTES = 256 * 1024
/** More than a client needs that changes all its rooms; each may cost a query. */
const MAX_REQUESTS = 100
const REQUESTS_WINDOW_MS = 10_000
/** RFC 6455, 7.4.1 and its registry. */
const POLICY_VIOLATION = 1008
const TRY_AGAIN_LATER = 1013

const address = z.string().max(200)
const request = z.union([
  z.strictObject({ subscribe: address, after: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional() }),
  z.strictObject({ unsubscribe: address }),
])

interface Followed {
  isPrivate: boolean
  leave: () => void
}

/** One client at the WebSocket, and the rooms that it follows. */
export class Follower {
  readonly #rooms = new Map<string, Followed>()
  #isAlive = true
  #requests = 0
  #windowEndsAt = 0

  constructor(
    private readonly client: WebSocket,
    private readonly hub: Hub,
    private readonly metrics: RealtimeMetrics,
    private readonly customer: () => Promise<string | undefined>,
  ) {
    client.on("message", (data, isBinary) => void this.#take(isBinary ? "" : String(data)))
    client.on("pong", () => {
      this.#isAlive = true
    })
    // A frame that breaks the protocol; the library then closes.
    client.on("error", () => undefined)
    client.on("close", () => {
      for (const { leave } of this.#rooms.values()) leave()
      this.#rooms.clear()
    })
  }

  /** Ends a connection whose other end has not answered the last ping. */
  ping(): void {
    if (!this.#isAlive) return this.client.terminate()
    this.#isAlive = false
    this.client.ping()
  }

  /** Ends a connection that follows a room of a customer's who is not signed in any more. */
  async recheck(): Promise<void> {
    if (![...this.#rooms.values()].some(({ isPrivate }) => isPrivate)) return
    // A database that cannot be asked sends nobody away.
    if (!(await this.customer().catch(() => "unknown"))) this.end(POLICY_VIOLATION)
  }

  end(code: number): void {
    this.client.close(code)
  }

  terminate(): void {
    this.client.terminate()
  }

  async #take(text: string): Promise<void> {
    if (this.#isTooBusy()) {
      this.#answer({ error: { type: "not_allowed", code: "rate_limited", message: "Too many messages." } })
      return this.end(POLICY_VIOLATION)
    }
    const parsed = request.safeParse(json(text))
    if (!parsed.success) {
      const message = 'A message is {"subscribe": "<room>", "after": <sequence>} or {"unsubscribe": "<room>"}.'
      return this.#answer({ error: { type: "invalid_data", code: "invalid_message", message } })
    }
    if ("unsubscribe" in parsed.data) return this.#unsubscribe(parsed.data.unsubscribe)
    const { subscribe: room, after } = parsed.data
    await this.#subscribe(room, after).catch((error: unknown) => this.#fail(room, error))
  }

  async #subscribe(room: string, after: number | undefined): Promise<void> {
    if (this.#rooms.has(room)) return this.#answer({ subscribed: room })
    if (this.#rooms.size >= MAX_ROOMS) {
      const message = `One connection follows ${MAX_ROOMS} rooms at most.`
      return this.#answer({ room, error: { type: "not_allowed", code: "too_many_rooms", message } })
    }
    const place: Followed = { isPrivate: false, leave: () => undefined }
    this.#rooms.set(room, place)
    const slash = room.indexOf("/")
    const key = room.slice(slash + 1)
    const definition = await findRoom(room.slice(0, Math.max(slash, 0)), key, this.customer)
    // It may have left, or gone, while its customer was looked up.
    if (this.#rooms.get(room) !== place || this.client.readyState !== WebSocket.OPEN) return
    place.isPrivate = definition.audience !== "public"
    place.leave = this.hub.enter(definition, key, this.#listener(room), after)
  }

  #listener(room: string): Listener {
    return {
      open: (frames) => {
        this.#answer({ subscribed: room })
        for (const frame of frames) this.#send(frame)
      },
      tell: (frame) => this.#send(frame),
      refuse: (reason) => {
        if (reason === "failed") return this.end(TRY_AGAIN_LATER)
        this.#leave(room)
        this.#answer({ room, error: { type: "not_found", code: "room_not_found", message: "There is no such room." } })
      },
    }
  }

  #unsubscribe(room: string): void {
    this.#leave(room)
    this.#answer({ unsubscribed: room })
  }

  #leave(room: string): void {
    this.#rooms.get(room)?.leave()
    this.#rooms.delete(room)
  }

  #fail(room: string, error: unknown): void {
    this.#rooms.delete(room)
    const known = errorResponse(error)
    if (known) return this.#answer({ room, error: known.body })
    log.error({ err: error }, "A client could not be let into a room")
    this.end(TRY_AGAIN_LATER)
  }

  #send(frame: Frame): void {
    const { client } = this
    if (client.readyState !== WebSocket.OPEN) return
    client.send(frame.socket, { binary: false })
    if (client.bufferedAmount <= MAX_WAITING_BYTES) return
    this.metrics.slowReader("websocket")
    client.terminate()
  }

  #answer(body: object): void {
    if (this.client.readyState === WebSocket.OPEN) this.client.send(JSON.stringify(body))
  }

  #isTooBusy(): boolean {
    const now = performance.now()
    if (now > this.#windowEndsAt) {
      this.#windowEndsAt = now + REQUESTS_WINDOW_MS
      this.#requests = 0
    }
    return ++this.#requests > MAX_REQUESTS
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
