import "server-only"
import { getTranslations } from "next-intl/server"
import type { Locale } from "@/i18n/routing"
import { pluginSearches } from "@/plugins/searches"
import { call, EngineAway, EngineRefusal } from "./engine"
import type { Hit } from "./search"

export interface Suggestion {
  readonly title: string
  /** The title with the letters that were typed marked, as the engine writes it. */
  readonly marked: string
  readonly href: string
  /** A small picture, from this shop. */
  readonly picture: string | null
  /** What it is, where it is no product. */
  readonly kind: string | null
}

const MOST = 6
/** Of what trades have beside the products. */
const FEW = 2

type Found = Pick<Hit, "type" | "id" | "title" | "handle" | "thumbnail"> & { highlight: string }

/** What a shopper may be about to type: products, then what trades have. */
export async function suggest(q: string, locale: Locale): Promise<Suggestion[]> {
  const t = await getTranslations({ locale, namespace: "plugins" })
  const [products, ...others] = await Promise.all([
    ask("product", q, locale, MOST),
    ...[...pluginSearches().values()].map(async (search) => ({ search, found: await ask(search.kind, q, locale, FEW) })),
  ])
  return [
    ...products.map((found) => ({ ...shown(found), href: `/p/${found.handle}`, kind: null })),
    ...others.flatMap(({ search: { href, plugin, one }, found }) =>
      found.map((each) => ({ ...shown(each), href: href(each), kind: t(`${plugin}.${one}` as never) })),
    ),
  ]
}

/** A convenience: of an engine that does not answer, or knows no such things, nothing is suggested. */
async function ask(type: string, q: string, locale: Locale, limit: number): Promise<Found[]> {
  const query = new URLSearchParams({ q, type, limit: String(limit) })
  try {
    return (await call<{ suggestions: Found[] }>(`/store/search/suggestions?${query}`, { locale })).suggestions
  } catch (error) {
    if (error instanceof EngineRefusal || error instanceof EngineAway) return []
    throw error
  }
}

const shown = ({ title, highlight, thumbnail }: Found) => ({
  title,
  marked: highlight,
  picture: thumbnail && `/_next/image?url=${encodeURIComponent(thumbnail)}&w=96&q=75`,
})
