import type { QueryRunner } from "typeorm"
import { getDataSource } from "../../kit/database/data-source"
import { rowsOf } from "../../kit/database/query"
import { createTx, type Tx } from "../../kit/database/transaction"
import { DomainError } from "../../kit/http/errors"
import { rebuildSearch } from "../../search/write"
import { tellStorefront } from "../storefront"
import { FORMAT, forgetCatalogueState, PARTS } from "../versions"
import { buildDocuments, COLUMNS, upsertSql } from "./build"
import { documentFormat } from "./format"
import { lockDocuments, REBUILD } from "./locks"
import { followPriceLists } from "./price-lists"

const BATCH = 500

const NEXT = "wekala_catalogue_product_next"

export interface Rebuilt {
  /** How many products have a document. */
  readonly products: number
  /** How many of them had none, or another one. */
  readonly changed: number
}

type Progress = (done: number, total: number) => void | Promise<void>

/**
 * Builds all documents anew beside those that are read, and puts them in their place in one transaction. What changes
 * meanwhile is brought up to date at the end. It can be broken off at any time and begun again.
 *
 * @param onProgress told now and then how many documents are built, of how many; waited for
 * @throws DomainError `catalogue_rebuild_running` (409)
 */
export async function rebuildCatalogue(onProgress: Progress = () => undefined): Promise<Rebuilt> {
  const runner = (await getDataSource()).createQueryRunner()
  try {
    const [lock] = await rowsOf<{ taken: boolean }>(runner, REBUILD.tryOnly)
    if (!lock?.taken) {
      throw new DomainError({ status: 409, code: "catalogue_rebuild_running", message: "The catalogue is being built anew already." })
    }
    try {
      const noted = await buildBeside(runner, onProgress)
      const rebuilt = await swap(runner, noted)
      forgetCatalogueState()
      return rebuilt
    } finally {
      await rowsOf(runner, `DROP TABLE IF EXISTS ${NEXT}`)
      await rowsOf(runner, REBUILD.end)
      await rowsOf(runner, REBUILD.releaseOnly)
    }
  } finally {
    await runner.release()
  }
}

/** @returns ids of the changes that had been noted before: they are in what was built */
async function buildBeside(runner: QueryRunner, onProgress: Progress): Promise<string[]> {
  const query: Tx["query"] = (sql, parameters) => rowsOf(runner, sql, parameters)
  // Of one that was broken off.
  await query(`DROP TABLE IF EXISTS ${NEXT}`)
  await query("DELETE FROM wekala_catalogue_redo")
  await query(`CREATE UNLOGGED TABLE ${NEXT} (LIKE wekala_catalogue_product INCLUDING DEFAULTS, PRIMARY KEY (product_id))`)
  await query(REBUILD.start)
  const noted = await query<{ id: string }>("SELECT id FROM wekala_catalogue_change")
  const sellable = "status = 'published' AND deleted_at IS NULL"
  const [counted] = await query<{ total: number }>(`SELECT count(*)::int AS total FROM product WHERE ${sellable}`)
  const total = counted?.total ?? 0
  let done = 0
  for (let last = ""; ; ) {
    const rows = await query<{ id: string }>(`SELECT id FROM product WHERE ${sellable} AND id > $1 ORDER BY id LIMIT ${BATCH}`, [last])
    if (rows.length === 0) break
    const ids = rows.map(({ id }) => id)
    await buildDocuments({ query }, ids, NEXT)
    done += ids.length
    last = ids.at(-1) as string
    await onProgress(done, Math.max(done, total))
  }
  // While it can still be done without keeping others from writing.
  await redo(query)
  return noted.map(({ id }) => id)
}

/** Builds once more what has changed since the rebuild has begun. */
async function redo(query: Tx["query"]): Promise<void> {
  const rows = await query<{ product_id: string }>(
    "WITH taken AS (DELETE FROM wekala_catalogue_redo RETURNING product_id) SELECT DISTINCT product_id FROM taken",
  )
  const ids = rows.map(({ product_id }) => product_id)
  for (let from = 0; from < ids.length; from += BATCH) await buildDocuments({ query }, ids.slice(from, from + BATCH), NEXT)
}

/** Readers see the old documents until it commits. What is the same is left as it is. */
async function swap(runner: QueryRunner, noted: string[]): Promise<Rebuilt> {
  await runner.startTransaction()
  try {
    const tx = createTx(runner.manager)
    await lockDocuments(tx)
    await tx.query("DELETE FROM wekala_catalogue_change WHERE id = ANY ($1::bigint[])", [noted])
    await redo(tx.query)
    const written = await tx.query(upsertSql("wekala_catalogue_product", `SELECT product_id, ${COLUMNS.join(", ")} FROM ${NEXT}`))
    const removed = await tx.query(
      `DELETE FROM wekala_catalogue_product d WHERE NOT EXISTS (SELECT 1 FROM ${NEXT} n WHERE n.product_id = d.product_id) RETURNING product_id`,
    )
    const [counted] = await tx.query<{ products: number }>("SELECT count(*)::int AS products FROM wekala_catalogue_product")
    await tx.query(
      `INSERT INTO wekala_catalogue_version AS v (part, version) SELECT unnest($1::text[]), 1
       ON CONFLICT (part) DO UPDATE SET version = v.version + 1`,
      [PARTS],
    )
    await tx.query(
      `INSERT INTO wekala_catalogue_version (part, version) VALUES ('${FORMAT}', $1)
       ON CONFLICT (part) DO UPDATE SET version = excluded.version`,
      [documentFormat()],
    )
    // Of products the search tells, once it has them.
    await tellStorefront(
      tx,
      PARTS.filter((part) => part !== "products"),
    )
    await rebuildSearch(tx.query, "product")
    await followPriceLists(tx)
    await runner.commitTransaction()
    return { products: counted?.products ?? 0, changed: written.length + removed.length }
  } catch (error) {
    await runner.rollbackTransaction()
    throw error
  }
}
