import { queryRows } from "@wekala/engine/kit"
import type { Auction } from "../entities"

/** A row of a list, with what is joined to it. */
export interface ListedAuction extends Auction {
  watch_count: number
  now: Date
}

/** One condition: SQL with `?` for its one parameter. */
export type Condition = readonly [sql: string, value: unknown]

export interface Page {
  readonly limit: number
  readonly offset: number
  /** A column of `ORDERS`, with `-` in front for descending. */
  readonly order: string
}

const COLUMNS = `a.*, now() AS now,
  (SELECT count(*) FROM auction_watch w WHERE w.auction_id = a.id)::int AS watch_count`

const ORDERS: Record<string, string> = {
  starts_at: "a.starts_at",
  ends_at: "a.ends_at",
  current_price: "coalesce(a.current_price, a.starting_price)",
  bid_count: "a.bid_count",
  created_at: "a.created_at",
  updated_at: "a.updated_at",
}

export const LIST_ORDERS = ["starts_at", "ends_at", "current_price", "bid_count", "created_at", "updated_at"] as const

/** Lots that meet all conditions, and how many there are in all: two statements. */
export async function listAuctions(conditions: readonly Condition[], page: Page): Promise<{ rows: ListedAuction[]; count: number }> {
  const where = conditions.map(([sql], index) => `(${sql.replaceAll("?", `$${index + 1}`)})`).join(" AND ") || "true"
  const values = conditions.map(([, value]) => value)
  const isDescending = page.order.startsWith("-")
  const direction = isDescending ? "DESC" : "ASC"
  const column = ORDERS[isDescending ? page.order.slice(1) : page.order] as string
  const [rows, [total]] = await Promise.all([
    queryRows<ListedAuction>(
      `SELECT ${COLUMNS} FROM auction a WHERE ${where}
       ORDER BY ${column} ${direction} NULLS LAST, a.id ${direction} LIMIT ${page.limit} OFFSET ${page.offset}`,
      values,
    ),
    queryRows<{ count: number }>(`SELECT count(*)::int AS count FROM auction a WHERE ${where}`, values),
  ])
  return { rows, count: total?.count ?? 0 }
}

/** What a search text is looked for in. */
const WORDS = `a.title ILIKE ? OR EXISTS (SELECT 1 FROM product p WHERE p.id = a.product_id AND p.title ILIKE ?)`

/** The filters that shoppers and merchants share. */
export function conditionsOf(query: {
  id?: string | string[] | undefined
  status?: string | string[] | undefined
  format?: string | string[] | undefined
  product_id?: string | string[] | undefined
  category_id?: string | string[] | undefined
  q?: string | undefined
}): Condition[] {
  const conditions: Condition[] = []
  const any = (sql: string, value: string | string[] | undefined) => {
    if (value !== undefined) conditions.push([sql, [value].flat()])
  }
  any("a.id = ANY (?)", query.id)
  any("a.status = ANY (?)", query.status)
  any("a.format = ANY (?)", query.format)
  any("a.product_id = ANY (?)", query.product_id)
  any("a.product_id IN (SELECT product_id FROM product_category_product WHERE product_category_id = ANY (?))", query.category_id)
  if (query.q) conditions.push([WORDS, `%${query.q.replace(/[\\%_]/g, "\\$&")}%`])
  return conditions
}
