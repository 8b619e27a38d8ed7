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

type Found = Pick<Hit, "type" | "id" | "title" | "handle" | "thumbnail"> & { highlight: string }

/** What a shopper may be about to type: a convenience, so that an engine that does not answer suggests nothing. */
export async function suggest(q: string, locale: Locale): Promise<Suggestion[]> {
  const kinds = pluginSearches()
  const query = new URLSearchParams({ q, limit: String(MOST) })
  for (const type of ["product", ...kinds.keys()]) query.append("type", type)
  const t = await getTranslations({ locale, namespace: "plugins" })
  const found = await call<{ suggestions: Found[] }>(`/store/search/suggestions?${query}`, { locale }).catch((error: unknown) => {
    if (error instanceof EngineRefusal || error instanceof EngineAway) return { suggestions: [] }
    throw error
  })
  return found.suggestions.map(({ type, id, title, handle, thumbnail, highlight }) => {
    const kind = kinds.get(type)
    return {
      title,
      marked: highlight,
      picture: thumbnail && `/_next/image?url=${encodeURIComponent(thumbnail)}&w=96&q=75`,
      href: kind ? kind.href({ id, handle }) : `/p/${handle}`,
      kind: kind ? t(`${kind.plugin}.${kind.one}` as never) : null,
    }
  })
}
