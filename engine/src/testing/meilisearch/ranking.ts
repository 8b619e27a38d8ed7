import type { Match } from "./matching"
import { invalid } from "./refusal"
import type { Settings } from "./settings"
import { type Document, facetForm, isAmong, valuesAt } from "./values"

type Compare = (a: Match, b: Match) => number
const by =
  (...of: ((match: Match) => number)[]): Compare =>
  (a, b) =>
    of.reduce((order, one) => order || one(a) - one(b), 0)

const RULES: Record<string, Compare> = {
  words: by(({ words }) => -words),
  typo: by(({ typos }) => typos),
  proximity: by(({ proximity }) => proximity),
  attribute: by(
    ({ attribute }) => attribute,
    ({ position }) => position,
  ),
  attributeRank: by(({ attribute }) => attribute),
  wordPosition: by(({ position }) => position),
  exactness: by(({ inexactness }) => inexactness),
}

/** The order of a sort or of a ranking rule: numbers before texts, both before what has none. */
function byValue(rule: string, documents: ReadonlyMap<string, Document>): Compare {
  const at = rule.lastIndexOf(":")
  const [path, isDescending] = [rule.slice(0, at), rule.slice(at + 1) === "desc"]
  const read = (id: string) => {
    const values = valuesAt(documents.get(id), path)
    const numbers = values.filter((one) => typeof one === "number")
    if (numbers.length > 0) return isDescending ? Math.max(...numbers) : Math.min(...numbers)
    const texts = values
      .filter((one) => typeof one === "string" || typeof one === "boolean")
      .map(facetForm)
      .sort()
    return isDescending ? texts.at(-1) : texts[0]
  }
  const known = new Map<string, string | number | undefined>()
  const value = ({ id }: Match) => {
    if (!known.has(id)) known.set(id, read(id))
    return known.get(id)
  }
  return (left, right) => {
    const [a, b] = [value(left), value(right)]
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
    if (typeof a !== typeof b) return (typeof a === "number" ? -1 : 1) * (isDescending ? -1 : 1)
    return a === b ? 0 : (a < b ? -1 : 1) * (isDescending ? -1 : 1)
  }
}

/** @throws Refusal `invalid_search_sort` (400) */
function checkSort(sort: readonly string[], { sortableAttributes, rankingRules }: Settings): void {
  for (const one of sort) {
    const path = /^(.+):(?:asc|desc)$/.exec(one)?.[1]
    if (!path)
      throw invalid(
        "invalid_search_sort",
        `Invalid syntax for the sort parameter: expected expression ending by \`:asc\` or \`:desc\`, found \`${one}\`.`,
      )
    if (!isAmong(path, sortableAttributes)) {
      throw invalid(
        "invalid_search_sort",
        `Attribute \`${path}\` is not sortable. Available sortable attributes are: \`${sortableAttributes.join(", ")}\`.`,
      )
    }
  }
  if (sort.length > 0 && !rankingRules.includes("sort")) {
    throw invalid(
      "invalid_search_sort",
      "You must specify where `sort` is listed in the rankingRules setting to use the sort parameter at search time.",
    )
  }
}

/** Best first: each rule only decides between what the ones before it hold to be alike. */
export function rank(matches: Match[], sort: readonly string[], settings: Settings, documents: ReadonlyMap<string, Document>): Match[] {
  checkSort(sort, settings)
  const rules = settings.rankingRules.includes("words") ? settings.rankingRules : withWords(settings.rankingRules)
  const compares = rules.flatMap((rule) => {
    if (rule === "sort") return sort.map((one) => byValue(one, documents))
    return [RULES[rule] ?? byValue(rule, documents)]
  })
  return matches.toSorted((a, b) => compares.reduce((order, compare) => order || compare(a, b), 0))
}

/** It is applied before all rules that look at words, also where it is not named. */
function withWords(rules: readonly string[]): string[] {
  const at = rules.findIndex((rule) => rule in RULES)
  return at < 0 ? [...rules] : [...rules.slice(0, at), "words", ...rules.slice(at)]
}

/** Between 0 and 1, greater for what the ranking rules put first. */
export function score({ words, typos, proximity, attribute, inexactness }: Match, units: number): number {
  if (units === 0) return 1
  const parts = [words / units, 1 / (1 + typos), 1 / (1 + proximity / 8), 1 / (1 + attribute), 1 / (1 + inexactness)]
  return parts.reduce((sum, part, index) => sum + part * 10 ** -index, 0) / parts.reduce((sum, _, index) => sum + 10 ** -index, 0)
}
