import { hasLocale } from "next-intl"
import { getRequestConfig } from "next-intl/server"
import { messagesOf } from "./messages"
import { routing } from "./routing"

export default getRequestConfig(async ({ requestLocale }) => {
  const asked = await requestLocale
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale
  return {
    locale,
    messages: await messagesOf(locale),
    // Dates stand in the shopper's own day only where the page says so; orders are told in UTC.
    timeZone: "UTC",
    formats: { number: {}, dateTime: { day: { dateStyle: "long" } } },
  }
})
