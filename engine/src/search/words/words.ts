import { normalise } from "./normalise"

export interface Word {
  /** Normalised. */
  readonly word: string
  /** Where it stands in the text as it was given. */
  readonly start: number
  readonly end: number
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}\u200c\u200d]*/gu
const APOSTROPHES = new Set(["'", "’", "ʼ", "`"])

/** The words of a text, normalised, in order. A letter that an apostrophe cuts off (l'eau, men's) is none. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const end = start + match[0].length
    const isCutOff = [...match[0]].length === 1 && (APOSTROPHES.has(text[start - 1] ?? "") || APOSTROPHES.has(text[end] ?? ""))
    const word = isCutOff ? "" : normalise(match[0])
    // A digit in a circle or a ligature may come apart into what is no letter.
    if (word && /^[\p{L}\p{N}]+$/u.test(word)) words.push({ word, start, end })
  }
  return words
}
