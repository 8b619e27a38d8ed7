import { queryRows } from "../../../kit/database/query"
import { stem } from "../../words/stem"
import { isStopWord } from "../../words/stop-words"
import { deletionsOf, distance, typosIn } from "../../words/typos"
import { wordsOf } from "../../words/words"
import { quote, stemmed, titled } from "./vector"

/** A word that was typed, and what is taken for it. */
interface Term {
  readonly word: string
  readonly stem: string
  /** More may follow: it is the last one, and no space comes after it. */
  readonly isPrefix: boolean
  /** Known words that it may have been meant for; only for one that is not known. */
  readonly near: readonly string[]
  /** Phrases that mean the same. */
  readonly same: readonly (readonly string[])[]
  readonly isKnown: boolean
}

/** What a text asks for: all of its terms, in one language of some kinds. */
export interface Plan {
  readonly terms: readonly Term[]
  readonly locale: string
  /** Its normalised words. */
  readonly name: string
}

const MOST_TERMS = 12
const MOST_NEAR = 5
const MOST_PHRASE = 4

interface Known {
  n: number
  known: boolean
  near: string[] | null
}

/** Reads what was typed, with what the index knows of its words: one statement, none without words. */
export async function planOf(q: string, kinds: readonly string[], locale: string): Promise<Plan> {
  const all = wordsOf(q).map(({ word }) => word)
  const name = all.join(" ")
  const telling = all.filter((word) => !isStopWord(word))
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_TERMS)
  if (words.length === 0) return { terms: [], locale, name }
  const endsOpen = words.at(-1) === all.at(-1) && /[\p{L}\p{M}\p{N}]$/u.test(q)
  const asked = words.map((word, n) => ({
    n,
    word,
    stem: stem(word, locale),
    prefix: endsOpen && n === words.length - 1,
    deletions: typosIn(word) === 0 ? null : deletionsOf(word.slice(0, 24)),
  }))
  const phrases = phrasesOf(words)
  const [row] = await queryRows<{ known: Known[] | null; same: { phrase: string; same: string[] }[] | null }>(
    `SELECT (
       SELECT jsonb_agg(jsonb_build_object('n', t.n, 'known', k.known, 'near', CASE WHEN NOT k.known THEN (
           SELECT jsonb_agg(near.word) FROM (
             SELECT w.word FROM wekala_search_word w
             WHERE w.deletions && t.deletions AND w.kind = ANY ($1) AND w.locale = $2 GROUP BY w.word ORDER BY sum(w.documents) DESC LIMIT 50
           ) near) END))
       FROM jsonb_to_recordset($3::jsonb) t (n integer, word text, stem text, prefix boolean, deletions text[])
       CROSS JOIN LATERAL (SELECT t.word ~ '[0-9]'
         OR EXISTS (SELECT FROM wekala_search_word w WHERE w.kind = ANY ($1) AND w.locale = $2 AND (w.word = t.word OR w.stem = t.stem))
         OR (t.prefix AND EXISTS (SELECT FROM wekala_search_word w
             WHERE w.kind = ANY ($1) AND w.locale = $2 AND w.word >= t.word AND w.word < t.word || chr(1114111))) AS known) k
     ) AS known, (
       SELECT jsonb_agg(s) FROM wekala_search_same s WHERE s.locale IN ('', $2) AND s.phrase = ANY ($4)
     ) AS same`,
    [kinds, locale, JSON.stringify(asked), phrases],
  )
  const terms = asked.map(({ n, word, stem: root, prefix }): Term => {
    const known = row?.known?.find((each) => each.n === n)
    const near = known?.near ?? []
    return { word, stem: root, isPrefix: prefix, isKnown: known?.known ?? false, near: nearest(word, near), same: [] }
  })
  return { terms: withSynonyms(terms, words, row?.same ?? []), locale, name }
}

/** The known words that are few enough typos away, the nearest first. */
function nearest(word: string, candidates: readonly string[]): string[] {
  const most = typosIn(word)
  return candidates
    .map((candidate) => ({ candidate, away: distance(word, candidate, most) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_NEAR)
    .map(({ candidate }) => candidate)
}

/** All runs of up to a few words. */
function phrasesOf(words: readonly string[]): string[] {
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(MOST_PHRASE, words.length - from) }, (_, more) => words.slice(from, from + more + 1).join(" ")),
  )
}

/** A phrase with synonyms becomes one term: itself, or one of them. */
function withSynonyms(terms: readonly Term[], words: readonly string[], synonyms: readonly { phrase: string; same: string[] }[]): Term[] {
  const found: Term[] = []
  for (let at = 0; at < terms.length; ) {
    const length = [...Array(Math.min(MOST_PHRASE, terms.length - at)).keys()]
      .map((more) => more + 1)
      .findLast((length) => synonyms.some(({ phrase }) => phrase === words.slice(at, at + length).join(" ")))
    const term = terms[at] as Term
    if (length === undefined) found.push(term)
    else {
      const phrase = words.slice(at, at + length)
      const same = synonyms.filter((each) => each.phrase === phrase.join(" ")).flatMap((each) => each.same)
      const others = [...new Set(same)].map((each) => each.split(" "))
      found.push(
        length === 1
          ? { ...term, isKnown: true, same: others }
          : { ...term, word: "", near: [], isPrefix: false, isKnown: true, same: [phrase, ...others] },
      )
    }
    at += length ?? 1
  }
  return found
}

/** What is certainly meant by a term, in the text form of a `tsquery`. */
export function exactly({ word, stem: root, isPrefix, same }: Term, locale: string): string {
  const own = word ? [quote(word), quote(stemmed(root)), ...(isPrefix ? [`${quote(word)}:*`] : [])] : []
  const others = same.map((phrase) => `(${phrase.map((each) => quote(stemmed(stem(each, locale)))).join(" & ")})`)
  return `(${[...own, ...others].join(" | ")})`
}

/** What is perhaps meant by it. */
export function perhaps({ near }: Term): string | undefined {
  return near.length === 0 ? undefined : `(${near.map(quote).join(" | ")})`
}

/** That a title has it: any word may be unfinished. */
export function inTitle({ word, near, same }: Term): string {
  const phrases = [...(word ? [[word]] : []), ...near.map((each) => [each]), ...same]
  return `(${phrases.map((phrase) => `(${phrase.map((each) => `${quote(titled(each))}:*`).join(" & ")})`).join(" | ")})`
}

/** Which words of a text answer to a plan: how many of their letters. */
export function matcherOf({ terms, locale }: Plan): (word: string) => number {
  const whole = new Set(terms.flatMap(({ word, near }) => [word, ...near]))
  const stems = new Set(
    terms.flatMap(({ word, stem: root, same }) => [...(word ? [root] : []), ...same.flat().map((each) => stem(each, locale))]),
  )
  const prefixes = terms.filter(({ isPrefix }) => isPrefix).map(({ word }) => word)
  return (word) => {
    if (whole.has(word) || stems.has(stem(word, locale))) return Number.POSITIVE_INFINITY
    return prefixes.find((prefix) => prefix && word.startsWith(prefix))?.length ?? 0
  }
}
