/** What the engine has read out of a shopper's words, and applied. */
export interface Understood {
  /** The words that are left, which are searched for. */
  readonly q: string
  readonly filters: readonly UnderstoodFilter[]
}

export interface UnderstoodFilter {
  /** As the search's parameters are called. */
  readonly name: string
  readonly value: string
  /** The words that say it: `under 50 dollars`. */
  readonly text: string
}

/** Filters that the same words say: they go together. */
export interface Meaning {
  readonly text: string
  readonly filters: readonly UnderstoodFilter[]
  /** The shopper's words without these. */
  readonly without: string
}

/** What can be taken back of what was understood, in the order in which it was said. */
export function meaningsOf(q: string, understood: Understood | null): Meaning[] {
  const filters = understood?.filters ?? []
  const texts = [...new Set(filters.map(({ text }) => text))]
  return texts.map((text) => ({
    text,
    filters: filters.filter((filter) => filter.text === text),
    without: cut(q, text) ?? [understood?.q ?? "", ...texts.filter((each) => each !== text)].filter(Boolean).join(" "),
  }))
}

const LETTER = /[\p{L}\p{N}\p{M}]/u

/** Takes words out of a text, however often they stand there; undefined when they do not, as whole words. */
function cut(q: string, text: string): string | undefined {
  const [where, what] = [q.toLowerCase(), text.toLowerCase()]
  // A language in which a small letter is longer than its capital would be cut at the wrong place.
  if (what === "" || where.length !== q.length) return undefined
  const left: string[] = []
  let from = 0
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const end = at + what.length
    if (at < from || LETTER.test(q[at - 1] ?? "") || LETTER.test(q[end] ?? "")) continue
    left.push(q.slice(from, at))
    from = end
  }
  return from === 0 ? undefined : [...left, q.slice(from)].join(" ").replace(/\s+/g, " ").trim()
}
