import type { SearchResult } from "../provider"

/** As an answer has them: by name, and within it what most have first. */
export function orderedFacets(names: ReadonlyMap<string, { value: string; count: number }[]>): SearchResult["facets"] {
  return [...names]
    .map(([name, values]) => ({ name, values: values.sort((a, b) => b.count - a.count || compare(a.value, b.value)) }))
    .sort((a, b) => compare(a.name, b.name))
}

/** By code units, in every language the same. */
export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
