import { getTranslations } from "next-intl/server"
import { Link } from "@/i18n/navigation"
import { PluginTexts } from "@/i18n/texts"
import { findOthers } from "@/lib/search"
import { loadDrawnHits } from "@/plugins/load-search"
import { pluginSearches, type TradeSearch } from "@/plugins/searches"
import { NothingFound } from "./nothing-found"
import { Pages } from "./pages"

const addressOf = (q: string, kind?: string, page = 1) =>
  `/search?${new URLSearchParams({ q, ...(kind && { type: kind }), ...(page > 1 && { page: String(page) }) })}`

/** The ways between what was found of each kind, where there is more than products. */
export async function FoundKinds({ q, chosen }: { q: string; chosen: string | undefined }) {
  const t = await getTranslations("search")
  const plugins = await getTranslations("plugins")
  const others = await Promise.all(
    [...pluginSearches().values()].map(async ({ kind, plugin, label }) => ({
      kind,
      label: plugins(`${plugin.id}.${label}` as never),
      count: (await findOthers(kind, q, 1, 1)).count,
    })),
  )
  const found = others.filter(({ kind, count }) => count > 0 || kind === chosen)
  if (found.length === 0) return null
  const tabs = [
    { kind: undefined, label: t("products") },
    ...found.map(({ kind, label, count }) => ({ kind, label: t("kind", { label, count }) })),
  ]
  return (
    <nav aria-label={t("kinds")} className="mt-6 border-b border-line">
      <ul className="-mb-px flex gap-6 overflow-x-auto">
        {tabs.map(({ kind, label }) => (
          <li key={label}>
            <Link
              href={addressOf(q, kind)}
              aria-current={kind === chosen ? "page" : undefined}
              className="block border-b-2 border-transparent py-3 whitespace-nowrap text-soft hover:text-ink aria-[current]:border-brand aria-[current]:font-medium aria-[current]:text-ink"
            >
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A page of what was found of another kind, drawn by the trade that it belongs to. */
export async function OthersFound({ search, q, page: wanted }: { search: TradeSearch; q: string; page: number }) {
  const t = await getTranslations("search")
  const plugins = await getTranslations("plugins")
  const { hits, count, page, pages } = await findOthers(search.kind, q, wanted)
  const Hits = (await loadDrawnHits(search.plugin.id))[search.kind]
  return (
    <>
      <h2 className="sr-only">{plugins(`${search.plugin.id}.${search.label}` as never)}</h2>
      <p className="mb-5 text-sm text-soft" role="status">
        {t("found", { count })}
      </p>
      {hits.length > 0 && Hits ? (
        <PluginTexts plugin={search.plugin}>
          <Hits hits={hits} />
        </PluginTexts>
      ) : (
        <NothingFound q={q} />
      )}
      <Pages page={page} pages={pages} address={(each) => addressOf(q, search.kind, each)} />
    </>
  )
}
