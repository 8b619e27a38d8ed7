import { currencyExponent, isCurrency } from "../../kit/money/currency"
import { isStopWord } from "../words/stop-words"
import { currenciesOf } from "./currencies"
import { keyOf, keysOf } from "./forms"
import { pricesIn } from "./prices"
import { type Token, tokensOf } from "./tokens"
import type { Lexicon, NamedValue, Understood, UnderstoodFilter } from "./types"
import { wishAt } from "./wishes"

/** Words of the longest name that is looked for. */
const MOST_WORDS = 5
const PRECEDENCE = ["facet", "category", "collection", "product_type", "tag"] as const

interface Span {
  readonly from: number
  readonly to: number
  readonly filters: readonly Omit<UnderstoodFilter, "text">[]
  /** A name of what is looked for, rather than a choice among it. */
  readonly isName?: boolean
}

/**
 * Takes words of a text for what can be filtered by: prices in the shopper's currency, the order, stock, and values that the index
 * has. What is not understood stays a word; nothing is taken for a value that there is not.
 *
 * @returns null when nothing was understood
 */
export function understandByRules(text: string, lexicon: Lexicon): Understood | null {
  const { currency } = lexicon
  const decimals = currency && isCurrency(currency) ? currencyExponent(currency) : 2
  const tokens = tokensOf(text, decimals, (word) => currenciesOf(word).length > 0)
  const known = indexOf(lexicon)
  const taken: Span[] = currency ? [...pricesIn(tokens, currency)] : []
  for (let at = 0; at < tokens.length; ) {
    const span = taken.find(({ from, to }) => from <= at && at < to)
    const end = span?.to ?? tokens.length
    if (span) {
      at = end
      continue
    }
    const limit = taken.filter(({ from }) => from > at).reduce((least, { from }) => Math.min(least, from), tokens.length)
    const found = spanAt(tokens, at, limit, known, lexicon)
    if (found) taken.push(found)
    at = found?.to ?? at + 1
  }
  return shape(text, tokens, withoutLonelyName(tokens, taken))
}

function spanAt(tokens: readonly Token[], at: number, limit: number, known: Known, lexicon: Lexicon): Span | undefined {
  const wish = wishAt(tokens, at)
  if (wish && wish.to <= limit) return { from: at, to: wish.to, filters: [wish.filter] }
  for (let length = Math.min(MOST_WORDS, limit - at); length > 0; length--) {
    const words = tokens.slice(at, at + length).map(({ word }) => word)
    const value = choose(known.values.get(keyOf(words, lexicon.locale)), words, tokens, at, length, known, lexicon)
    if (!value) continue
    const isLabel = (place: number) => value.label !== undefined && labelAt(tokens, place, known, lexicon)?.includes(value.label)
    return {
      from: at > 0 && isLabel(at - 1) ? at - 1 : at,
      to: at + length + (at + length < limit && isLabel(at + length) ? 1 : 0),
      filters: [{ name: value.name, value: value.value }],
      isName: value.name !== "facet",
    }
  }
  return undefined
}

/** Of values of one name the one that is likeliest meant. "S" or "38" is a size only beside the word for it. */
function choose(
  values: readonly NamedValue[] | undefined,
  words: readonly string[],
  tokens: readonly Token[],
  at: number,
  length: number,
  known: Known,
  lexicon: Lexicon,
): NamedValue | undefined {
  if (!values || words.every(isStopWord)) return undefined
  const beside = [...(labelAt(tokens, at - 1, known, lexicon) ?? []), ...(labelAt(tokens, at + length, known, lexicon) ?? [])]
  const labelled = values.filter(({ label }) => label !== undefined && beside.includes(label))
  if (labelled.length > 0) return best(labelled)
  const isShort = words.every((word) => [...word].length < 3 || /^\p{N}+$/u.test(word))
  return isShort ? undefined : best(values)
}

function best(values: readonly NamedValue[]): NamedValue | undefined {
  const rank = ({ name }: NamedValue) => PRECEDENCE.indexOf(name)
  return [...values].sort((a, b) => rank(a) - rank(b) || (b.count ?? 0) - (a.count ?? 0))[0]
}

function labelAt(tokens: readonly Token[], at: number, known: Known, { locale }: Lexicon): readonly string[] | undefined {
  const token = tokens[at]
  return token && known.labels.get(keyOf([token.word], locale))
}

interface Known {
  readonly values: ReadonlyMap<string, readonly NamedValue[]>
  readonly labels: ReadonlyMap<string, readonly string[]>
}

const indexes = new WeakMap<readonly NamedValue[], Known>()

function indexOf({ values, locale }: Lexicon): Known {
  const made = indexes.get(values)
  if (made) return made
  const known = { values: new Map<string, NamedValue[]>(), labels: new Map<string, string[]>() }
  for (const value of values) {
    for (const key of new Set(value.names.flatMap((name) => keysOf(name, locale)))) add(known.values, key, value)
    if (value.label !== undefined) for (const key of keysOf(value.label, locale)) add(known.labels, key, value.label)
  }
  indexes.set(values, known)
  return known
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (!list) map.set(key, [value])
  else if (!list.includes(value)) list.push(value)
}

/** Who types nothing but a name looks for it in titles too. */
function withoutLonelyName(tokens: readonly Token[], taken: readonly Span[]): readonly Span[] {
  const [only, ...others] = taken
  if (!only?.isName || others.length > 0) return taken
  const isAlone = tokens.every(({ word }, at) => (only.from <= at && at < only.to) || isStopWord(word))
  return isAlone ? [] : taken
}

function shape(text: string, tokens: readonly Token[], taken: readonly Span[]): Understood | null {
  const filters: UnderstoodFilter[] = []
  const isOnce = (name: UnderstoodFilter["name"]) => ["price_min", "price_max", "available", "sort"].includes(name)
  const kept = new Set(tokens.keys())
  for (const span of taken.toSorted((a, b) => a.from - b.from)) {
    const isSaid = span.filters.every(
      (filter) => !filters.some((other) => other.name === filter.name && (isOnce(filter.name) || other.value === filter.value)),
    )
    // What is said twice is understood once; what contradicts it stays a word.
    if (!isSaid) continue
    const said = text.slice(tokens[span.from]?.start, tokens[span.to - 1]?.end)
    filters.push(...span.filters.map((filter) => ({ ...filter, text: said })))
    for (let at = span.from; at < span.to; at++) kept.delete(at)
  }
  if (filters.length === 0) return null
  return { q: wordsLeft(text, tokens, kept), filters }
}

/** What is left of a text: whatever is written together (T-shirt) stays so, and small words go. */
function wordsLeft(text: string, tokens: readonly Token[], kept: ReadonlySet<number>): string {
  const groups: Token[][] = []
  for (const [at, token] of tokens.entries()) {
    if (!kept.has(at)) continue
    const last = groups.at(-1)
    const isJoined = last && kept.has(at - 1) && !/\s/.test(text.slice(tokens[at - 1]?.end, token.start))
    if (isJoined) last.push(token)
    else groups.push([token])
  }
  return groups
    .filter((group) => group.some(({ word }) => !isStopWord(word) && /[\p{L}\p{N}]/u.test(word)))
    .map((group) => text.slice(group[0]?.start, group.at(-1)?.end))
    .join(" ")
}
