import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Money, numbers and dates in the dashboard's language; Arabic with Latin digits, as the dashboard writes it. */
export function useFormat(namespace: "desk" | "payments" | "search" = "desk") {
  const { t, i18n } = useTranslation(namespace)
  return useMemo(() => {
    const language = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2")
    const locale = language.startsWith("ar") ? `${language}-u-nu-latn` : language
    // Spelled out, as the dashboard's own dates are: Arabic's short form is all slashes.
    const day = { day: "numeric", month: "short", year: "numeric" } as const
    const date = new Intl.DateTimeFormat(locale, day)
    const utcDate = new Intl.DateTimeFormat(locale, { ...day, timeZone: "UTC" })
    const dateTime = new Intl.DateTimeFormat(locale, { ...day, hour: "numeric", minute: "2-digit", second: "2-digit" })
    const today = new Intl.DateTimeFormat(locale, { dateStyle: "full" })
    return {
      t,
      money: (amount: number, currency: string) => formatMoney(amount, currency, locale),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
      date: (value: string) => date.format(new Date(value)),
      /** A day as such, `2026-11-21`: the same one wherever it is read. */
      day: (value: string) => utcDate.format(new Date(value)),
      dateTime: (value: string) => dateTime.format(new Date(value)),
      today: () => today.format(new Date()),
    }
  }, [t, i18n])
}

function formatMoney(amount: number, currency: string, locale: string): string {
  const format = (currencyDisplay: "symbol" | "code") =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).format(amount)
  const text = format("symbol")
  // In a right-to-left line "US$" falls apart into "$US".
  if (!locale.startsWith("ar")) return text
  const safe = /[A-Z]\p{Sc}/u.test(text) ? format("code") : text
  // Isolated, so that in a sentence no sign or code moves to the other side of its number.
  return `\u2068${safe}\u2069`
}
