import { queryRows } from "../kit/database/query"

/** Languages that the shop offers or has texts in, beside the merchant's own. */
export async function shopLocales(): Promise<string[]> {
  const [tables] = await queryRows<{ store: boolean; texts: boolean }>(
    "SELECT to_regclass('store_locale') IS NOT NULL AS store, to_regclass('translation') IS NOT NULL AS texts",
  )
  const parts = [
    ...(tables?.store ? ["SELECT locale_code FROM store_locale WHERE deleted_at IS NULL"] : []),
    ...(tables?.texts ? ["SELECT locale_code FROM translation WHERE deleted_at IS NULL"] : []),
  ]
  if (parts.length === 0) return []
  const rows = await queryRows<{ locale_code: string }>(`${parts.join(" UNION ")} ORDER BY 1`)
  return rows.map(({ locale_code }) => locale_code)
}

const LIFETIME_MS = 1_000
let known: { locales: Promise<Map<string, string[]>>; until: number } | undefined

/** The language of a kind's index that answers a shopper's: the same one, or else the merchant's own texts. Looked up once a second. */
export async function indexedLocale(kind: string, locale: string | undefined): Promise<string> {
  if (!locale) return ""
  if (!known || performance.now() >= known.until) {
    const entry = { locales: readLocales(), until: performance.now() + LIFETIME_MS }
    entry.locales.catch(() => {
      if (known === entry) known = undefined
    })
    known = entry
  }
  const locales = (await known.locales).get(kind) ?? []
  return locales.find((one) => one.toLowerCase() === locale.toLowerCase()) ?? ""
}

async function readLocales(): Promise<Map<string, string[]>> {
  const rows = await queryRows<{ kind: string; locales: string[] }>("SELECT kind, locales FROM wekala_search_index")
  return new Map(rows.map(({ kind, locales }) => [kind, locales]))
}
