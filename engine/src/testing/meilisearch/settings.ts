import { invalid, type Refusal } from "./refusal"

/** https://www.meilisearch.com/docs/reference/api/settings/list-all-settings */
export interface Settings {
  displayedAttributes: string[]
  searchableAttributes: string[]
  filterableAttributes: string[]
  sortableAttributes: string[]
  rankingRules: string[]
  stopWords: string[]
  nonSeparatorTokens: string[]
  separatorTokens: string[]
  dictionary: string[]
  synonyms: Record<string, string[]>
  distinctAttribute: string | null
  proximityPrecision: "byWord" | "byAttribute"
  typoTolerance: {
    enabled: boolean
    minWordSizeForTypos: { oneTypo: number; twoTypos: number }
    disableOnWords: string[]
    disableOnAttributes: string[]
    disableOnNumbers: boolean
  }
  faceting: { maxValuesPerFacet: number; sortFacetValuesBy: Record<string, "alpha" | "count"> }
  pagination: { maxTotalHits: number }
  searchCutoffMs: number | null
  prefixSearch: "indexingTime" | "disabled"
  facetSearch: boolean
}

export const DEFAULTS: Settings = {
  displayedAttributes: ["*"],
  searchableAttributes: ["*"],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ["words", "typo", "proximity", "attribute", "sort", "exactness"],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: "byWord",
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { "*": "alpha" } },
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: null,
  prefixSearch: "indexingTime",
  facetSearch: true,
}

const BUILT_IN_RULES = ["words", "typo", "proximity", "attribute", "attributeRank", "wordPosition", "sort", "exactness"]

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
const wrong = (name: string, why: string): Refusal => invalid(`invalid_settings_${snake(name)}`, `Invalid value at \`.${name}\`: ${why}`)

const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every((one) => typeof one === "string")
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0

function texts(name: string, value: unknown): string[] {
  if (!isTexts(value)) throw wrong(name, "expected an array of strings.")
  return value
}

function rankingRules(value: unknown): string[] {
  const unknown = texts("rankingRules", value).find((rule) => !BUILT_IN_RULES.includes(rule) && !/^[^:]+:(asc|desc)$/.test(rule))
  if (unknown !== undefined) {
    throw wrong(
      "rankingRules",
      `\`${unknown}\` ranking rule is invalid. Valid ranking rules are words, typo, sort, proximity, attribute, exactness and custom ranking rules.`,
    )
  }
  return value as string[]
}

function synonyms(value: unknown): Record<string, string[]> {
  if (!isObject(value) || !Object.values(value).every(isTexts)) throw wrong("synonyms", "expected an object of arrays of strings.")
  return value as Record<string, string[]>
}

function knownFields(name: string, value: unknown, known: readonly string[]): Record<string, unknown> {
  if (!isObject(value)) throw wrong(name, "expected an object.")
  const unknown = Object.keys(value).find((field) => !known.includes(field))
  if (unknown) throw invalid("bad_request", `Unknown field \`${unknown}\` inside \`.${name}\`: expected one of ${known.join(", ")}`)
  return value
}

function typoTolerance(value: unknown, before: Settings["typoTolerance"]): Settings["typoTolerance"] {
  const given = knownFields("typoTolerance", value, Object.keys(DEFAULTS.typoTolerance))
  const sizes = { ...before.minWordSizeForTypos, ...(given.minWordSizeForTypos as object | undefined) }
  const isOrdered = isCount(sizes.oneTypo) && isCount(sizes.twoTypos) && sizes.oneTypo <= sizes.twoTypos && sizes.twoTypos <= 255
  if (!isOrdered) {
    throw invalid(
      "invalid_settings_typo_tolerance",
      "`minWordSizeForTypos` setting is invalid. `oneTypo` and `twoTypos` fields should be between `0` and `255`, and `twoTypos` should be greater or equals to `oneTypo`.",
    )
  }
  return { ...before, ...given, minWordSizeForTypos: sizes } as Settings["typoTolerance"]
}

function faceting(value: unknown, before: Settings["faceting"]): Settings["faceting"] {
  const given = knownFields("faceting", value, ["maxValuesPerFacet", "sortFacetValuesBy"])
  if (given.maxValuesPerFacet !== undefined && !isCount(given.maxValuesPerFacet)) {
    throw invalid(
      "invalid_settings_faceting_max_values_per_facet",
      "Invalid value type at `.faceting.maxValuesPerFacet`: expected a positive integer.",
    )
  }
  const order = { ...before.sortFacetValuesBy, ...(given.sortFacetValuesBy as Settings["faceting"]["sortFacetValuesBy"] | undefined) }
  if (!Object.values(order).every((one) => one === "alpha" || one === "count")) {
    throw invalid(
      "invalid_settings_faceting_sort_facet_values_by",
      "Unknown value at `.faceting.sortFacetValuesBy`: expected one of `alpha`, `count`",
    )
  }
  return { maxValuesPerFacet: (given.maxValuesPerFacet as number | undefined) ?? before.maxValuesPerFacet, sortFacetValuesBy: order }
}

function pagination(value: unknown): Settings["pagination"] {
  const { maxTotalHits = DEFAULTS.pagination.maxTotalHits } = knownFields("pagination", value, ["maxTotalHits"])
  if (!isCount(maxTotalHits))
    throw invalid("invalid_settings_pagination", "Invalid value type at `.pagination.maxTotalHits`: expected a positive integer.")
  return { maxTotalHits }
}

/**
 * What the settings become. `null` sets one back; what is not named stays.
 *
 * @throws Refusal (400) for an unknown name or a wrong value
 */
export function changeSettings(before: Settings, change: unknown): Settings {
  if (!isObject(change)) throw invalid("bad_request", "Invalid value type: expected an object.")
  const after: Record<string, unknown> = { ...before }
  for (const [name, value] of Object.entries(change)) {
    if (!Object.hasOwn(DEFAULTS, name)) {
      throw invalid(
        "bad_request",
        `Unknown field \`${name}\`: expected one of ${Object.keys(DEFAULTS)
          .map((one) => `\`${one}\``)
          .join(", ")}`,
      )
    }
    after[name] = value === null ? DEFAULTS[name as keyof Settings] : setting(name as keyof Settings, value, before)
  }
  return after as unknown as Settings
}

function setting(name: keyof Settings, value: unknown, before: Settings): unknown {
  switch (name) {
    case "rankingRules":
      return rankingRules(value)
    case "synonyms":
      return synonyms(value)
    case "typoTolerance":
      return typoTolerance(value, before.typoTolerance)
    case "faceting":
      return faceting(value, before.faceting)
    case "pagination":
      return pagination(value)
    case "distinctAttribute":
      if (typeof value !== "string") throw wrong(name, "expected a string.")
      return value
    case "searchCutoffMs":
      if (!isCount(value)) throw wrong(name, "expected a positive integer.")
      return value
    case "facetSearch":
      if (typeof value !== "boolean") throw wrong(name, "expected a boolean.")
      return value
    case "proximityPrecision":
      if (value !== "byWord" && value !== "byAttribute") throw wrong(name, "expected one of `byWord`, `byAttribute`")
      return value
    case "prefixSearch":
      if (value !== "indexingTime" && value !== "disabled") throw wrong(name, "expected one of `indexingTime`, `disabled`")
      return value
    default:
      return texts(name, value)
  }
}
