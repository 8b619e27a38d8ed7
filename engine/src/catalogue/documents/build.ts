import type { Tx } from "../../kit/database/transaction"
import { documentOf, documentParts } from "./document-sql"
import { priceParts } from "./price-sql"
import { noTextParts, textParts } from "./text-sql"

type Table = "wekala_catalogue_product" | "wekala_catalogue_product_next"

export const COLUMNS = [
  ...["document", "prices", "texts", "stock", "title", "subtitle", "description", "handle", "is_giftcard", "discountable", "thumbnail"],
  ...["external_id", "collection_id", "type_id", "created_at", "updated_at", "category_ids", "tag_ids", "sales_channel_ids"],
]

/** What is read of the core tables; part of the documents' format. */
export const BUILD_SQL = (hasTranslations: boolean): string => `
  WITH ${[documentParts, priceParts, hasTranslations ? textParts : noTextParts].join(",")}
  SELECT p.id, ${documentOf}, coalesce(prices.item, '{}'::jsonb), coalesce(texts.item, '{}'::jsonb), coalesce(stock.item, '{}'::jsonb),
    p.title, p.subtitle, p.description, p.handle, p.is_giftcard, p.discountable, p.thumbnail,
    p.external_id, p.collection_id, p.type_id, p.created_at, p.updated_at,
    coalesce(categories.ids, '{}'), coalesce(tags.ids, '{}'), coalesce(channels.ids, '{}')
  FROM wanted p
    LEFT JOIN product_type t ON t.id = p.type_id AND t.deleted_at IS NULL
    LEFT JOIN product_collection c ON c.id = p.collection_id AND c.deleted_at IS NULL
    ${["options", "images", "variants", "tags", "categories", "channels", "prices", "stock", "texts"]
      .map((part) => `LEFT JOIN ${part} ON ${part}.product_id = p.id`)
      .join("\n    ")}`

/**
 * The statement that puts documents into a table, and answers the ids of those that were not the same there.
 *
 * @param source SQL of the documents, `product_id` first
 */
export function upsertSql(table: Table, source: string): string {
  return `INSERT INTO ${table} AS old (product_id, ${COLUMNS.join(", ")}) ${source}
    ON CONFLICT (product_id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`).join(", ")}
    WHERE (${all("old")}) IS DISTINCT FROM (${all("excluded")})
    RETURNING product_id`
}

const all = (prefix: string) => COLUMNS.map((name) => `${prefix}.${name}`).join(", ")

/**
 * Writes the documents of these products as the database sees them now, and takes away those of products that shoppers
 * do not see any more. Answers the ids of those whose document has become another.
 *
 * @param table the documents that are read, or those that are being built anew
 */
export async function buildDocuments(
  tx: Pick<Tx, "query">,
  productIds: readonly string[],
  table: Table = "wekala_catalogue_product",
): Promise<string[]> {
  if (productIds.length === 0) return []
  const rows = await tx.query<{ product_id: string }>(
    `WITH written AS (${upsertSql(table, BUILD_SQL(await hasTranslations(tx)))}),
       removed AS (
         DELETE FROM ${table} d WHERE d.product_id = ANY ($1::text[]) AND NOT EXISTS (
           SELECT 1 FROM product p WHERE p.id = d.product_id AND p.status = 'published' AND p.deleted_at IS NULL)
         RETURNING product_id)
     SELECT product_id FROM written UNION ALL SELECT product_id FROM removed`,
    [productIds],
  )
  return rows.map(({ product_id }) => product_id)
}

let translated = false

/** Whether the shop has the module that keeps texts in other languages. Once it has, nobody is asked any more. */
async function hasTranslations(tx: Pick<Tx, "query">): Promise<boolean> {
  if (translated) return true
  const [{ found } = { found: false }] = await tx.query<{ found: boolean }>(
    "SELECT to_regclass('translation') IS NOT NULL AND to_regclass('translation_settings') IS NOT NULL AS found",
  )
  translated = found
  return found
}
