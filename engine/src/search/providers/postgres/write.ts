import { createHash } from "node:crypto"
import type { Tx } from "../../../kit/database/transaction"
import type { SearchDocument } from "../../provider"
import { deletionsOf } from "../../words/typos"
import { facetOf, indexed } from "./vector"

/** Raised when the same document makes another row. */
const FORMAT = 1
const MOST_LETTERS = 24

interface Row {
  kind: string
  locale: string
  id: string
  digest: string
  vector: string
  name: string
  facets: string[]
  amounts: SearchDocument["amounts"]
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
 */
export async function writeDocuments(
  tx: Tx,
  kind: string,
  documents: readonly SearchDocument[],
  removed: readonly string[],
): Promise<void> {
  const rows = new Map<string, Row>()
  const words = new Map<string, ReadonlyMap<string, string>>()
  for (const document of documents) {
    const key = keyOf(document)
    const { vector, name, words: own } = indexed(document)
    rows.set(key, rowOf(document, vector, name))
    words.set(key, own)
  }
  const ids = [...new Set([...documents.map(({ id }) => id), ...removed])]
  const before = await tx.query<{ locale: string; id: string; digest: string }>(
    "SELECT locale, id, digest FROM wekala_search_document WHERE kind = $1 AND id = ANY ($2)",
    [kind, ids],
  )
  const stale = before.filter((row) => rows.get(keyOf(row))?.digest !== row.digest)
  for (const row of before) if (!stale.includes(row)) rows.delete(keyOf(row))
  const changes = new Changes()
  for (const { locale, lexemes } of await take(tx, kind, stale))
    changes.add(
      locale,
      lexemes.map((word) => [word, ""] as const),
      -1,
    )
  await insert(tx, [...rows.values()])
  for (const [key, { locale }] of rows) changes.add(locale, [...(words.get(key) ?? [])], 1)
  await count(tx, kind, changes.list())
}

/** Takes everything of a kind away. */
export async function clearKind(tx: Tx, kind: string): Promise<void> {
  await tx.query("DELETE FROM wekala_search_document WHERE kind = $1", [kind])
  await tx.query("DELETE FROM wekala_search_word WHERE kind = $1", [kind])
}

const keyOf = ({ locale, id }: { locale: string; id: string }) => `${locale}\u001f${id}`

function rowOf(document: SearchDocument, vector: string, name: string): Row {
  const { kind, locale, id, amounts, available, created_at } = document
  const facets = Object.entries(document.facets).flatMap(([label, values]) => values.map((value) => facetOf(label, value)))
  const digest = createHash("sha256")
    .update(`${FORMAT}${JSON.stringify(document)}`)
    .digest("base64url")
  return { kind, locale, id, digest, vector, name, facets: [...new Set(facets)], amounts, available, created_at, document }
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
     RETURNING d.locale, (SELECT array_agg(l) FROM unnest(tsvector_to_array(d.vector)) l WHERE l !~ '^[~@]|[0-9]') AS lexemes`,
    [kind, rows.map(({ locale }) => locale), rows.map(({ id }) => id)],
  )
}

async function insert(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  await tx.query(
    `INSERT INTO wekala_search_document (kind, locale, id, digest, vector, name, facets, amounts, available, created_at, document)
     SELECT r.kind, r.locale, r.id, r.digest, r.vector::tsvector, r.name, r.facets, r.amounts, r.available, r.created_at, r.document
     FROM jsonb_to_recordset($1::jsonb) r (kind text, locale text, id text, digest text, vector text, name text, facets text[],
       amounts jsonb, available boolean, created_at bigint, document jsonb)`,
    // PostgreSQL's text holds no NUL.
    [JSON.stringify(rows).replaceAll("\\u0000", "")],
  )
}

/** By how much the number of documents of each word changes. */
class Changes {
  readonly #known = new Map<string, Change>()

  add(locale: string, words: readonly (readonly [string, string])[], by: number): void {
    for (const [word, stem] of words) {
      const key = `${locale}\u001f${word}`
      const known = this.#known.get(key)
      if (!known) this.#known.set(key, { locale, word, stem, by })
      else this.#known.set(key, { ...known, stem: stem || known.stem, by: known.by + by })
    }
  }

  list(): Change[] {
    return [...this.#known.values()].filter(({ by }) => by !== 0)
  }
}

async function count(tx: Tx, kind: string, changes: readonly Change[]): Promise<void> {
  const [more, fewer] = [changes.filter(({ by }) => by > 0), changes.filter(({ by }) => by < 0)]
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
