import { createHash } from "node:crypto"
import type { SearchDocument } from "../../provider"
import { stem } from "../../words/stem"
import { wordsOf } from "../../words/words"

/** PostgreSQL's limits of a tsvector: places in a text, and bytes of a lexeme. */
const MOST_PLACES = 16_383
const MOST_PLACES_EACH = 16
const MOST_BYTES = 2_000
/** Words of a text that are read; what stands further back is hardly what somebody looks for. */
const MOST_WORDS = 1_000

/** A lexeme that no text holds: what is filtered by. */
export type Mark = "scope" | "channel" | "filter"

export function mark(kind: Mark, ...parts: string[]): string {
  const lexeme = `@${kind}:${parts.join("\u001f")}`
  return Buffer.byteLength(lexeme) > MOST_BYTES
    ? Buffer.from(lexeme).subarray(0, MOST_BYTES).toString("utf8").replaceAll("\ufffd", "")
    : lexeme
}

/** What is sold in every sales channel. */
export const EVERYWHERE = "*"

export const stemmed = (stem: string) => `~${stem}`

/** A lexeme as the text forms of `tsvector` and `tsquery` have it. */
export function quote(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`
}

/** A word of a title. */
export const titled = (word: string) => `^${word}`

/** A number for a label and a value: 64 bits of a digest, so that two never meet. */
export function facetKey(name: string, value: string): string {
  return createHash("sha1").update(`${name}\u001f${value}`).digest().readBigInt64BE().toString()
}

export interface Indexed {
  /** In the text form of a `tsvector`: to rank by. */
  readonly head: string
  /** To find by. */
  readonly vector: string
  /** The title's words. */
  readonly name: string
  /** Words without digits, by which a mistyped one is known, with their stems. */
  readonly words: ReadonlyMap<string, string>
}

/** What a document is found by. */
export function indexed(document: SearchDocument): Indexed {
  const places = new Map<string, string[]>()
  const words = new Map<string, string>()
  let place = 0
  const add = (lexeme: string, weight: string) => {
    const known = places.get(lexeme)
    if (known) known.push(`${place}${weight}`)
    else places.set(lexeme, [`${place}${weight}`])
  }
  const read = (text: string | null, weight: "A" | "B" | "C" | "D") => {
    const found = wordsOf(text ?? "").slice(0, MOST_WORDS)
    for (const { word } of found) {
      if (Buffer.byteLength(word) > MOST_BYTES) continue
      place = Math.min(place + 1, MOST_PLACES)
      const root = stem(word, document.locale)
      add(word, weight)
      add(stemmed(root), weight)
      if (!/\p{N}/u.test(word)) words.set(word, root)
    }
    return found.map(({ word }) => word)
  }
  const title = read(document.title, "A")
  read(document.subtitle, "B")
  for (const keyword of document.keywords) {
    const parts = read(keyword, "C")
    // An article number is typed with and without its dashes.
    if (parts.length > 1 && /\p{N}/u.test(keyword)) add(parts.join("").slice(0, 200), "C")
  }
  const head = [...places].map(([lexeme, at]) => `${quote(lexeme)}:${at.slice(0, MOST_PLACES_EACH).join(",")}`).join(" ")
  read(document.body, "D")
  const others = [
    ...title.map(titled),
    mark("scope", document.kind, document.locale),
    ...(document.channels.length === 0 ? [EVERYWHERE] : document.channels).map((channel) => mark("channel", channel)),
    ...Object.entries(document.filters).flatMap(([name, values]) => values.map((value) => mark("filter", name, value))),
  ]
  return { head, vector: [...new Set([...places.keys(), ...others])].map(quote).join(" "), name: title.join(" "), words }
}
