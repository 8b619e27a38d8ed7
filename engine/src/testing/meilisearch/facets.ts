import { invalid } from "./refusal"
import type { Settings } from "./settings"
import { type Document, facetForm, isAmong, valuesAt } from "./values"

export interface FacetAnswer {
  facetDistribution: Record<string, Record<string, number>>
  facetStats: Record<string, { min: number; max: number }>
}

/**
 * Counts of documents by value, and the least and greatest number of each facet:
 * https://www.meilisearch.com/docs/capabilities/filtering_sorting_faceting/how_to/filter_with_facets
 *
 * @throws Refusal `invalid_search_facets` (400) for an attribute that is not filterable
 */
export function countFacets(asked: readonly string[], documents: Document[], settings: Settings): FacetAnswer {
  const { filterableAttributes, faceting } = settings
  const unknown = asked.find((name) => name !== "*" && !isAmong(name, filterableAttributes))
  if (unknown !== undefined) {
    throw invalid(
      "invalid_search_facets",
      `Invalid facet distribution: Attribute \`${unknown}\` is not filterable. Available filterable attributes patterns are: \`${filterableAttributes.join(", ")}\`.`,
    )
  }
  const names = asked.includes("*") ? filterableAttributes : asked
  const answer: FacetAnswer = { facetDistribution: {}, facetStats: {} }
  for (const name of names) {
    const counts = new Map<string, { value: string; count: number }>()
    const numbers: number[] = []
    for (const document of documents) {
      const values = new Map(
        valuesAt(document, name)
          .filter(isFacet)
          .map((value) => [facetForm(value), value]),
      )
      for (const [form, value] of values) {
        const known = counts.get(form)
        if (known) known.count += 1
        else counts.set(form, { value: String(value), count: 1 })
        if (typeof value === "number") numbers.push(value)
      }
    }
    const order = faceting.sortFacetValuesBy[name] ?? faceting.sortFacetValuesBy["*"]
    const sorted = [...counts].sort(
      ([a, { count: left }], [b, { count: right }]) => (order === "count" ? right - left : 0) || (a < b ? -1 : 1),
    )
    answer.facetDistribution[name] = Object.fromEntries(
      sorted.slice(0, faceting.maxValuesPerFacet).map(([, { value, count }]) => [value, count]),
    )
    if (numbers.length > 0)
      answer.facetStats[name] = { min: numbers.reduce((a, b) => Math.min(a, b)), max: numbers.reduce((a, b) => Math.max(a, b)) }
  }
  return answer
}

const isFacet = (value: unknown): value is string | number | boolean => value !== null && typeof value !== "object"
