import { queryRows } from "../../kit/database/query"
import type { FilterName } from "../source"

const NAMED = [
  { filter: "category", table: "product_category", field: "name", value: "handle", where: "AND e.is_active AND NOT e.is_internal" },
  { filter: "collection", table: "product_collection", field: "title", value: "handle", where: "" },
  { filter: "tag", table: "product_tag", field: "value", value: "value", where: "" },
  { filter: "product_type", table: "product_type", field: "value", value: "value", where: "" },
] as const

/** Names of categories, collections, tags and types in a language, and the merchant's own where it has none. */
export async function namesOfFilters(locale: string): Promise<FilterName[]> {
  const [found] = await queryRows<{ texts: boolean }>("SELECT to_regclass('translation') IS NOT NULL AS texts")
  const hasTexts = Boolean(locale) && Boolean(found?.texts)
  const parts = NAMED.map(({ filter, table, field, value, where }) =>
    hasTexts
      ? `SELECT '${filter}' AS filter, e.${value} AS value, coalesce(nullif(trim(t.translations ->> '${field}'), ''), e.${field}) AS name
         FROM ${table} e LEFT JOIN translation t ON t.reference_id = e.id AND t.locale_code = $1 AND t.deleted_at IS NULL
         WHERE e.deleted_at IS NULL ${where}`
      : `SELECT '${filter}' AS filter, e.${value} AS value, e.${field} AS name FROM ${table} e WHERE e.deleted_at IS NULL ${where}`,
  )
  return queryRows<FilterName & Record<string, unknown>>(parts.join(" UNION ALL "), hasTexts ? [locale] : [])
}
