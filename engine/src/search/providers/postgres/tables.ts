import { createHash } from "node:crypto"
import type { Tx } from "../../../kit/database/transaction"

/**
 * Only the bodies and what is handed back lie apart from a row, so that what is filtered, counted and sorted by is read from few pages.
 * Rows are changed more often than pages fill.
 */
const STORAGE = "WITH (toast_tuple_target = 128, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05)"
/** A reader that takes minutes, such as a backup, would otherwise have all searches wait behind the swap. */
const LOCK_TIMEOUT = "5s"

function nameOf(kind: string): string {
  return `wekala_search_document_${createHash("sha1").update(kind).digest("hex").slice(0, 12)}`
}

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Makes a kind's table when it has none. Under the kind's lock. */
export async function makeTable(tx: Tx, kind: string): Promise<void> {
  const table = nameOf(kind)
  const [row] = await tx.query<{ table: string | null }>("SELECT to_regclass($1)::text AS table", [table])
  if (row?.table) return
  await tx.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`)
  await tx.query(`CREATE TABLE ${table} PARTITION OF wekala_search_document FOR VALUES IN (${literal(kind)}) ${STORAGE}`)
  await tx.query("SET LOCAL lock_timeout = DEFAULT")
}

/** An empty table for a kind, without indexes: filled first, they are made in a fraction of the time. */
export async function newTable(tx: Tx, kind: string): Promise<string> {
  const table = `${nameOf(kind)}_new`
  await tx.query(`CREATE TABLE ${table} (LIKE wekala_search_document INCLUDING STORAGE INCLUDING DEFAULTS) ${STORAGE}`)
  return table
}

/** Puts the new table in the place of the old one, at the end of the transaction. */
export async function swapTable(tx: Tx, kind: string): Promise<void> {
  const table = nameOf(kind)
  await tx.query(`ALTER TABLE ${table}_new ADD PRIMARY KEY (kind, locale, id)`)
  await tx.query(`CREATE INDEX ON ${table}_new USING gin (vector) WITH (fastupdate = off)`)
  await tx.query(`CREATE INDEX ON ${table}_new (n)`)
  await tx.query(`SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`)
  await tx.query(`DROP TABLE IF EXISTS ${table}`)
  await tx.query(`ALTER TABLE wekala_search_document ATTACH PARTITION ${table}_new FOR VALUES IN (${literal(kind)})`)
  await tx.query(`ALTER TABLE ${table}_new RENAME TO ${table}`)
}
