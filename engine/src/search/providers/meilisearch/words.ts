import { stem } from "../../words/stem"
import { isStopWord } from "../../words/stop-words"
import { distance, typosIn } from "../../words/typos"
import { wordsOf } from "../../words/words"

/** Meilisearch looks at ten words. */
const MOST_WORDS = 10

/** What was typed. */
export interface Asked {
  readonly words: readonly string[]
  readonly locale: string
  /** More may follow the last word. */
  readonly isOpen: boolean
}

export function read(q: string, locale: string): Asked {
  const all = wordsOf(q).map(({ word }) => word)
  const telling = all.filter((word) => !isStopWord(word))
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS)
  const isOpen = words.at(-1) === all.at(-1) && /[\p{L}\p{M}\p{N}]$/u.test(q)
  return { words, locale, isOpen }
}

/** The query that is sent. A space after the last word says that it is whole. */
export function sent({ words, locale, isOpen }: Asked): string {
  if (words.length === 0) return ""
  return words.map((word) => asAsked(word, locale)).join(" ") + (isOpen ? "" : " ")
}

/** What the forms of the words have in common, one after the other. */
export const stems = (words: readonly string[], locale: string): string => words.map((word) => stem(word, locale)).join(" ")

/**
 * The form of a word that is looked for among words and stems: its stem, so that all forms are found; but the word itself
 * where the stem is so short that fewer typos would be forgiven, and close enough to be found as one.
 */
export function asAsked(word: string, locale: string): string {
  const root = stem(word, locale)
  const typos = typosIn(word)
  // A typo in the first letter counts two.
  const away = distance(word, root, 2) + (word[0] === root[0] ? 0 : 1)
  return typosIn(root) < typos && away <= typos ? word : root
}

/** Which words of a text answer to what was typed: how many of their letters. */
export function matcherOf({ words, locale, isOpen }: Asked): (word: string) => number {
  const roots = new Set(words.map((word) => stem(word, locale)))
  const last = isOpen ? words.at(-1) : undefined
  return (word) => {
    if (words.includes(word) || roots.has(stem(word, locale))) return Number.POSITIVE_INFINITY
    if (last && word.startsWith(last)) return last.length
    const isNear = words.some((typed) => typosIn(typed) > 0 && distance(typed, word, typosIn(typed)) <= typosIn(typed))
    return isNear ? Number.POSITIVE_INFINITY : 0
  }
}
