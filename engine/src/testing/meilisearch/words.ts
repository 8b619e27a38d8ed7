export interface Token {
  word: string
  /** Where it is in the text. */
  start: number
  end: number
  /** Its number among the words of the text; a sentence or a comma keeps words apart by eight. */
  position: number
}

const HARD_SEPARATOR = /[.,;:!?(){}[\]|/\\،؛؟…\n]/u
/** How far apart words of two sentences or of two values of a list are: https://www.meilisearch.com/docs/resources/internals/datatypes#string */
export const HARD_DISTANCE = 8

/** Words are runs of letters, digits and their marks; everything else separates. */
export function tokenize(text: string, nonSeparators: readonly string[] = []): Token[] {
  const extra = nonSeparators.filter((one) => one.length === 1).map((one) => one.replace(/[\\\]^-]/, "\\$&"))
  const run = new RegExp(`[\\p{L}\\p{N}\\p{M}ـ${extra.join("")}]+`, "gu")
  const tokens: Token[] = []
  let position = -1
  let end = 0
  for (const match of text.matchAll(run)) {
    position += position >= 0 && HARD_SEPARATOR.test(text.slice(end, match.index)) ? HARD_DISTANCE : 1
    end = match.index + match[0].length
    const word = normalise(match[0])
    if (word) tokens.push({ word, start: match.index, end, position })
  }
  return tokens
}

/** Case, accents and the marks of Arabic do not matter: https://www.meilisearch.com/docs/resources/help/language */
export function normalise(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/[\p{M}ـ]/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[أإآٱ]/g, "ا")
    .replaceAll("ى", "ي")
    .replaceAll("ة", "ه")
}

/** Typos that a word of so many letters is allowed: https://www.meilisearch.com/docs/capabilities/full_text_search/relevancy/typo_tolerance_settings */
export interface TypoAllowance {
  oneTypo: number
  twoTypos: number
}

export const allowedTypos = (word: string, { oneTypo, twoTypos }: TypoAllowance): 0 | 1 | 2 => {
  const { length } = [...word]
  return length >= twoTypos ? 2 : length >= oneTypo ? 1 : 0
}

/**
 * How many letters were mistyped, added, left out or swapped to get `typed` from `word`, or from its beginning.
 * One in the first letter counts two.
 *
 * @returns undefined beyond `most`
 */
export function typosBetween(typed: string, word: string, most: number, isPrefix: boolean): number | undefined {
  const [a, b] = [[...typed], [...word]]
  if (!isPrefix && Math.abs(a.length - b.length) > most) return undefined
  if (isPrefix && a.length - b.length > most) return undefined
  const extra = a[0] === b[0] ? 0 : 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    if (Math.min(...next) > most) return undefined
    before = row
    row = next
  }
  const typos = (isPrefix ? Math.min(...row) : (row[b.length] ?? 0)) + extra
  return typos <= most ? typos : undefined
}
