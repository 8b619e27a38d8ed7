import { createHash } from "node:crypto"
import { BUILD_SQL } from "./build"
import { WATCHES } from "./watches"

let format: number | undefined

/**
 * Tells one form of the documents from another: they are built anew once they are made in another way, or of changes that
 * were not noted before.
 */
export function documentFormat(): number {
  format ??= createHash("sha256")
    .update(JSON.stringify([BUILD_SQL(true), WATCHES]))
    .digest()
    .readUIntBE(0, 6)
  return format
}
