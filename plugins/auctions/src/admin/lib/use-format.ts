import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import { formatMoney } from "./money"
import { type Duration, splitDuration } from "./time"

/** Money, moments and words in the dashboard's language. */
export function useFormat() {
  const { t, i18n } = useTranslation("auctions")
  return useMemo(() => {
    const locale = localeOf(i18n.language)
    // Spelled out, as the dashboard's own dates are: Arabic's short forms are all slashes and commas.
    const day = { day: "numeric", month: "short", year: "numeric" } as const
    const formatOf = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, options)
      return (value: string | Date) => format.format(new Date(value))
    }
    const words = (key: string, value: string) => t(`${key}.${value}`, { defaultValue: humanize(value) })
    const unit = (name: keyof Duration, value: number) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: name.slice(0, -1), unitDisplay: "narrow" }).format(value)
    return {
      t,
      locale,
      isRtl: i18n.dir() === "rtl",
      money: (amount: number, currency: string) => formatMoney(amount, currency, locale),
      number: (value: number) => new Intl.NumberFormat(locale).format(value),
      percent: (value: number) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }).format(value / 100),
      date: formatOf(day),
      dateTime: formatOf({ ...day, hour: "numeric", minute: "2-digit" }),
      exactTime: formatOf({ ...day, hour: "numeric", minute: "2-digit", second: "2-digit" }),
      time: formatOf({ hour: "numeric", minute: "2-digit" }),
      clockTime: formatOf({ hour: "numeric", minute: "2-digit", second: "2-digit" }),
      month: formatOf({ month: "long", year: "numeric" }),
      weekday: formatOf({ weekday: "short" }),
      longDay: formatOf({ weekday: "long", day: "numeric", month: "long" }),
      /** The two largest parts of a time: "2d 3h", "4m 10s". */
      duration: (ms: number) => {
        const parts = splitDuration(ms)
        const names = (["days", "hours", "minutes", "seconds"] as const).filter((name) => parts[name] > 0)
        const first = names[0] ?? "seconds"
        return (names.length ? names.slice(0, 2) : [first]).map((name) => unit(name, parts[name])).join(" ")
      },
      status: (value: string) => words("statuses", value),
      outcome: (value: string) => words("outcomes", value),
      format: (value: string) => words("formats", value),
      bidKind: (value: string) => words("bidKinds", value),
      saleKind: (value: string) => words("saleKinds", value),
      saleStatus: (value: string) => words("saleStatuses", value),
      event: (value: string) => words("events", value),
      /** A trust signal that this page has no words for is told in the server's. */
      signal: (code: string, text: string) => t(`signals.${code}`, { defaultValue: text }),
    }
  }, [t, i18n])
}

/** The dashboard names languages `enGB`; its own pages write Arabic with Latin digits, and so do we. */
function localeOf(language: string): string {
  const locale = language.replace(/([a-z])([A-Z])/g, "$1-$2")
  return locale.startsWith("ar") ? `${locale}-u-nu-latn` : locale
}

function humanize(value: string): string {
  const words = value.replace(/[._]+/g, " ")
  return words.charAt(0).toUpperCase() + words.slice(1)
}
