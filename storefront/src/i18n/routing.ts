import { defineRouting } from "next-intl/routing"

export const routing = defineRouting({
  locales: ["en", "ar", "fr"],
  defaultLocale: "en",
  localeCookie: { maxAge: 31_536_000 },
})

export type Locale = (typeof routing.locales)[number]

export interface LocaleFacts {
  /** How prices, dates and names of countries are written. */
  readonly tag: string
  /** How the engine names it. */
  readonly engine: string
  /** Where its shoppers most likely are. */
  readonly country: string
  readonly name: string
  readonly direction: "ltr" | "rtl"
}

/**
 * Arabic has the digits 0 to 9, also where Egypt's own would be the custom: what shoppers type and copy, such as
 * quantities, phone numbers, promotion codes and tracking numbers, has them, and a page should have one kind.
 */
export const localeFacts: Record<Locale, LocaleFacts> = {
  en: { tag: "en-US", engine: "en-US", country: "us", name: "English", direction: "ltr" },
  ar: { tag: "ar-EG-u-nu-latn", engine: "ar-EG", country: "eg", name: "العربية", direction: "rtl" },
  fr: { tag: "fr-FR", engine: "fr-FR", country: "fr", name: "Français", direction: "ltr" },
}
