import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { formatMoney } from "./money"

/** Money, dates and words in the dashboard's language. */
export function useFormat() {
  const { t, i18n } = useTranslation("wallet")
  return useMemo(() => {
    const locale = localeOf(i18n.language)
    // Spelled out, as the dashboard's own dates are: Arabic's short forms are all slashes and commas.
    const day = { day: "numeric", month: "short", year: "numeric" } as const
    const dateTime = new Intl.DateTimeFormat(locale, { ...day, hour: "numeric", minute: "2-digit" })
    const dateOnly = new Intl.DateTimeFormat(locale, day)
    const words = (key: string, value: string) => t(`${key}.${value}`, { defaultValue: humanize(value) })
    return {
      t,
      locale,
      isRtl: i18n.dir() === "rtl",
      money: (amount: number, currency: string, options?: { signed?: boolean }) => formatMoney(amount, currency, locale, options),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
      percent: (basisPoints: number) =>
        new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(basisPoints / 10_000),
      date: (value: Date) => dateOnly.format(value),
      dateTime: (value: string) => dateTime.format(new Date(value)),
      accountKind: (kind: string) => words("accountKinds", kind),
      transactionKind: (kind: string) => words("transactionKinds", kind),
      state: (state: string) => words("states", state),
    }
  }, [t, i18n])
}

/** The dashboard names languages `enGB`; its own pages write Arabic with Latin digits, and so do we. */
function localeOf(language: string): string {
  const locale = language.replace(/([a-z])([A-Z])/g, "$1-$2")
  return locale.startsWith("ar") ? `${locale}-u-nu-latn` : locale
}

/** A kind that a plugin of another make has brought, as words: `cashback.credit` → "Cashback credit". */
function humanize(value: string): string {
  const words = value.replace(/[._]+/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
