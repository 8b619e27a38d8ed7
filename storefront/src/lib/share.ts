import "server-only"
import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { localeFacts, type Locale } from "@/i18n/routing"
import { siteUrl } from "./environment"

interface Shared {
  readonly title?: string
  readonly description?: string | null | undefined
  readonly picture?: string | null | undefined
}

/** What other sites show of a page that a link leads to. A picture comes from here, as the engine may be out of their reach. */
export async function sharing({ title, description, picture }: Shared): Promise<Metadata> {
  const shop = await getTranslations("shop")
  const { engine } = localeFacts[(await getLocale()) as Locale]
  const texts = { title: title ?? `${shop("name")} · ${shop("claim")}`, description: description ?? shop("description") }
  const images = picture ? [{ url: `${siteUrl}/_next/image?url=${encodeURIComponent(picture)}&w=1200&q=75`, alt: texts.title }] : []
  return {
    openGraph: { ...texts, images, type: "website", siteName: shop("name"), locale: engine.replace("-", "_") },
  }
}

/** The picture that stands for a list. */
export const pictureOf = (products: readonly { thumbnail: string | null }[]) => products.find(({ thumbnail }) => thumbnail)?.thumbnail
