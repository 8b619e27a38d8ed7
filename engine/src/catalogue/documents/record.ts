/** How Medusa's routes write a moment: `2026-01-31T12:00:00.123Z`. */
export function isoMoment(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const own = ["metadata"]
const times = ["created_at", "updated_at"]
const measures = ["weight", "length", "height", "width", "hs_code", "origin_country", "mid_code", "material"]
const label = ["id", "value", "external_id", ...own, ...times]

/** The columns of each record of a document, by its table. What a shopper may see of them is decided when they ask. */
export const COLUMNS = {
  product: [
    ...["id", "title", "subtitle", "description", "handle", "is_giftcard", "discountable", "thumbnail", "collection_id", "type_id"],
    ...["external_id", ...measures, ...own, ...times],
  ],
  product_variant: [
    ...["id", "title", "sku", "barcode", "ean", "upc", "allow_backorder", "manage_inventory", "variant_rank", "product_id", "thumbnail"],
    ...measures,
    ...own,
    ...times,
  ],
  product_option: ["id", "title", "is_exclusive", ...own, ...times],
  product_option_value: ["id", "value", "rank", "option_id", ...own, ...times],
  image: ["id", "url", "rank", ...own, ...times],
  product_tag: label,
  product_type: label,
  product_collection: ["id", "title", "handle", "external_id", ...own, ...times],
  product_category: [
    ...["id", "name", "description", "handle", "rank", "external_id", "parent_category_id", "is_active", "is_internal"],
    ...own,
    ...times,
  ],
} as const satisfies Record<string, readonly string[]>

/**
 * A row as Medusa's routes write it, in SQL.
 *
 * @param alias of the row
 * @param more SQL of further properties, by name
 */
export function record(table: keyof typeof COLUMNS, alias: string, more: Record<string, string> = {}): string {
  const columns = COLUMNS[table].map((name) => [name, name.endsWith("_at") ? isoMoment(`${alias}.${name}`) : `${alias}.${name}`])
  return `jsonb_build_object(${[...columns, ...Object.entries(more)].map(([name, value]) => `'${name}', ${value}`).join(", ")})`
}
