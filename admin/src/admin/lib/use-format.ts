import { useMemo } from "react"
import { useTranslation } from "react-i18next"

/** Money, numbers and dates in the dashboard's language; Arabic with Latin digits, as the dashboard writes it. */
export function useFormat() {
  const { t, i18n } = useTranslation("desk")
  return useMemo(() => {
    const language = i18n.language.replace(/([a-z])([A-Z])/g, "$1-$2")
    const locale = language.startsWith("ar") ? `${language}-u-nu-latn` : language
    // Spelled out, as the dashboard's own dates are: Arabic's short form is all slashes.
    const date = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" })
    const today = new Intl.DateTimeFormat(locale, { dateStyle: "full" })
    return {
      t,
      money: (amount: number, currency: string) => formatMoney(amount, currency, locale),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
      date: (value: string) => date.format(new Date(value)),
      today: () => today.format(new Date()),
    }
  }, [t, i18n])
}

function formatMoney(amount: number, currency: string, locale: string): string {
  const format = (currencyDisplay: "symbol" | "code") =>
    new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay }).format(amount)
  const text = format("symbol")
  // In a right-to-left line "US$" falls apart into "$US".
  return locale.startsWith("ar") && /[A-Z]\p{Sc}/u.test(text) ? format("code") : text
}
