import { searchProvider } from "../provide"
import { searchSource } from "../source"
import type { NamedValue } from "./types"

const LIFETIME_MS = 5_000
const MOST = 200

interface Entry {
  readonly values: Promise<NamedValue[]>
  readonly until: number
  isRefreshing: boolean
}

const known = new Map<string, Entry>()

/**
 * The values that a kind's index has in a language and some sales channels, with their names. Read again after five seconds, in the
 * background: nobody waits for it but who asks first.
 */
export function lexiconOf(kind: string, locale: string, channels: readonly string[]): Promise<NamedValue[]> {
  const key = JSON.stringify([kind, locale, [...channels].sort()])
  const entry = known.get(key)
  if (!entry) return refresh(key, () => read(kind, locale, [...channels]))
  if (performance.now() >= entry.until && !entry.isRefreshing) {
    entry.isRefreshing = true
    // What could not be read now is read at the next occasion; until then there is the old one.
    read(kind, locale, [...channels]).then(
      (values) => keep(key, Promise.resolve(values)),
      () => keep(key, entry.values),
    )
  }
  return entry.values
}

function refresh(key: string, find: () => Promise<NamedValue[]>): Promise<NamedValue[]> {
  const values = find()
  keep(key, values)
  values.catch(() => known.delete(key))
  return values
}

function keep(key: string, values: Promise<NamedValue[]>): void {
  known.delete(key)
  if (known.size >= MOST) known.delete(known.keys().next().value as string)
  known.set(key, { values, until: performance.now() + LIFETIME_MS, isRefreshing: false })
}

async function read(kind: string, locale: string, channels: string[]): Promise<NamedValue[]> {
  const everything = { kind, locale, channels, q: "", filters: {}, facets: {}, available: false, region: undefined } as const
  const { facets } = await searchProvider().search({ ...everything, sort: "popular", limit: 0, offset: 0 })
  const names = (await searchSource(kind)?.names?.(locale)) ?? []
  return [
    ...facets.flatMap(({ name: label, values }) =>
      values.map(({ value, count }) => ({ name: "facet" as const, value: `${label}:${value}`, names: [value], label, count })),
    ),
    ...names.map(({ filter, value, name }) => ({ name: filter, value, names: [name] })),
  ]
}
