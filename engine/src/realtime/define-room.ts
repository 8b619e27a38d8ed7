import { CHANNEL, encodeNotice, roomAddress } from "./notice"

/** What is said in a room. */
export interface RoomMessage {
  /**
   * The message's place in its room. It grows in the order of commits (take it under the lock of the row that the room
   * shows) and may skip numbers.
   */
  readonly sequence: number
  /** What has happened: `bid`. `snapshot` is the state itself. */
  readonly type: string
  /** JSON. */
  readonly data: unknown
  /** When it happened, ISO 8601; now unless told. */
  readonly at?: string
}

export interface RoomDefinition {
  /** Lower case; the room's address is `<name>/<key>`: `auction/auc_1`. */
  readonly name: string
  /** Who may listen: anyone, or the signed-in customer whose id is the room's key. */
  readonly audience: "public" | "customer"
  /** The state now, with the sequence of the last message in it; undefined when there is no such room. */
  readonly snapshot: (key: string) => Promise<RoomMessage | undefined>
  /** What was said after `sequence`, oldest first, 100 messages at most; of more, the newest snapshot alone. */
  readonly since: (key: string, sequence: number) => Promise<RoomMessage[]>
}

const registry = new Map<string, RoomDefinition>()

/**
 * Declares a kind of room that clients can follow at `GET /realtime/<name>/<key>` (server-sent events) and
 * over the WebSocket at `/realtime`. Beside its module, so that it is there whenever the plugin is.
 *
 * Listeners hear what `publish` says; `snapshot` and `since` read the database, which has the last word.
 */
export function defineRoom(definition: RoomDefinition): RoomDefinition {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(definition.name)) throw new Error(`"${definition.name}" is no name for a room`)
  registry.set(definition.name, definition)
  return definition
}

/** The room of this name, if a plugin of this process has declared it. */
export function definedRoom(name: string): RoomDefinition | undefined {
  return registry.get(name)
}

type Query = (sql: string, parameters?: unknown[]) => Promise<unknown>

/**
 * Says something in a room, to the listeners of all processes, if and only if the transaction of `query` commits.
 *
 * PostgreSQL lets transactions that notify commit one after the other: say one thing per transaction, and let
 * a hot path say what a batch has come to.
 *
 * @param query `tx.query`
 */
export async function publish(query: Query, room: RoomDefinition, key: string, message: RoomMessage): Promise<void> {
  await query("SELECT pg_notify($1, $2)", [CHANNEL, noticeOf({ room, key, message })])
}

/** A message and the room that it is for. */
export interface Said {
  readonly room: RoomDefinition
  readonly key: string
  readonly message: RoomMessage
}

/** As processes tell each other. */
export function noticeOf({ room, key, message }: Said): string {
  return encodeNotice(roomAddress(room.name, key), { ...message, at: message.at ?? new Date().toISOString() })
}
