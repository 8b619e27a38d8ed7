import { queryRows } from "../../kit/database/query"
import type { VariantPrices } from "./prices"
import type { Asked, Filter } from "./request"
import type { Texts } from "./texts"

export interface Row {
  readonly document: Record<string, unknown>
  /** By variant; of a list without prices, null. */
  readonly prices: Record<string, VariantPrices> | null
  readonly texts: Texts | null
}

const MAX_COUNTS = 1_000

const CONDITIONS: Record<Filter, string> = {
  id: "product_id = ANY(?)",
  handle: "handle = ANY(?)",
  title: "title = ANY(?)",
  external_id: "external_id = ANY(?)",
  collection_id: "collection_id = ANY(?)",
  type_id: "type_id = ANY(?)",
  tag_id: "tag_ids && ?",
  category_id: "category_ids && ?",
}

/** A page of the products that are asked for, and how many there are of them. */
export async function listRows(
  asked: Asked,
  scope: { anyChannel: boolean; locale: string | undefined; version: string },
): Promise<{ rows: Row[]; count: number }> {
  const { where, parameters } = conditions(asked, scope.anyChannel)
  const [rows, count] = await Promise.all([readRows(asked, scope.locale, where, parameters), countOf(where, parameters, scope.version)])
  return { rows, count }
}

/** One product, where it is sold in one of the channels. */
export async function oneRow(id: string, asked: Asked, locale: string | undefined): Promise<Row | undefined> {
  const [row] = await readRows({ ...asked, limit: 1, offset: 0 }, locale, "product_id = $1 AND sales_channel_ids && $2", [
    id,
    asked.channelIds,
  ])
  return row
}

function conditions({ filters, isGiftcard, channelIds }: Asked, anyChannel: boolean): { where: string; parameters: unknown[] } {
  const parameters: unknown[] = []
  const condition = (sql: string, value: unknown) => sql.replace("?", `$${parameters.push(value)}`)
  const all = [
    ...Object.entries(filters).map(([name, values]) => condition(CONDITIONS[name as Filter], values)),
    ...(isGiftcard === undefined ? [] : [condition("is_giftcard = ?", isGiftcard)]),
    ...(anyChannel ? [] : [condition("sales_channel_ids && ?", channelIds)]),
  ]
  return { where: all.join(" AND ") || "true", parameters }
}

function readRows(
  { withPrices, order, limit, offset }: Asked,
  locale: string | undefined,
  where: string,
  parameters: unknown[],
): Promise<Row[]> {
  const column = order.column === "id" ? "product_id" : order.column
  const values = [...parameters]
  const value = (added: unknown) => `$${values.push(added)}`
  return queryRows<Row>(
    `SELECT document, ${withPrices ? "prices" : "NULL AS prices"}, ${locale ? `texts -> ${value(locale)}::text` : "NULL"} AS texts
     FROM wekala_catalogue_product WHERE ${where}
     ORDER BY ${column} ${order.direction}${column === "product_id" ? "" : ", product_id"}
     LIMIT ${value(limit)} OFFSET ${value(offset)}`,
    values,
  )
}

let counts = { version: "", known: new Map<string, Promise<number>>() }

/** Counting is what grows with the catalogue: it is done once for each version of it. */
function countOf(where: string, parameters: unknown[], version: string): Promise<number> {
  if (counts.version !== version || counts.known.size >= MAX_COUNTS) counts = { version, known: new Map() }
  const { known } = counts
  const key = JSON.stringify([where, parameters])
  const count = known.get(key) ?? count_(where, parameters)
  known.set(key, count)
  count.catch(() => known.delete(key))
  return count
}

async function count_(where: string, parameters: unknown[]): Promise<number> {
  const [row] = await queryRows<{ count: number }>(`SELECT count(*)::int AS count FROM wekala_catalogue_product WHERE ${where}`, parameters)
  return row?.count ?? 0
}
