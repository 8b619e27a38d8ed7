import { setTimeout as sleep } from "node:timers/promises"
import { log } from "../server/logging/log"
import type { RoomDefinition, RoomMessage } from "./define-room"
import { Frame } from "./frame"
import { type Notice, roomAddress } from "./notice"

/** One client in one room. */
export interface Listener {
  /** The beginning: the snapshot, or what was missed; nothing if nothing was. Comes once, before all else. */
  open(frames: readonly Frame[]): void
  tell(frame: Frame): void
  /** Instead of `open`: there is no such room, or the database could not be asked. */
  refuse(reason: "missing" | "failed"): void
}

interface Seat {
  readonly listener: Listener
  /** The highest sequence that this listener was given. */
  sent: number
}

/** A beginning that is being read, for all who ask for the same one meanwhile. */
interface Beginning {
  readonly seats: Set<Seat>
  /** What was told while reading; the read may have come too early for it. */
  backlog: Notice[]
  /** Something may have been told that was not heard. */
  hasGap: boolean
}

const LONGEST_PAUSE_MS = 5_000

/**
 * A room with listeners in this process. Each listener is given every message after its beginning, once, in order:
 * who enters is noted first and reads then, and what was told in between is kept for it.
 */
export class Room {
  readonly address: string
  readonly #live = new Set<Seat>()
  readonly #beginnings = new Map<number | undefined, Beginning>()
  readonly #queue: Notice[] = []
  #isFetching = false

  constructor(
    private readonly definition: RoomDefinition,
    private readonly key: string,
    private readonly onTold: (message: RoomMessage, listeners: number) => void,
  ) {
    this.address = roomAddress(definition.name, key)
  }

  get isEmpty(): boolean {
    return this.#live.size === 0 && this.#beginnings.size === 0
  }

  /**
   * @param after the last sequence that the listener knows; undefined for the snapshot
   * @returns what to call when it leaves
   */
  enter(listener: Listener, after: number | undefined): () => void {
    const seat: Seat = { listener, sent: -1 }
    const beginning = this.#beginnings.get(after) ?? this.#begin(after)
    beginning.seats.add(seat)
    return () => {
      beginning.seats.delete(seat)
      this.#live.delete(seat)
    }
  }

  /** A notification has come. */
  hear(notice: Notice): void {
    for (const beginning of this.#beginnings.values()) beginning.backlog.push(notice)
    if (this.#isFetching || !notice.message) {
      this.#queue.push(notice)
      void this.#drain()
    } else this.#tell(notice.message)
  }

  /** Notifications may have been missed: reads what there is. */
  catchUp(): void {
    for (const beginning of this.#beginnings.values()) beginning.hasGap = true
    this.#queue.push({ room: this.address, sequence: Number.POSITIVE_INFINITY })
    void this.#drain()
  }

  #begin(after: number | undefined): Beginning {
    const beginning: Beginning = { seats: new Set(), backlog: [], hasGap: false }
    this.#beginnings.set(after, beginning)
    void this.#read(beginning, after).then(
      (messages) => this.#open(beginning, after, messages),
      (error: unknown) => {
        this.#beginnings.delete(after)
        log.error({ err: error }, `The room ${this.address} could not be read`)
        for (const { listener } of beginning.seats) listener.refuse("failed")
      },
    )
    return beginning
  }

  #open(beginning: Beginning, after: number | undefined, messages: RoomMessage[] | undefined): void {
    this.#beginnings.delete(after)
    const frames = messages?.map((message) => new Frame(this.address, message)) ?? []
    const sent = messages?.at(-1)?.sequence ?? after ?? -1
    for (const seat of beginning.seats) {
      if (!messages) {
        seat.listener.refuse("missing")
        continue
      }
      seat.sent = sent
      this.#live.add(seat)
      seat.listener.open(frames)
    }
  }

  async #read(beginning: Beginning, after: number | undefined): Promise<RoomMessage[] | undefined> {
    const messages = after === undefined ? [] : await this.definition.since(this.key, after)
    if (messages.length === 0) {
      const snapshot = await this.definition.snapshot(this.key)
      if (!snapshot) return undefined
      // A lower one, too: the database may have been restored to an earlier day.
      if (snapshot.sequence !== after) messages.push({ ...snapshot, type: "snapshot" })
    }
    for (;;) {
      const sent = messages.at(-1)?.sequence ?? (after as number)
      const news = beginning.backlog.filter(({ sequence }) => sequence > sent)
      const heard = news.flatMap(({ message }) => message ?? [])
      if (!beginning.hasGap && heard.length === news.length) return [...messages, ...heard].filter(isNewest())
      beginning.backlog = []
      beginning.hasGap = false
      messages.push(...(await this.definition.since(this.key, sent)))
    }
  }

  async #drain(): Promise<void> {
    if (this.#isFetching) return
    this.#isFetching = true
    for (let notice = this.#queue.shift(); notice; notice = this.#queue.shift()) {
      if (notice.message) this.#tell(notice.message)
      else for (const message of await this.#missed(notice.sequence)) this.#tell(message)
    }
    this.#isFetching = false
  }

  /** What the listener that lags most lacks. Asks until there is an answer: a listener must not be left with a gap. */
  async #missed(upTo: number): Promise<RoomMessage[]> {
    for (let pause = 100; this.#live.size > 0; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const sent = [...this.#live].reduce((least, seat) => Math.min(least, seat.sent), Number.POSITIVE_INFINITY)
      if (sent >= upTo) return []
      try {
        return await this.definition.since(this.key, sent)
      } catch (error) {
        log.warn({ err: error }, `The room ${this.address} could not be read; it is tried again`)
        await sleep(pause, undefined, { ref: false })
      }
    }
    return []
  }

  #tell(message: RoomMessage): void {
    if (this.#live.size === 0) return
    const frame = new Frame(this.address, message)
    let listeners = 0
    for (const seat of this.#live) {
      if (message.sequence <= seat.sent) continue
      seat.sent = message.sequence
      seat.listener.tell(frame)
      listeners++
    }
    if (listeners > 0) this.onTold(message, listeners)
  }
}

function isNewest(): (message: RoomMessage) => boolean {
  let last = -1
  return ({ sequence }) => {
    if (sequence <= last) return false
    last = sequence
    return true
  }
}
