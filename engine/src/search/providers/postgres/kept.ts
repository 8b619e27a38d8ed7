import { queryRows } from "../../../kit/database/query"
import type { Tx } from "../../../kit/database/transaction"
import type { SearchQuery, SearchResult } from "../../provider"

/** How long a version is believed that was looked up. */
const LIFETIME_MS = 100
const MOST = 200

/** Raised by what concerns every kind: synonyms. */
export const ALL = ""

let known: { versions: Promise<ReadonlyMap<string, string>>; until: number } | undefined
const results = new Map<string, { version: string; result: Promise<SearchResult> }>()

/**
 * The result of a search, found once for all who ask the same until the index changes: what many pages show (a whole
 * category, a word that everything has) is what takes longest to count.
 */
export async function kept(query: SearchQuery, find: () => Promise<SearchResult>): Promise<SearchResult> {
  // Looked up before the search, so that what is kept is never older than its version.
  const version = await versionOf(query.kind)
  const key = JSON.stringify(query)
  const same = results.get(key)
  if (same?.version === version) return same.result
  const entry = { version, result: find() }
  results.delete(key)
  if (results.size >= MOST) results.delete(results.keys().next().value as string)
  results.set(key, entry)
  entry.result.catch(() => {
    if (results.get(key) === entry) results.delete(key)
  })
  return entry.result
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
