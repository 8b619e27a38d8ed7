import type { Query } from "./query"
import type { Document } from "./values"
import { type Token, tokenize } from "./words"

interface Span {
  start: number
  end: number
}

/** The parts of a text that a query looks for; of a word that only begins so, the beginning. */
export function spansIn(text: string, { units, readings }: Query, nonSeparators: readonly string[]): Span[] {
  const tokens = tokenize(text, nonSeparators)
  const ends = new Map<number, number>()
  const mark = (token: Token, letters: number) => {
    const end = letters < token.word.length ? Math.min(token.end, token.start + letters) : token.end
    ends.set(token.start, Math.max(end, ends.get(token.start) ?? 0))
  }
  for (const { from, to, words } of readings.flat()) {
    const unit = units[from]
    const typed = unit?.words[0] ?? ""
    const isBeginning = to === from + 1 && unit?.isPrefix && words.length === 1 && words[0]?.startsWith(typed)
    for (const [index] of tokens.entries()) {
      const found = words.map((_, offset) => tokens[index + offset])
      if (!found.every((token, offset) => token?.word === words[offset])) continue
      for (const token of found) mark(token as Token, isBeginning ? typed.length : Number.POSITIVE_INFINITY)
    }
  }
  return [...ends].map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start)
}

export interface Highlighter {
  query: Query
  nonSeparators: readonly string[]
  attributes: readonly string[]
  pre: string
  post: string
}

/** `_formatted`: all that is retrieved, texts of the chosen attributes with tags, numbers as texts. */
export function highlight(document: Document, { query, nonSeparators, attributes, pre, post }: Highlighter): Document {
  const tagged = (text: string) => {
    let at = 0
    let html = ""
    for (const { start, end } of spansIn(text, query, nonSeparators)) {
      html += `${text.slice(at, start)}${pre}${text.slice(start, end)}${post}`
      at = end
    }
    return html + text.slice(at)
  }
  const format = (value: unknown, isChosen: boolean): unknown => {
    if (typeof value === "number") return String(value)
    if (typeof value === "string") return isChosen ? tagged(value) : value
    if (Array.isArray(value)) return value.map((one) => format(one, isChosen))
    if (value === null || typeof value !== "object") return value
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, format(inner, isChosen)]))
  }
  return Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, format(value, attributes.includes("*") || attributes.includes(name))]),
  )
}
