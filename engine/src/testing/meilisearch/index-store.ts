import { invalid, Refusal, unknownDocument, unknownIndex } from "./refusal"
import { readFilter, type FilterInput } from "./filter"
import { DEFAULTS, type Settings } from "./settings"
import type { Document } from "./values"
import { Words } from "./vocabulary"

/** https://www.meilisearch.com/docs/resources/internals/indexes */
export class StoredIndex {
  primaryKey: string | null = null
  readonly createdAt = new Date().toISOString()
  updatedAt = this.createdAt
  readonly documents = new Map<string, Document>()
  private current: Settings = structuredClone(DEFAULTS)
  private known: Words | undefined

  constructor(readonly uid: string) {}

  get settings(): Settings {
    return this.current
  }

  set settings(settings: Settings) {
    this.current = settings
    this.changed()
  }

  /** Its words, read again after each change. */
  get words(): Words {
    this.known ??= new Words(this.documents, this.current)
    return this.known
  }

  get description(): object {
    const { uid, createdAt, updatedAt, primaryKey } = this
    return { uid, createdAt, updatedAt, primaryKey }
  }

  /** @param isUpdate fields that are not given stay */
  put(documents: Document[], primaryKey: string | null, isUpdate: boolean): void {
    const key = this.primaryKey ?? primaryKey ?? guessKey(this.uid, documents)
    const ids = documents.map((document) => readId(document, key))
    this.primaryKey = key
    for (const [position, document] of documents.entries()) {
      const id = ids[position] as string
      this.documents.set(id, structuredClone(isUpdate ? { ...this.documents.get(id), ...document } : document))
    }
    this.changed()
  }

  remove(ids: readonly string[]): number {
    const removed = ids.filter((id) => this.documents.delete(id)).length
    this.changed()
    return removed
  }

  get(id: string): Document {
    const document = this.documents.get(id)
    if (!document) throw unknownDocument(id)
    return document
  }

  /** @throws Refusal `invalid_document_filter` (400) */
  idsWhere(filter: FilterInput): string[] {
    const test = readFilter(filter, this.settings.filterableAttributes, "invalid_document_filter")
    return [...this.documents].filter(([, document]) => test(document)).map(([id]) => id)
  }

  /** Takes what the other holds, and gives it what was here. */
  swapWith(other: StoredIndex): void {
    const mine = { documents: [...this.documents], settings: this.settings, primaryKey: this.primaryKey }
    this.take([...other.documents], other.settings, other.primaryKey)
    other.take(mine.documents, mine.settings, mine.primaryKey)
  }

  private take(documents: [string, Document][], settings: Settings, primaryKey: string | null): void {
    this.documents.clear()
    for (const [id, document] of documents) this.documents.set(id, document)
    this.primaryKey = primaryKey
    this.settings = settings
  }

  private changed(): void {
    this.known = undefined
    this.updatedAt = new Date().toISOString()
  }
}

/** https://www.meilisearch.com/docs/resources/internals/primary_key */
function guessKey(uid: string, [first = {}]: Document[]): string {
  const candidates = Object.keys(first).filter((name) => name.toLowerCase().endsWith("id"))
  if (candidates.length === 1) return candidates[0] as string
  if (candidates.length === 0) {
    throw invalid(
      "index_primary_key_no_candidate_found",
      `The primary key inference failed as the engine did not find any field ending with \`id\` in its name. Please specify the primary key manually using the \`primaryKey\` query parameter.`,
    )
  }
  throw invalid(
    "index_primary_key_multiple_candidates_found",
    `The primary key inference failed as the engine found ${candidates.length} fields ending with \`id\` in their names: '${candidates.join("' and '")}'. Please specify the primary key manually using the \`primaryKey\` query parameter. (index \`${uid}\`)`,
  )
}

function readId(document: Document, key: string): string {
  const value = document[key]
  if (value === undefined || value === null) {
    throw invalid("missing_document_id", `Document doesn't have a \`${key}\` attribute: \`${JSON.stringify(document)}\`.`)
  }
  const isId = (typeof value === "number" && Number.isInteger(value)) || (typeof value === "string" && /^[A-Za-z0-9_-]{1,511}$/.test(value))
  if (!isId) {
    throw invalid(
      "invalid_document_id",
      `Document identifier \`${JSON.stringify(value)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
    )
  }
  return String(value)
}

/** All indexes of the server. */
export class Indexes {
  readonly all = new Map<string, StoredIndex>()

  get(uid: string): StoredIndex {
    const index = this.all.get(uid)
    if (!index) throw unknownIndex(uid)
    return index
  }

  getOrCreate(uid: string): StoredIndex {
    const index = this.all.get(uid) ?? new StoredIndex(uid)
    this.all.set(uid, index)
    return index
  }

  create(uid: string, primaryKey: string | null): void {
    if (this.all.has(uid)) throw new Refusal(409, "index_already_exists", `Index \`${uid}\` already exists.`)
    this.getOrCreate(uid).primaryKey = primaryKey
  }

  /** All pairs or none. */
  swap(pairs: [string, string][]): void {
    const missing = [...new Set(pairs.flat())].filter((uid) => !this.all.has(uid))
    if (missing.length === 1) throw unknownIndex(missing[0] as string)
    if (missing.length > 1) {
      throw new Refusal(404, "index_not_found", `Indexes ${missing.map((uid) => `\`${uid}\``).join(", ")} not found.`)
    }
    for (const [left, right] of pairs) this.get(left).swapWith(this.get(right))
  }
}

/** @throws Refusal `invalid_index_uid` (400) */
export function checkUid(uid: unknown): string {
  if (typeof uid === "string" && /^[A-Za-z0-9_-]{1,400}$/.test(uid)) return uid
  throw invalid(
    "invalid_index_uid",
    `\`${uid}\` is not a valid index uid. Index uid can be an integer or a string containing only alphanumeric characters, hyphens (-) and underscores (_), and can not be more than 400 bytes.`,
  )
}
