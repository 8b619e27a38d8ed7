import { z } from "@medusajs/framework/zod"
import { createHmac } from "node:crypto"
import { queryRows } from "../kit/database/query"
import { type Tx, transaction } from "../kit/database/transaction"
import { defineJob } from "../kit/jobs/define-job"

/** What a storefront keeps, and the tables that it is made of; each change of one is told. */
const TABLES = {
  products: [
    "product",
    "product_variant",
    "product_option",
    "product_option_value",
    "product_variant_option",
    "product_tags",
    "product_category_product",
    "product_sales_channel",
    "image",
    "price",
    "price_list",
    "price_list_rule",
    "price_rule",
    "translation",
  ],
  categories: ["product_category", "translation"],
  collections: ["product_collection", "translation"],
  regions: ["region", "region_country"],
} as const

type Tag = keyof typeof TABLES

/**
 * Lets the database tell of each change of the catalogue, in the transaction that makes it: also of one
 * that no event tells of, or that somebody makes by hand. Of stock only that the last one goes or the first
 * one comes is told: every order changes the number, and would wait here for every other.
 *
 * Attached when the application starts, as only then the tables of all modules are sure to be there.
 */
export async function watchCatalogue(): Promise<void> {
  if ((await unwatched(queryRows)).length === 0) return
  await transaction(async (tx) => {
    // Processes that start together would trip over each other.
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('wekala_catalogue'))")
    for (const { name, tag, on } of await unwatched(tx.query)) {
      await tx.query(`CREATE OR REPLACE TRIGGER ${name} AFTER ${on} EXECUTE FUNCTION wekala_announce_catalogue_change('${tag}')`)
    }
  })
}

interface Watch {
  readonly table: string
  readonly name: string
  readonly tag: Tag
  /** On which change of the table. */
  readonly on: string
}

const canBeHad = (row: "OLD" | "NEW") => `(${row}.deleted_at IS NULL AND ${row}.stocked_quantity > ${row}.reserved_quantity)`

const WATCHES: readonly Watch[] = [
  ...Object.entries(TABLES).flatMap(([tag, tables]) =>
    tables.map((table) => ({
      table,
      name: `wekala_catalogue_${tag}`,
      tag: tag as Tag,
      on: `INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT`,
    })),
  ),
  {
    table: "inventory_level",
    name: "wekala_catalogue_sold_out",
    tag: "products",
    on: `UPDATE ON inventory_level FOR EACH ROW WHEN (${canBeHad("OLD")} IS DISTINCT FROM ${canBeHad("NEW")})`,
  },
  {
    table: "inventory_level",
    name: "wekala_catalogue_stocked",
    tag: "products",
    on: "INSERT OR DELETE ON inventory_level FOR EACH STATEMENT",
  },
]

/** The tables that are there and have no trigger yet; none while the engine itself is not migrated. */
function unwatched(query: Tx["query"]): Promise<Watch[]> {
  return query(
    `SELECT w.* FROM jsonb_to_recordset($1::jsonb) w("table" text, name text, tag text, "on" text)
     WHERE to_regclass(w."table") IS NOT NULL AND to_regprocedure('wekala_announce_catalogue_change()') IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = to_regclass(w."table") AND t.tgname = w.name)`,
    [JSON.stringify(WATCHES)],
  )
}

const TIMEOUT_MS = 5_000

/**
 * Tells the storefront of `WEKALA_STOREFRONT_URL` which part of what it keeps is stale, signed with
 * `WEKALA_REVALIDATE_SECRET`. Tried again until the storefront has heard; without the two, nobody is told.
 */
defineJob({
  name: "engine.revalidate_storefront",
  payload: z.object({ tag: z.enum(Object.keys(TABLES) as [Tag, ...Tag[]]) }),
  handle: async ({ tag }) => {
    const { WEKALA_STOREFRONT_URL: storefront, WEKALA_REVALIDATE_SECRET: secret } = process.env
    if (!storefront || !secret) return
    const body = JSON.stringify({ tags: [tag] })
    const time = Math.floor(Date.now() / 1000)
    const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")
    const response = await fetch(new URL("/api/revalidate", storefront), {
      method: "POST",
      headers: { "content-type": "application/json", "x-wekala-signature": `t=${time},v1=${signature}` },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (!response.ok) throw new Error(`The storefront answers ${response.status} to ${storefront}/api/revalidate`)
  },
})
