import type { Settings } from "./settings"
import type { Words } from "./vocabulary"
import { allowedTypos, normalise, tokenize, typosBetween } from "./words"

/** A word of the query, or a phrase in quotes. */
interface Unit {
  words: string[]
  isPhrase: boolean
  /** The last one, still being typed: what begins so is meant too. */
  isPrefix: boolean
}

/** A way to read the units from `from` to before `to`. */
export interface Reading {
  from: number
  to: number
  typos: number
  /** What was typed itself, and not its beginning, its synonym or something like it. */
  isExact: boolean
  /** One word, or several that must follow one another. */
  words: string[]
}

export interface Query {
  units: Unit[]
  /** By the unit that they begin with. */
  readings: Reading[][]
  excluded: string[][]
}

/** Words beyond the tenth are not looked at: https://www.meilisearch.com/docs/resources/help/known_limitations */
const MOST_WORDS = 10
const MOST_SYNONYM_WORDS = 3
const MOST_SYNONYMS = 50

export function readQuery(text: string, words: Words, settings: Settings): Query {
  const { units, excluded } = split(text, settings)
  const readings = units.map((unit, from) => [
    ...ofUnit(unit, from, words, settings),
    ...joined(units, from, words),
    ...synonyms(units, from, settings),
  ])
  return { units, readings, excluded }
}

function split(text: string, settings: Settings): Pick<Query, "units" | "excluded"> {
  const units: Unit[] = []
  const excluded: string[][] = []
  const stops = new Set(settings.stopWords.map(normalise))
  let count = 0
  for (const [, minus, phrase, rest] of text.matchAll(/(?:(?<=^|\s)(-))?(?:"([^"]*)"?|([^"\s]+))/g)) {
    const words = tokenize(phrase ?? rest ?? "", settings.nonSeparatorTokens).map(({ word }) => word)
    if (words.length === 0) continue
    if (minus) {
      excluded.push(words)
      continue
    }
    const made =
      phrase === undefined
        ? words.map((word) => ({ words: [word], isPhrase: false, isPrefix: false }))
        : [{ words, isPhrase: true, isPrefix: false }]
    for (const unit of made) {
      count += unit.words.length
      const isStop = !unit.isPhrase && stops.has(unit.words[0] as string)
      if (count <= MOST_WORDS && !isStop) units.push(unit)
    }
  }
  const last = units.at(-1)
  const isOpen = /[\p{L}\p{N}\p{M}]$/u.test(text)
  if (last && !last.isPhrase && isOpen && settings.prefixSearch !== "disabled") last.isPrefix = true
  return { units, excluded }
}

function ofUnit({ words, isPhrase, isPrefix }: Unit, from: number, { all }: Words, settings: Settings): Reading[] {
  const to = from + 1
  if (isPhrase) return [{ from, to, typos: 0, isExact: true, words }]
  const typed = words[0] as string
  const most = typosAllowed(typed, settings)
  const readings: Reading[] = []
  for (const word of all) {
    if (word === typed) readings.push({ from, to, typos: 0, isExact: true, words: [word] })
    else if (isPrefix && word.startsWith(typed)) readings.push({ from, to, typos: 0, isExact: false, words: [word] })
    else if (most > 0) {
      const typos = typosBetween(typed, word, most, isPrefix)
      if (typos !== undefined) readings.push({ from, to, typos, isExact: false, words: [word] })
    }
  }
  return [...readings, ...parted(typed, from, all)]
}

function typosAllowed(typed: string, { typoTolerance }: Settings): 0 | 1 | 2 {
  const { enabled, minWordSizeForTypos, disableOnWords, disableOnNumbers } = typoTolerance
  if (!enabled || disableOnWords.some((word) => normalise(word) === typed)) return 0
  return disableOnNumbers && /^\p{N}+$/u.test(typed) ? 0 : allowedTypos(typed, minWordSizeForTypos)
}

/** `sunflower` also means `sun flower`, with one typo: https://www.meilisearch.com/docs/resources/internals/concat */
function parted(typed: string, from: number, all: ReadonlySet<string>): Reading[] {
  const readings: Reading[] = []
  for (let at = 1; at < typed.length; at++) {
    const words = [typed.slice(0, at), typed.slice(at)]
    if (words.every((word) => all.has(word))) readings.push({ from, to: from + 1, typos: 1, isExact: false, words })
  }
  return readings
}

/** `any way` also means `anyway`, with one typo. */
function joined(units: Unit[], from: number, { all }: Words): Reading[] {
  const readings: Reading[] = []
  let word = ""
  for (const [offset, unit] of units.slice(from, from + 3).entries()) {
    if (unit.isPhrase) break
    word += unit.words[0]
    if (offset === 0) continue
    const isMeant = (known: string) => (unit.isPrefix ? known.startsWith(word) : known === word)
    for (const known of all) if (isMeant(known)) readings.push({ from, to: from + offset + 1, typos: 1, isExact: false, words: [known] })
  }
  return readings
}

/** https://www.meilisearch.com/docs/capabilities/full_text_search/relevancy/synonyms */
function synonyms(units: Unit[], from: number, settings: Settings): Reading[] {
  const wordsOf = (text: string) => tokenize(text, settings.nonSeparatorTokens).map(({ word }) => word)
  const known = Object.entries(settings.synonyms).map(([text, others]) => [wordsOf(text).join(" "), others] as const)
  const readings: Reading[] = []
  for (let to = from + 1; to <= Math.min(units.length, from + MOST_SYNONYM_WORDS); to++) {
    const taken = units.slice(from, to)
    if (taken.some(({ isPhrase }) => isPhrase)) break
    const typed = taken.flatMap(({ words }) => words).join(" ")
    const others = known.filter(([text]) => text === typed).flatMap(([, list]) => list)
    for (const other of others.slice(0, MOST_SYNONYMS)) {
      const words = wordsOf(other)
      if (words.length > 0) readings.push({ from, to, typos: 0, isExact: false, words })
    }
  }
  return readings
}
