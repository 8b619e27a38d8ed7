import { defineRouting } from "next-intl/routing"

export const routing = defineRouting({
  locales: ["en", "ar", "fr"],
  defaultLocale: "en",
  localeCookie: { maxAge: 31_536_000 },
})

export type Locale = (typeof routing.locales)[number]

/** How the engine, and the formatting of prices and dates, name each language; and where its shoppers most likely are. */
export const localeFacts: Record<Locale, { tag: string; country: string; name: string; direction: "ltr" | "rtl" }> = {
  en: { tag: "en-US", country: "us", name: "English", direction: "ltr" },
  ar: { tag: "ar-EG", country: "eg", name: "العربية", direction: "rtl" },
  fr: { tag: "fr-FR", country: "fr", name: "Français", direction: "ltr" },
}
