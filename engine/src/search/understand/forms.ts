import { stem } from "../words/stem"
import { wordsOf } from "../words/words"

/** By which a name and what was typed are compared: the stem of each word. */
export function keyOf(words: readonly string[], locale: string): string {
  return words.map((word) => stem(word, locale)).join(" ")
}

/** The keys of a name: of itself and, where it is one word, of its feminine and plural. */
export function keysOf(name: string, locale: string): string[] {
  const words = wordsOf(name).map(({ word }) => word)
  const [word, ...others] = words
  if (!word) return []
  const forms = others.length === 0 ? formsOf(word, locale) : []
  return [...new Set([words, ...forms.map((form) => [form])].map((each) => keyOf(each, locale)))]
}

function formsOf(word: string, locale: string): string[] {
  // Arabic colours and defects: أحمر, حمراء, حمر.
  const [, root] = /^ا([\u0621-\u064a]{3})$/.exec(word) ?? []
  if (root) return [`${root}اء`, root]
  if (!locale.toLowerCase().startsWith("fr") || !/^[a-z]{3,}$/.test(word)) return []
  const feminine = word
    .replace(/c$/, "che")
    .replace(/(on|en|et)$/, (ending) => `${ending}${ending.at(-1)}e`)
    .replace(/[^s]s$/, "$&e")
    .replace(/if$/, "ive")
    .replace(/eux$/, "euse")
  return feminine === word ? [] : [feminine, `${feminine}s`]
}
