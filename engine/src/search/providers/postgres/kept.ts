import { queryRows } from "../../../kit/database/query"
import type { Tx } from "../../../kit/database/transaction"

/** How long a version is believed that was looked up. */
const LIFETIME_MS = 100

/** Raised by what concerns every kind: synonyms. */
export const ALL = ""

let known: { versions: Promise<ReadonlyMap<string, string>>; until: number } | undefined

/** What was found out of an index, once for all who ask the same until it changes. */
export class Kept<T> {
  readonly #entries = new Map<string, { version: string; value: Promise<T> }>()

  /** @param most so many are kept, the oldest going first */
  constructor(private readonly most: number) {}

  async get(kind: string, key: string, find: () => Promise<T>): Promise<T> {
    // Looked up before it is found, so that what is kept is never older than its version.
    const version = await versionOf(kind)
    const name = `${kind}\n${key}`
    const same = this.#entries.get(name)
    if (same?.version === version) return same.value
    const entry = { version, value: find() }
    this.#entries.delete(name)
    if (this.#entries.size >= this.most) this.#entries.delete(this.#entries.keys().next().value as string)
    this.#entries.set(name, entry)
    entry.value.catch(() => {
      if (this.#entries.get(name) === entry) this.#entries.delete(name)
    })
    return entry.value
  }
}

/** In the transaction that writes a kind. */
export async function raiseVersion(tx: Tx, kind: string): Promise<void> {
  await tx.query(
    `INSERT INTO wekala_search_version AS v (kind, version) VALUES ($1, 1)
     ON CONFLICT (kind) DO UPDATE SET version = v.version + 1`,
    [kind],
  )
}

/** Has the next search look again, since this process has just written. */
export function forgetVersions(): void {
  known = undefined
}

async function versionOf(kind: string): Promise<string> {
  if (!known || performance.now() >= known.until) {
    const entry = { versions: readVersions(), until: performance.now() + LIFETIME_MS }
    entry.versions.catch(() => {
      if (known === entry) known = undefined
    })
    known = entry
  }
  const versions = await known.versions
  return `${versions.get(kind) ?? 0}.${versions.get(ALL) ?? 0}`
}

async function readVersions(): Promise<ReadonlyMap<string, string>> {
  const rows = await queryRows<{ kind: string; version: string }>("SELECT kind, version FROM wekala_search_version")
  return new Map(rows.map(({ kind, version }) => [kind, version]))
}
