/** Beyond it parsers begin to leave parameters out. */
const MOST_PARAMETERS = 200
/** `name[]` and `name[3]`. */
const LIST = /^([^[\]]+)\[(\d*)\]$/
/** Express reads lists of more than twenty as something else. */
const LONG_INDEX = /\[\d{2,}\]/
/** A parameter's name before any bracket, and what follows it. */
const ROOT = /^([^=[%]*)(.|$)(5b)?/i

/**
 * A query string in an order that is always the same, for use as a key. Parameters of one name stay in their order,
 * which may mean something.
 */
export function sortedQuery(search: string): string {
  if (!search.includes("&")) return search
  const pairs: [string, string][] = []
  for (const pair of search.split("&")) {
    const [, root = "", next, bracket] = ROOT.exec(pair) ?? []
    // The same name may be written in other ways.
    if (root === "" || (next === "%" && !bracket)) return search
    pairs.push([root, pair])
  }
  pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return pairs.map(([, pair]) => pair).join("&")
}

/**
 * Reads a query string as Medusa does, whose lists have no end, with Express's parser, whose lists end after twenty.
 *
 * @param parse Express's own
 * @returns undefined for what the two might read differently, or cannot read
 */
export function readQuery(search: string, parse: (search: string) => Record<string, unknown>): Record<string, unknown> | undefined {
  const pairs = search.split("&").filter(Boolean)
  if (pairs.length > MOST_PARAMETERS) return undefined
  const lists = new Map<string, { values: string[]; isNumbered: boolean }>()
  const names = new Set<string>()
  const others: string[] = []
  for (const pair of pairs) {
    const parameter = decoded(pair)
    if (!parameter) return undefined
    const [name, value] = parameter
    if (name.split(/[[\]]+/).some((part) => part in Object.prototype)) return undefined
    const [, list, index] = LIST.exec(name) ?? []
    if (list !== undefined) {
      const isNumbered = index !== ""
      const known = lists.get(list) ?? { values: [], isNumbered }
      // Of a list that is written in both ways, Medusa reads one way first.
      if (known.isNumbered !== isNumbered || (isNumbered && index !== String(known.values.length))) return undefined
      known.values.push(value)
      lists.set(list, known)
    } else {
      if (names.has(name) || LONG_INDEX.test(name)) return undefined
      names.add(name)
      others.push(pair)
    }
  }
  const query = parse(others.join("&"))
  for (const [name, { values }] of lists) {
    if (name in query) return undefined
    query[name] = values
  }
  return query
}

function decoded(pair: string): [name: string, value: string] | undefined {
  const at = pair.indexOf("=")
  const parts = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)]
  try {
    return parts.map((part) => decodeURIComponent(part.replaceAll("+", " "))) as [string, string]
  } catch {
    return undefined
  }
}
