import "server-only"
import { getTranslations } from "next-intl/server"
import { plugins } from "./manifest"

/** The ways into trades' pages, named in the shopper's language. */
export async function pluginLinks(): Promise<{ href: string; label: string }[]> {
  const t = await getTranslations("plugins")
  return plugins.flatMap(({ id, links = [] }) => links.map(({ href, label }) => ({ href, label: t(`${id}.${label}` as never) })))
}
