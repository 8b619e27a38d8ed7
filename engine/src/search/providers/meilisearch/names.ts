import { createHash } from "node:crypto"

/** Index names are of letters, digits, `-` and `_`; a kind has no `-`, and a language no `_`. */
export class IndexNames {
  /** @param prefix tells the indexes of several shops on one server apart */
  constructor(private readonly prefix: string) {}

  /** `wekala-product-en`; of the merchant's own texts `wekala-product-own`. */
  of(kind: string, locale: string): string {
    return `${this.prefix}-${kind}-${locale ? plain(locale) : "own"}`
  }

  /** What is built while the other is read. */
  next(uid: string): string {
    return `${uid}_next`
  }

  isNext(uid: string): boolean {
    return uid.endsWith("_next")
  }

  /** Whether an index holds things of this kind, or of any. */
  isOf(uid: string, kind?: string): boolean {
    const [prefix, name] = [`${this.prefix}-`, uid.slice(this.prefix.length + 1).split("-")[0]]
    return uid.startsWith(prefix) && uid !== this.synonyms && (kind === undefined || name === kind)
  }

  /** The language that an index is of, in the form in which its name has it. */
  localeOf(uid: string): string {
    const [, ...locale] = uid.slice(this.prefix.length + 1).split("-")
    const name = locale.join("-").replace(/_next$/, "")
    return name === "own" ? "" : name
  }

  /** Where the synonyms are remembered for indexes that are still to come. */
  get synonyms(): string {
    return `${this.prefix}--synonyms`
  }
}

const plain = (text: string) => text.replace(/[^A-Za-z0-9-]/g, "-")

/** Documents are known by letters, digits, `-` and `_`, at most 511 of them. */
export const keyOf = (id: string): string => (/^[A-Za-z0-9_-]{1,500}$/.test(id) ? id : `x-${createHash("sha256").update(id).digest("hex")}`)

/** The name of a region's prices among the attributes of a document. */
export const regionKey = (region: string): string =>
  region.replace(/[^A-Za-z0-9_-]/g, (letter) => `_${letter.codePointAt(0)?.toString(16)}`)

const SPECIAL = /[%:"'\\\p{C}]/gu
const escaped = (text: string) => text.replace(SPECIAL, (letter) => `%${letter.codePointAt(0)?.toString(16)};`)
const unescaped = (text: string) => text.replace(/%([0-9a-f]+);/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))

/**
 * A value with the name of what it is one of, as one word of a filter: `Color:Petrol`. What could end the word or begin an
 * escape is written by its number, so that a value can say nothing but itself.
 */
export const token = (name: string, value: string): string => `${escaped(name)}:${escaped(value)}`

/** The name and the value of a token. */
export function parts(token: string): [name: string, value: string] {
  const at = token.indexOf(":")
  return [unescaped(token.slice(0, at)), unescaped(token.slice(at + 1))]
}
