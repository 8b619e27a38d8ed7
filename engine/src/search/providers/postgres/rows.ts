import { queryRows } from "../../../kit/database/query"
import type { Run } from "./by-index"

export interface Facet {
  readonly name: string
  readonly value: string
}

/** What a thing is counted and sorted by. */
export interface Row {
  readonly n: number
  readonly id: string
  readonly name: string
  readonly available: boolean
  readonly created_at: number
  /** Things with the same ones share them. */
  readonly facets: readonly Facet[]
  /** By the places of regions, from 0. */
  readonly prices: readonly (number | null)[]
}

/** Some 50 MB; with more, all are read again. */
const MOST = 200_000

const rows = new Map<number, Row>()
const facets = new Map<string, Facet>()
const sets = new Map<string, readonly Facet[]>()
const places = new Map<string, number>()

interface Stored extends Omit<Row, "facets"> {
  facets: string
}

/**
 * The rows with these numbers; undefined when one of them is gone. A row of the index is never changed, so that one that was
 * read holds for ever: what a search has found is counted without the database.
 */
export async function rowsOf(run: Run, kind: string, numbers: readonly number[]): Promise<Row[] | undefined> {
  const known = numbers.map((n) => rows.get(n))
  const missing = numbers.filter((_, index) => !known[index])
  if (missing.length === 0) return known as Row[]
  const fresh = await read(run, kind, missing)
  if (fresh.length < missing.length) return undefined
  if (rows.size + fresh.length > MOST) {
    rows.clear()
    sets.clear()
  }
  for (const row of fresh) rows.set(row.n, row)
  const byNumber = new Map(fresh.map((row) => [row.n, row]))
  return known.map((row, index) => row ?? (byNumber.get(numbers[index] as number) as Row))
}

async function read(run: Run, kind: string, numbers: readonly number[]): Promise<Row[]> {
  const stored = await run<Stored>(
    `SELECT n::float8 AS n, id, name, available, created_at::float8 AS created_at, facets::text AS facets, prices
     FROM wekala_search_document WHERE kind = $1 AND n = ANY ($2::bigint[])`,
    [kind, numbers],
  )
  await nameFacets(
    run,
    [...new Set(stored.map(({ facets }) => facets))].filter((set) => !sets.has(set)),
  )
  return stored.map((row) => ({ ...row, facets: setOf(row.facets) }))
}

const keysOf = (set: string) => (set === "{}" ? [] : set.slice(1, -1).split(","))

async function nameFacets(run: Run, unknown: readonly string[]): Promise<void> {
  const keys = [...new Set(unknown.flatMap(keysOf))].filter((key) => !facets.has(key))
  if (keys.length === 0) return
  const named = await run<Facet & { key: string }>("SELECT key, name, value FROM wekala_search_facet WHERE key = ANY ($1::bigint[])", [
    keys,
  ])
  for (const { key, name, value } of named) facets.set(key, { name, value })
}

function setOf(text: string): readonly Facet[] {
  const known = sets.get(text)
  if (known) return known
  const set = keysOf(text).flatMap((key) => facets.get(key) ?? [])
  sets.set(text, set)
  return set
}

/** A region's place among the prices of a row, from 0; undefined when nothing has a price there. */
export async function placeOf(region: string): Promise<number | undefined> {
  const known = places.get(region)
  if (known !== undefined) return known
  const [row] = await queryRows<{ place: number }>("SELECT place FROM wekala_search_region WHERE region = $1", [region])
  if (row) places.set(region, row.place - 1)
  return row && row.place - 1
}
