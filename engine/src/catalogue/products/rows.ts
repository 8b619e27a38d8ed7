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
  { anyChannel, locale, version }: { anyChannel: boolean; locale: string | undefined; version: string },
): Promise<{ rows: Row[]; count: number }> {
  const { filters, limit, offset } = asked
  const all = idsQuery(asked, anyChannel)
  const named = filters.handle ?? filters.id
  if (named && named.length <= limit && offset === 0) {
    const rows = await readRows(all, asked, locale)
    return { rows, count: rows.length }
  }
  const ids = await idsOf(all, version)
  const page = ids.slice(offset, offset + limit)
  return { rows: page.length > 0 ? await readRows(given(page), asked, locale) : [], count: ids.length }
}

/** One product, where it is sold in one of the channels. */
export async function oneRow(id: string, asked: Asked, locale: string | undefined): Promise<Row | undefined> {
  const { channelIds } = asked
  const [row] = await readRows(
    {
      sql: "SELECT array_agg(product_id) FROM wekala_catalogue_product WHERE product_id = $1 AND sales_channel_ids && $2",
      parameters: [id, channelIds],
    },
    asked,
    locale,
  )
  return row
}

/** SQL for an array of ids in their order. */
interface IdsQuery {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

const given = (ids: readonly string[]): IdsQuery => ({ sql: "SELECT $1::text[]", parameters: [ids] })

function idsQuery({ filters, isGiftcard, channelIds, order }: Asked, anyChannel: boolean): IdsQuery {
  const parameters: unknown[] = []
  const condition = (sql: string, value: unknown) => sql.replace("?", `$${parameters.push(value)}`)
  const all = [
    ...Object.entries(filters).map(([name, values]) => condition(CONDITIONS[name as Filter], values)),
    ...(isGiftcard === undefined ? [] : [condition("is_giftcard = ?", isGiftcard)]),
    ...(anyChannel ? [] : [condition("sales_channel_ids && ?", channelIds)]),
  ]
  const by = order.column === "id" ? `product_id ${order.direction}` : `${order.column} ${order.direction}, product_id`
  return {
    sql: `SELECT array_agg(product_id ORDER BY ${by}) FROM wekala_catalogue_product WHERE ${all.join(" AND ") || "true"}`,
    parameters,
  }
}

function readRows({ sql, parameters }: IdsQuery, { withPrices }: Asked, locale: string | undefined): Promise<Row[]> {
  return queryRows<Row>(
    `SELECT document, ${withPrices ? "prices" : "NULL AS prices"}, texts -> $${parameters.length + 1}::text AS texts
     FROM unnest((${sql})) WITH ORDINALITY AS page (id, place) JOIN wekala_catalogue_product ON product_id = page.id ORDER BY page.place`,
    [...parameters, locale ?? null],
  )
}

/** Bytes that remembered lists of ids may take; beyond, all are forgotten. */
const ROOM = 32_000_000
const ID_BYTES = 60
const LIST_BYTES = 300

let lists = { version: "", bytes: 0, known: new Map<string, Promise<readonly string[]>>() }

/** Finding and ordering is what grows with the catalogue: it is done once for each version of it, and pages are cut from it. */
function idsOf({ sql, parameters }: IdsQuery, version: string): Promise<readonly string[]> {
  if (lists.version !== version || lists.bytes > ROOM) lists = { version, bytes: 0, known: new Map() }
  const current = lists
  const key = JSON.stringify([sql, parameters])
  const remembered = current.known.get(key)
  if (remembered) return remembered
  // As JSON: reading a long array in PostgreSQL's own letters would hold up the process for tens of milliseconds.
  const found = queryRows<{ ids: string[] | null }>(`SELECT to_json((${sql})) AS ids`, [...parameters]).then(([row]) => row?.ids ?? [])
  current.known.set(key, found)
  current.bytes += 2 * key.length + LIST_BYTES
  found.then(
    ({ length }) => {
      current.bytes += ID_BYTES * length
    },
    () => current.known.delete(key),
  )
  return found
}
