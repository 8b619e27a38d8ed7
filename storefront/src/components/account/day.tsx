import { useLocale } from "next-intl"
import { localeFacts, type Locale } from "@/i18n/routing"

/** A day as the shopper's language and numerals write it, told in UTC as orders are. */
export function Day({ at }: { at: string }) {
  const { tag } = localeFacts[useLocale() as Locale]
  return <time dateTime={at}>{new Intl.DateTimeFormat(tag, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(at))}</time>
}
