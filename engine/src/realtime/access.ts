import { DomainError } from "../kit/http/errors"
import { definedRoom, type RoomDefinition } from "./define-room"

const LONGEST_KEY = 128

const noSuchRoom = () => new DomainError({ status: 404, code: "room_not_found", message: "There is no such room." })

/**
 * The room that an address names, for who may listen there.
 *
 * @param customer finds out who asks; it is not asked for a public room
 * @throws DomainError `room_not_found` (404), also for somebody else's; `sign_in_required` (401)
 */
export async function findRoom(name: string, key: string, customer: () => Promise<string | undefined>): Promise<RoomDefinition> {
  const room = definedRoom(name)
  if (!room || key.length === 0 || key.length > LONGEST_KEY || key.includes("\0")) throw noSuchRoom()
  if (room.audience === "public") return room
  const id = await customer()
  if (!id) throw new DomainError({ status: 401, code: "sign_in_required", message: "Sign in as a customer first." })
  if (id !== key) throw noSuchRoom()
  return room
}

/** The sequence that a client says it knows; undefined for one that says nothing that makes sense. */
export function sequenceIn(text: string | undefined): number | undefined {
  if (!text || !/^\d{1,16}$/.test(text)) return undefined
  const sequence = Number(text)
  return Number.isSafeInteger(sequence) ? sequence : undefined
}
