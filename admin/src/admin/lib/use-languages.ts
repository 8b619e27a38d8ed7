import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Names of languages in that of the dashboard: `ar` → "Arabic"; and several of them in a row. */
export function useLanguages() {
  const { i18n } = useTranslation()
  return useMemo(() => {
    // The dashboard names languages `enGB`.
    const own = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2")
    const names = new Intl.DisplayNames(own, { type: "language" })
    const list = new Intl.ListFormat(own, { type: "unit", style: "short" })
    const nameOf = (locale: string): string => {
      try {
        return names.of(locale) ?? locale
      } catch {
        return locale
      }
    }
    return { nameOf, listOf: (locales: readonly string[]) => list.format(locales.map(nameOf)) }
  }, [i18n.language])
}
