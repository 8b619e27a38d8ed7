import { createHash } from "node:crypto"
import type { Tx } from "../../../kit/database/transaction"
import type { SearchDocument } from "../../provider"
import { deletionsOf } from "../../words/typos"
import { facetKey, indexed } from "./vector"
import { makeTable, newTable, swapTable } from "./tables"

/** Raised when the same document makes another row. */
const FORMAT = 2
const MOST_LETTERS = 24

interface Row {
  kind: string
  locale: string
  id: string
  digest: string
  head: string
  vector: string
  name: string
  facets: string[]
  available: boolean
  created_at: number
  document: SearchDocument
}

interface Change {
  locale: string
  word: string
  stem: string
  by: number
}

/** Until the end of the transaction nobody else writes this kind. */
export async function lockKind(tx: Tx, kind: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtext('wekala_search'), hashtext($1))", [kind])
}

/**
 * Makes the rows of these things exactly these documents, and counts the words that come and go with them.
 *
 * @param removed ids of further things of which nothing is left
 * @returns whether any of them was another before
 */
export async function writeDocuments(
  tx: Tx,
  kind: string,
  documents: readonly SearchDocument[],
  removed: readonly string[],
): Promise<boolean> {
  const entries = new Map(documents.map((document) => [keyOf(document), entryOf(document)]))
  const before = await tx.query<{ locale: string; id: string; digest: string }>(
    "SELECT locale, id, digest FROM wekala_search_document WHERE kind = $1 AND id = ANY ($2)",
    [kind, [...new Set([...documents.map(({ id }) => id), ...removed])]],
  )
  const stale = before.filter((row) => entries.get(keyOf(row))?.row.digest !== row.digest)
  const changed = new Set(stale)
  for (const row of before) if (!changed.has(row)) entries.delete(keyOf(row))
  if (changed.size === 0 && entries.size === 0) return false
  const changes = new WordChanges()
  for (const { locale, lexemes } of await take(tx, kind, stale)) for (const word of lexemes ?? []) changes.add(locale, word, "", -1)
  await makeTable(tx, kind)
  await insert(tx, "wekala_search_document", [...entries.values()], changes)
  await countWords(tx, kind, changes)
  return true
}

/** Writes a whole kind anew: into a table of its own, which at the end takes the old one's place. */
export async function rewriteKind(tx: Tx, kind: string, documents: AsyncIterable<SearchDocument[]>): Promise<void> {
  const table = await newTable(tx, kind)
  const changes = new WordChanges()
  for await (const batch of documents) {
    await insert(tx, table, [...new Map(batch.map((document) => [keyOf(document), entryOf(document)])).values()], changes)
  }
  await tx.query("DELETE FROM wekala_search_word WHERE kind = $1", [kind])
  await countWords(tx, kind, changes)
  await swapTable(tx, kind)
}

const keyOf = ({ locale, id }: { locale: string; id: string }) => `${locale}\u001f${id}`

interface Entry {
  readonly row: Row
  readonly words: ReadonlyMap<string, string>
}

function entryOf(document: SearchDocument): Entry {
  const { kind, locale, id, available, created_at } = document
  const { words, ...rest } = indexed(document)
  const facets = Object.entries(document.facets).flatMap(([label, values]) => values.map((value) => facetKey(label, value)))
  const digest = createHash("sha1")
    .update(`${FORMAT}${JSON.stringify(document)}`)
    .digest()
    .readBigInt64BE()
    .toString()
  return { row: { kind, locale, id, digest, ...rest, facets: [...new Set(facets)], available, created_at, document }, words }
}

/** Deletes these rows and answers the words that they held. */
function take(
  tx: Tx,
  kind: string,
  rows: readonly { locale: string; id: string }[],
): Promise<{ locale: string; lexemes: string[] | null }[]> {
  if (rows.length === 0) return Promise.resolve([])
  return tx.query(
    `DELETE FROM wekala_search_document d USING unnest($2::text[], $3::text[]) gone (locale, id)
     WHERE d.kind = $1 AND d.locale = gone.locale AND d.id = gone.id
     RETURNING d.locale, (SELECT array_agg(l) FROM unnest(tsvector_to_array(d.vector)) l WHERE l !~ '^[~@^]|[0-9]') AS lexemes`,
    [kind, rows.map(({ locale }) => locale), rows.map(({ id }) => id)],
  )
}

async function insert(tx: Tx, table: string, entries: readonly Entry[], changes: WordChanges): Promise<void> {
  if (entries.length === 0) return
  const places = await placesOf(tx, entries)
  const rows = entries.map(({ row }) => ({ ...row, prices: pricesOf(row.document, places) }))
  await tx.query(
    `INSERT INTO ${table} (kind, locale, id, digest, available, created_at, name, facets, prices, head, vector, document)
     SELECT r.kind, r.locale, r.id, r.digest, r.available, r.created_at, r.name, r.facets, r.prices, r.head::tsvector, r.vector::tsvector, r.document
     FROM json_to_recordset($1::json) r (kind text, locale text, id text, digest bigint, available boolean, created_at bigint, name text,
       facets bigint[], prices float8[], head text, vector text, document jsonb)`,
    // PostgreSQL's text holds no NUL.
    [JSON.stringify(rows).replaceAll("\\u0000", "")],
  )
  for (const { row, words } of entries) for (const [word, stem] of words) changes.add(row.locale, word, stem, 1)
  await nameFacets(tx, entries)
}

/** Region id → its place among prices, from 1. */
async function placesOf(tx: Tx, entries: readonly Entry[]): Promise<ReadonlyMap<string, number>> {
  const regions = [...new Set(entries.flatMap(({ row }) => Object.keys(row.document.amounts)))]
  if (regions.length === 0) return new Map()
  await tx.query(
    `INSERT INTO wekala_search_region (region) SELECT r FROM unnest($1::text[]) r
     WHERE NOT EXISTS (SELECT FROM wekala_search_region known WHERE known.region = r) ORDER BY r ON CONFLICT DO NOTHING`,
    [regions],
  )
  const rows = await tx.query<{ region: string; place: number }>("SELECT region, place FROM wekala_search_region WHERE region = ANY ($1)", [
    regions,
  ])
  return new Map(rows.map(({ region, place }) => [region, place]))
}

function pricesOf({ amounts }: SearchDocument, places: ReadonlyMap<string, number>): (number | null)[] {
  const prices: (number | null)[] = []
  for (const [region, { amount }] of Object.entries(amounts)) prices[(places.get(region) as number) - 1] = amount
  return Array.from(prices, (price) => price ?? null)
}

async function nameFacets(tx: Tx, entries: readonly Entry[]): Promise<void> {
  const names = new Map<string, { key: string; name: string; value: string }>()
  for (const { row } of entries) {
    for (const [name, values] of Object.entries(row.document.facets)) {
      for (const value of values) {
        const key = facetKey(name, value)
        names.set(key, { key, name, value })
      }
    }
  }
  if (names.size === 0) return
  await tx.query(
    `INSERT INTO wekala_search_facet (key, name, value)
     SELECT r.key, r.name, r.value FROM json_to_recordset($1::json) r (key bigint, name text, value text)
     WHERE NOT EXISTS (SELECT FROM wekala_search_facet f WHERE f.key = r.key) ORDER BY r.key ON CONFLICT DO NOTHING`,
    [JSON.stringify([...names.values()])],
  )
}

/** By how much the number of documents of each word changes. */
class WordChanges {
  readonly #locales = new Map<string, Map<string, { stem: string; by: number }>>()

  add(locale: string, word: string, stem: string, by: number): void {
    const words = this.#locales.get(locale) ?? new Map()
    if (words.size === 0) this.#locales.set(locale, words)
    const known = words.get(word)
    if (known) {
      known.by += by
      known.stem ||= stem
    } else words.set(word, { stem, by })
  }

  list(): Change[] {
    return [...this.#locales].flatMap(([locale, words]) =>
      [...words].flatMap(([word, { stem, by }]) => (by === 0 ? [] : [{ locale, word, stem, by }])),
    )
  }
}

async function countWords(tx: Tx, kind: string, changes: WordChanges): Promise<void> {
  const all = changes.list()
  const [more, fewer] = [all.filter(({ by }) => by > 0), all.filter(({ by }) => by < 0)]
  if (more.length > 0) {
    const words = more.map(({ by, ...word }) => ({
      ...word,
      documents: by,
      deletions: word.word.length > MOST_LETTERS ? [word.word] : deletionsOf(word.word),
    }))
    await tx.query(
      `INSERT INTO wekala_search_word AS w (kind, locale, word, stem, documents, deletions)
       SELECT $1, r.locale, r.word, r.stem, r.documents, r.deletions
       FROM jsonb_to_recordset($2::jsonb) r (locale text, word text, stem text, documents integer, deletions text[])
       ON CONFLICT (kind, locale, word) DO UPDATE SET documents = w.documents + excluded.documents`,
      [kind, JSON.stringify(words)],
    )
  }
  if (fewer.length === 0) return
  const gone = [kind, fewer.map(({ locale }) => locale), fewer.map(({ word }) => word), fewer.map(({ by }) => -by)]
  const same = "w.kind = $1 AND w.locale = r.locale AND w.word = r.word"
  const each = "unnest($2::text[], $3::text[], $4::integer[]) r (locale, word, documents)"
  await tx.query(`DELETE FROM wekala_search_word w USING ${each} WHERE ${same} AND w.documents <= r.documents`, gone)
  await tx.query(`UPDATE wekala_search_word w SET documents = w.documents - r.documents FROM ${each} WHERE ${same}`, gone)
}
