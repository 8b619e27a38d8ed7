import { createHmac, randomUUID, timingSafeEqual } from "node:crypto"
import { invalid, Refusal } from "./refusal"

/** https://www.meilisearch.com/docs/reference/api/keys/get-api-key */
export interface Key {
  uid: string
  key: string
  name: string | null
  description: string | null
  actions: string[]
  indexes: string[]
  expiresAt: string | null
  createdAt: string
  updatedAt: string
}

/** Who may do what: https://www.meilisearch.com/docs/learn/security/basic_security */
export class Keys {
  readonly all = new Map<string, Key>()

  /** @param master without one everything is open to everybody */
  constructor(private readonly master: string | undefined) {}

  create(body: unknown): Key {
    const { uid = randomUUID(), name = null, description = null, actions, indexes, expiresAt } = (body ?? {}) as Partial<Key>
    if (!Array.isArray(actions)) throw invalid("missing_api_key_actions", "Missing field `actions`")
    if (!Array.isArray(indexes)) throw invalid("missing_api_key_indexes", "Missing field `indexes`")
    if (expiresAt === undefined) throw invalid("missing_api_key_expires_at", "Missing field `expiresAt`")
    if (this.all.has(uid))
      throw new Refusal(409, "api_key_already_exists", `\`uid\` field value \`${uid}\` is already an existing API key.`)
    const now = new Date().toISOString()
    // Derived, so that a key stays the same from one start to the next.
    const key = createHmac("sha256", this.master ?? "")
      .update(uid)
      .digest("hex")
    const made: Key = { uid, key, name, description, actions, indexes, expiresAt, createdAt: now, updatedAt: now }
    this.all.set(uid, made)
    return made
  }

  get(keyOrUid: string): Key {
    const found = [...this.all.values()].find(({ uid, key }) => uid === keyOrUid || key === keyOrUid)
    if (!found) throw new Refusal(404, "api_key_not_found", `API key \`${keyOrUid}\` not found.`)
    return found
  }

  delete(keyOrUid: string): void {
    this.all.delete(this.get(keyOrUid).uid)
  }

  /**
   * @param indexes that the call is about; empty: none in particular
   * @throws Refusal 401 without a key, 403 with one that does not allow it
   */
  check(given: string | undefined, action: string, indexes: readonly string[]): void {
    if (this.master === undefined) return
    if (given === undefined) {
      throw new Refusal(
        401,
        "missing_authorization_header",
        "The Authorization header is missing. It must use the bearer authorization method.",
        "auth",
      )
    }
    if (same(given, this.master)) return
    const key = [...this.all.values()].find((one) => same(given, one.key))
    const isOpen = key && (key.expiresAt === null || Date.parse(key.expiresAt) > Date.now())
    if (
      !isOpen ||
      !key.actions.some((one) => covers(one, action)) ||
      !indexes.every((uid) => key.indexes.some((one) => covers(one, uid)))
    ) {
      throw new Refusal(403, "invalid_api_key", "The provided API key is invalid.", "auth")
    }
  }
}

/** `documents.*` covers `documents.add`, `shop-*` covers `shop-products`. */
const covers = (pattern: string, name: string) => pattern === name || (pattern.endsWith("*") && name.startsWith(pattern.slice(0, -1)))

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
