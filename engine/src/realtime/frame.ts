import type { RoomMessage } from "./define-room"

/** A message as it goes to clients, made once however many there are. */
export class Frame {
  readonly message: RoomMessage
  readonly #room: string
  readonly #envelope: string
  #event: Buffer | undefined
  #socket: Buffer | undefined

  /** @param now the moment of sending, by which clients set their clocks */
  constructor(room: string, message: RoomMessage, now: Date = new Date()) {
    const { sequence, type, at, data } = message
    this.message = message
    this.#room = room
    this.#envelope = JSON.stringify({ sequence, type, at: at ?? now.toISOString(), server_time: now.toISOString(), data })
  }

  /** As a server-sent event: a snapshot by that name, all else without one, so that one handler hears it. */
  get event(): Buffer {
    const { sequence, type } = this.message
    this.#event ??= Buffer.from(`id: ${sequence}\n${type === "snapshot" ? "event: snapshot\n" : ""}data: ${this.#envelope}\n\n`)
    return this.#event
  }

  /** As a WebSocket message, which names its room. */
  get socket(): Buffer {
    this.#socket ??= Buffer.from(`{"room":${JSON.stringify(this.#room)},${this.#envelope.slice(1)}`)
    return this.#socket
  }
}
