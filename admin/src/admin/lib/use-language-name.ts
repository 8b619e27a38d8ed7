import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** The name of a language in that of the dashboard: `ar` → "Arabic". */
export function useLanguageName(): (locale: string) => string {
  const { i18n } = useTranslation()
  return useMemo(() => {
    // The dashboard names languages `enGB`.
    const names = new Intl.DisplayNames(i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2"), { type: "language" })
    return (locale) => {
      try {
        return names.of(locale) ?? locale
      } catch {
        return locale
      }
    }
  }, [i18n.language])
}
