import type { RoomMessage } from "./define-room"

/** The channel by which processes tell each other (PostgreSQL, NOTIFY). */
export const CHANNEL = "wekala_realtime"

/** PostgreSQL takes less than 8,000 bytes. */
const MAX_PAYLOAD_BYTES = 7_999

/** What one process tells the others of a room. Without the message when that is too long: it is then read. */
export interface Notice {
  readonly room: string
  readonly sequence: number
  readonly message?: RoomMessage
}

/** The address of a room: `auction/auc_1`. */
export const roomAddress = (name: string, key: string) => `${name}/${key}`

/** As the payload of a notification. */
export function encodeNotice(room: string, message: RoomMessage): string {
  const { sequence, type, at, data } = message
  const whole = JSON.stringify({ room, sequence, message: { sequence, type, at, data: data ?? null } })
  return Buffer.byteLength(whole) <= MAX_PAYLOAD_BYTES ? whole : JSON.stringify({ room, sequence })
}

/** Undefined for what is no notice: anyone with the database's password may notify. */
export function decodeNotice(payload: string): Notice | undefined {
  try {
    const notice = JSON.parse(payload) as Partial<Notice> | null
    if (typeof notice?.room !== "string" || !Number.isSafeInteger(notice.sequence)) return undefined
    return notice as Notice
  } catch {
    return undefined
  }
}
