import type { SearchDocument, SearchHighlights } from "../provider"
import { wordsOf } from "./words"

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/** Text in which nothing is markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] as string)
}

/**
 * The text with `<mark>…</mark>` around the parts of words that were looked for, and everything else escaped for HTML.
 *
 * @param matches how many letters of a (normalised) word were looked for: 0 for none, `Infinity` for all
 */
export function highlight(text: string, matches: (word: string) => number): { html: string; isMarked: boolean } {
  let html = ""
  let at = 0
  for (const { word, start, end } of wordsOf(text)) {
    const letters = matches(word)
    if (letters <= 0) continue
    const to = letters >= word.length ? end : Math.min(end, start + letters)
    html += `${escapeHtml(text.slice(at, start))}<mark>${escapeHtml(text.slice(start, to))}</mark>`
    at = to
  }
  return { html: html + escapeHtml(text.slice(at)), isMarked: at > 0 }
}

const AROUND = 120

/** The part of a long text around its first match, cut between words, with an ellipsis where it was cut. */
export function excerpt(text: string, matches: (word: string) => number, most = 2 * AROUND): string {
  if (text.length <= most) return text
  const words = wordsOf(text)
  const first = words.find(({ word }) => matches(word) > 0)
  const from = words.find(({ start }) => start >= (first?.start ?? 0) - AROUND)?.start ?? 0
  const to = words.findLast(({ end }) => end <= from + most)?.end ?? Math.min(text.length, from + most)
  return `${from > 0 ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`
}

/** The texts of a document in which something was found, marked. @param matches as `highlight` takes it */
export function highlightsOf({ title, subtitle, body }: SearchDocument, matches: (word: string) => number): SearchHighlights {
  const part = (name: keyof SearchHighlights, text: string | null): SearchHighlights => {
    if (!text) return {}
    const { html, isMarked } = highlight(text, matches)
    return isMarked ? { [name]: html } : {}
  }
  return { ...part("title", title), ...part("subtitle", subtitle), ...part("body", body && excerpt(body, matches)) }
}
