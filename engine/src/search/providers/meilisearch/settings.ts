import type { Synonyms } from "../../provider"
import { wordsOf } from "../../words/words"
import type { Settings } from "./client"
import { asAsked, stems } from "./words"

/** What is searched, what says most first: each text as its words, and as what the forms of its words have in common. */
export const NAMES = ["title", "title_stems"]
const SEARCHED = [...NAMES, "subtitle", "subtitle_stems", "keywords", "keywords_stems", "body", "body_stems"]

/** Facets of all names share one attribute, so this is for all of them together. */
const MOST_FACET_VALUES = 5_000
const MOST_HITS = 1_000_000

/** What an index is to do: https://www.meilisearch.com/docs/reference/api/settings/list-all-settings */
export function settingsOf(locale: string, synonyms: readonly Synonyms[]): Settings {
  return {
    searchableAttributes: SEARCHED,
    displayedAttributes: ["document", "amounts"],
    filterableAttributes: ["channels", "filters", "facets", "available", "amounts"],
    sortableAttributes: ["available", "created_at", "title", "id", "amounts"],
    // An order that was asked for is kept; without one the best match comes first, and what can be had before what cannot.
    rankingRules: ["sort", "words", "typo", "proximity", "attribute", "exactness", "available:desc", "created_at:asc", "id:asc"],
    typoTolerance: { enabled: true, minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 }, disableOnNumbers: true },
    faceting: { maxValuesPerFacet: MOST_FACET_VALUES, sortFacetValuesBy: { "*": "count" } },
    pagination: { maxTotalHits: MOST_HITS },
    synonyms: synonymsOf(locale, synonyms),
  }
}

/** Each of some words with all others, in the forms in which they are asked and written. */
export function synonymsOf(locale: string, synonyms: readonly Synonyms[]): Record<string, string[]> {
  const same = new Map<string, Set<string>>()
  for (const group of synonyms.filter((one) => one.locale === "" || one.locale === locale)) {
    const phrases = group.words.map((phrase) => wordsOf(phrase).map(({ word }) => word)).filter(({ length }) => length > 0)
    for (const phrase of phrases) {
      const others = phrases
        .filter((other) => other.join(" ") !== phrase.join(" "))
        .flatMap((other) => [other.join(" "), stems(other, locale)])
      for (const form of [phrase.join(" "), phrase.map((word) => asAsked(word, locale)).join(" ")]) {
        const known = same.get(form) ?? new Set()
        for (const other of others) known.add(other)
        same.set(form, known)
      }
    }
  }
  return Object.fromEntries([...same].map(([form, others]) => [form, [...others].filter((other) => other !== form)]))
}
