import { z } from "@medusajs/framework/zod"
import type { ListConfig } from "../module/find-options"

/** A query value that may be given once, several times (`?status[]=a`), or as `{ $in: [...] }` by SDKs. */
export function anyOf<T extends z.ZodType>(value: T) {
  return z.union([value, z.array(value).min(1).max(100)])
}

const timestamp = z.iso.datetime({ offset: true }).or(z.iso.date())

/** A moment or an operator map on one: `created_at[$gte]=2026-01-01`. */
export const dateFilter = z.union([
  timestamp,
  z.strictObject({ $gt: timestamp, $gte: timestamp, $lt: timestamp, $lte: timestamp }).partial(),
])

/**
 * The query of a list route: `limit` (20 unless told, 100 at most), `offset`, `order` (`-created_at` for
 * newest first) and the given filters, as Medusa's list routes have them.
 *
 * @param options.order the properties by which a client may order
 */
export function listQuery<F extends z.ZodRawShape>(filters: F, options: { order: readonly [string, ...string[]] }) {
  const orders = options.order.flatMap((name) => [name, `-${name}`]) as [string, ...string[]]
  return z.object({
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    order: z.enum(orders).optional(),
    ...filters,
  })
}

/** Splits a parsed list query into filters and list options, newest first unless the client says. */
export function toListArguments(
  query: { limit: number; offset: number; order?: string | undefined } & Record<string, unknown>,
  defaultOrder = "-created_at",
): { filters: Record<string, unknown>; config: ListConfig } {
  const { limit, offset, order = defaultOrder, ...filters } = query
  const descending = order.startsWith("-")
  const property = descending ? order.slice(1) : order
  return {
    filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined)),
    config: { take: limit, skip: offset, order: { [property]: descending ? "DESC" : "ASC", id: descending ? "DESC" : "ASC" } },
  }
}

/** The schema of a list answer: `{ accounts, count, offset, limit }`. */
export function listResponse<K extends string, S extends z.ZodType>(key: K, item: S) {
  return z.object({ [key]: z.array(item), count: z.number().int(), offset: z.number().int(), limit: z.number().int() } as Record<
    K,
    z.ZodArray<S>
  > & { count: z.ZodNumber; offset: z.ZodNumber; limit: z.ZodNumber })
}
