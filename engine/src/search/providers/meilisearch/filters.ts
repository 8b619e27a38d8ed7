import type { SearchQuery } from "../../provider"
import { EVERYWHERE } from "./documents"
import { regionKey, token } from "./names"

/** Which of a query's choices an answer leaves out, to count as though they had not been made. */
export interface Without {
  /** The name of a facet, or all of them. */
  facet?: string | "*"
  price?: boolean
  available?: boolean
}

const isOneOf = (attribute: string, tokens: readonly string[]) => `${attribute} IN [${tokens.map((one) => `"${one}"`).join(", ")}]`

export const amountOf = (region: string) => `amounts.${regionKey(region)}.amount`

/** What must hold; all of it. */
export function filterOf(query: SearchQuery, without: Without = {}): string[] {
  const { channels, filters, facets, available, region, min, max } = query
  const made: string[] = []
  if (channels.length > 0) made.push(isOneOf("channels", [EVERYWHERE, ...channels.map((channel) => token("channel", channel))]))
  for (const [name, values] of Object.entries(filters)) if (values.length > 0) made.push(ofTokens("filters", name, values))
  if (without.facet !== "*") {
    for (const [name, values] of Object.entries(facets)) {
      if (values.length > 0 && name !== without.facet) made.push(ofTokens("facets", name, values))
    }
  }
  if (available && !without.available) made.push("available = 1")
  if (region && !without.price) {
    if (min !== undefined) made.push(`"${amountOf(region)}" >= "${min}"`)
    if (max !== undefined) made.push(`"${amountOf(region)}" <= "${max}"`)
  }
  return made
}

const ofTokens = (attribute: string, name: string, values: readonly string[]) =>
  isOneOf(
    attribute,
    values.map((value) => token(name, value)),
  )
