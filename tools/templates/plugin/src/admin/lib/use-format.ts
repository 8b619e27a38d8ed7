import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Words and dates in the dashboard's language. */
export function useFormat() {
  const { t, i18n } = useTranslation("__module__")
  const { t: dashboard } = useTranslation()
  return useMemo(() => {
    const dateTime = new Intl.DateTimeFormat(localeOf(i18n.language), { dateStyle: "medium", timeStyle: "short" })
    return {
      t,
      dateTime: (value: string) => dateTime.format(new Date(value)),
      pagination: {
        of: dashboard("general.of"),
        results: dashboard("general.results"),
        pages: dashboard("general.pages"),
        prev: dashboard("general.prev"),
        next: dashboard("general.next"),
      },
    }
  }, [t, dashboard, i18n.language])
}

/** The dashboard names languages `enGB`; its own pages write Arabic with Latin digits, and so do we. */
function localeOf(language: string): string {
  const locale = language.replace(/([a-z])([A-Z])/g, "$1-$2")
  return locale.startsWith("ar") ? `${locale}-u-nu-latn` : locale
}
