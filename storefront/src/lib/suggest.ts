import "server-only"
import type { Locale } from "@/i18n/routing"
import { callAll } from "./engine"

export interface Suggestion {
  readonly title: string
  readonly href: string
}

const MOST = 6

interface Named {
  title: string
  handle: string
}

/** All names of the catalogue in one language: small, and kept until a product changes. */
function names(locale: Locale): Promise<Named[]> {
  return callAll("/store/products", "products", { query: { fields: "title,handle" }, locale, tags: ["products"] })
}

/** Letters as a hurried shopper types them: without case, accents or the Arabic letters' variants. */
export function fold(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[أإآٱ]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .toLowerCase()
}

/** Products whose names begin with what was typed, then those that have a word that does. */
export async function suggest(q: string, locale: Locale): Promise<Suggestion[]> {
  const wanted = fold(q)
  const rank = ({ title }: Named) => {
    const name = fold(title)
    if (name.startsWith(wanted)) return 0
    if (name.includes(` ${wanted}`)) return 1
    return name.includes(wanted) ? 2 : 3
  }
  return (await names(locale))
    .map((product) => ({ product, rank: rank(product) }))
    .filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.product.title.localeCompare(b.product.title))
    .slice(0, MOST)
    .map(({ product: { title, handle } }) => ({ title, href: `/p/${handle}` }))
}
