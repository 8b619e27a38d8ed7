import type { RoomDefinition, RoomMessage } from "./define-room"
import { type Notice, roomAddress } from "./notice"
import { type Listener, Room } from "./room"

interface Watcher {
  /** Somebody listens: what other processes say must be heard from now on. */
  entered(): void
  /** The last of a message's listeners has been given it. */
  told(message: RoomMessage, listeners: number): void
}

/** The rooms of this process that somebody listens in. */
export class Hub {
  readonly #rooms = new Map<string, Room>()

  constructor(private readonly watcher: Watcher) {}

  get size(): number {
    return this.#rooms.size
  }

  /**
   * Lets a listener into a room. It is told its beginning, and then all that is said.
   *
   * @param after the last sequence that it knows; undefined for the snapshot
   * @returns what to call when it leaves
   */
  enter(definition: RoomDefinition, key: string, listener: Listener, after?: number): () => void {
    const address = roomAddress(definition.name, key)
    const room = this.#rooms.get(address) ?? new Room(definition, key, this.watcher.told)
    this.#rooms.set(address, room)
    this.watcher.entered()
    const leave = room.enter(listener, after)
    return () => {
      leave()
      if (room.isEmpty && this.#rooms.get(address) === room) this.#rooms.delete(address)
    }
  }

  hear(notice: Notice): void {
    this.#rooms.get(notice.room)?.hear(notice)
  }

  /** Notifications may have been missed by this process. */
  catchUp(): void {
    for (const room of this.#rooms.values()) room.catchUp()
  }
}
