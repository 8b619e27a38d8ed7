import { z } from "@medusajs/framework/zod"
import { type Tx, transaction } from "../../kit/database/transaction"
import { defineJob } from "../../kit/jobs/define-job"
import { searchChanged } from "../../search/write"
import { tellStorefront } from "../storefront"
import { forgetCatalogueState, type Part } from "../versions"
import { buildDocuments } from "./build"
import { KINDS, productsOf } from "./kinds"
import { lockDocuments } from "./locks"
import { watchPriceLists } from "./price-lists"

/** Few enough that a job is done within a second or so: what is more waits for the next, and lets others work in between. */
const MOST_AT_ONCE = 1_000

/** Brings the documents up to date with what has changed. The database enqueues it with the change. */
defineJob({
  name: "engine.refresh_catalogue",
  payload: z.object({}),
  urgent: true,
  handle: () => refreshCatalogue(),
})

let refreshing = 0

/** Whether this process brings documents up to date at the moment. */
export const isRefreshing = (): boolean => refreshing > 0

/** Builds what has been noted, raises the versions, and tells those who follow, in one transaction. */
export async function refreshCatalogue(): Promise<void> {
  refreshing += 1
  try {
    await refresh()
  } finally {
    refreshing -= 1
  }
}

async function refresh(): Promise<void> {
  await transaction(async (tx) => {
    const { rebuilding } = await lockDocuments(tx)
    const changes = await takeChanges(tx)
    if (changes.size === 0) return
    const { now, later } = await concerned(tx, changes)
    const changed = new Set(await buildDocuments(tx, now))
    if (now.length > 0 && rebuilding) {
      await tx.query("INSERT INTO wekala_catalogue_redo SELECT unnest($1::text[])", [now])
    }
    await noteLater(tx, later)
    for (const id of await answeredOtherwise(tx, changes)) changed.add(id)
    await searchChanged(tx, "product", [...changed])
    await raise(tx, partsOf(changes, changed.size > 0), changed.size > 0)
    if (changes.has("price_list")) await watchPriceLists(tx)
  })
  forgetCatalogueState()
}

type Changes = Map<string, string[]>

async function takeChanges(tx: Tx): Promise<Changes> {
  const rows = await tx.query<{ kind: string; ids: string[] | null }>(
    `WITH taken AS (DELETE FROM wekala_catalogue_change RETURNING kind, entity_id)
     SELECT kind, array_agg(DISTINCT entity_id) FILTER (WHERE entity_id IS NOT NULL) AS ids FROM taken GROUP BY kind`,
  )
  return new Map(rows.map(({ kind, ids }) => [kind, ids ?? []]))
}

/** The products to be built now, and those that can wait. What was changed last is not kept waiting by what waits already. */
async function concerned(tx: Tx, changes: Changes): Promise<{ now: string[]; later: string[] }> {
  const all = [...new Set([...(await productsOf(tx, changes)), ...(changes.get("later") ?? [])])]
  return { now: all.slice(0, MOST_AT_ONCE), later: all.slice(MOST_AT_ONCE) }
}

/** Noted again, so that the next job finds them: also when this process dies meanwhile. */
async function noteLater(tx: Tx, ids: string[]): Promise<void> {
  if (ids.length > 0) await tx.query("INSERT INTO wekala_catalogue_change (kind, entity_id) SELECT 'later', unnest($1::text[])", [ids])
}

/** Products that are answered otherwise, whether or not their documents have changed. */
async function answeredOtherwise(tx: Tx, changes: Changes): Promise<string[]> {
  if ([...changes.keys()].some((kind) => KINDS[kind]?.besideAll)) {
    const rows = await tx.query<{ product_id: string }>("SELECT product_id FROM wekala_catalogue_product")
    return rows.map(({ product_id }) => product_id)
  }
  return productsOf(
    tx,
    [...changes].filter(([kind]) => KINDS[kind]?.beside),
  )
}

function partsOf(changes: Changes, hasProducts: boolean): Part[] {
  const kinds = [...changes.keys()].map((kind) => KINDS[kind])
  const isBeside = kinds.some((kind) => kind?.besideAll || kind?.beside)
  return [...new Set([...kinds.flatMap((kind) => kind?.parts ?? []), ...(hasProducts || isBeside ? (["products"] as const) : [])])]
}

/** @param isSearched the search will know of products first: lists of them are its answers, and it tells when it has them */
async function raise(tx: Tx, parts: Part[], isSearched: boolean): Promise<void> {
  if (parts.length === 0) return
  await tx.query("UPDATE wekala_catalogue_version SET version = version + 1 WHERE part = ANY ($1::text[])", [parts])
  await tellStorefront(
    tx,
    parts.filter((part) => !(part === "products" && isSearched)),
  )
}
