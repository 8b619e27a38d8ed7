import { randomFillSync } from "node:crypto"

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const RANDOM_CHARACTERS = 16
/** Random bytes are drawn in bulk: drawing them for each id costs more than all the rest. */
const pool = Buffer.alloc(RANDOM_CHARACTERS * 256)
let used = pool.length

let lastTime = -1
let timeCharacters = ""

/**
 * A new id, unique and sortable by the time it was made: a prefix and a ULID (`wtxn_01J…`), of the same
 * form as Medusa's own ids.
 */
export function newId(prefix: string): string {
  const now = Date.now()
  if (now !== lastTime) {
    lastTime = now
    timeCharacters = encodeTime(now)
  }
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  let random = ""
  // The alphabet has 32 characters, so five bits of a byte choose one evenly.
  for (const end = used + RANDOM_CHARACTERS; used < end; used++) random += ALPHABET[(pool[used] as number) & 31]
  return `${prefix}_${timeCharacters}${random}`
}

function encodeTime(time: number): string {
  let text = ""
  for (let left = time, index = 0; index < 10; index++) {
    text = ALPHABET[left % 32] + text
    left = Math.floor(left / 32)
  }
  return text
}
