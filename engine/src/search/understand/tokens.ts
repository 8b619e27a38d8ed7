import { normalise } from "../words/normalise"

/** A word, a number or a sign of a currency, as it stands in a text. */
export interface Token {
  /** Normalised. */
  readonly word: string
  /** Of a number. */
  readonly number?: number
  readonly start: number
  readonly end: number
}

const PIECE = /\p{Sc}|[\p{L}\p{N}][\p{L}\p{M}\p{N}\u0640]*(?:[.,\u066b\u066c]\p{Nd}+)*/gu
const NUMBER = /^\d+(?:[.,\u066b\u066c]\d+)*$/
/** An Arabic "and" before a number, or letters after it: و٥٠, 50usd. */
const JOINED = /^(\p{L}*?)(\d+(?:[.,\u066b\u066c]\d+)*)(\p{L}*)$/u
const AND = "و"

/**
 * @param decimals of the currency: with three of them, 1.250 is not a thousand
 * @param isCurrency whether letters that stand at a number are a currency's
 */
export function tokensOf(text: string, decimals: number, isCurrency: (word: string) => boolean): Token[] {
  return [...text.matchAll(PIECE)].flatMap((match): Token[] => {
    const [piece] = match
    const start = match.index
    const end = start + piece.length
    const word = normalise(piece)
    if (NUMBER.test(word)) return [{ word, number: numberOf(word, decimals), start, end }]
    const [, before = "", digits = "", after = ""] = JOINED.exec(word) ?? []
    const isSplit = digits && (before === "" || before === AND || isCurrency(before)) && (after === "" || isCurrency(after))
    if (!isSplit || word.length !== piece.length) return [{ word, start, end }]
    const from = start + before.length
    const to = from + digits.length
    return [
      ...(before ? [{ word: before, start, end: from }] : []),
      { word: digits, number: numberOf(digits, decimals), start: from, end: to },
      ...(after ? [{ word: after, start: to, end }] : []),
    ]
  })
}

/** A comma or a point before exactly three digits parts thousands, any other one decimals. */
function numberOf(digits: string, decimals: number): number {
  const plain = digits.replaceAll("\u066c", ",").replaceAll("\u066b", ".")
  const parts = plain.split(/[.,]/)
  const last = parts.at(-1) as string
  const isWhole = parts.length === 1 || (last.length === 3 && !(decimals === 3 && parts.length === 2))
  return Number(isWhole ? parts.join("") : `${parts.slice(0, -1).join("")}.${last}`)
}
