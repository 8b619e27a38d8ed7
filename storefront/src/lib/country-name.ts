import { localeFacts, type Locale } from "@/i18n/routing"

const names = new Map<Locale, Intl.DisplayNames>()

/**
 * What a country is called in a language. A browser takes tens of milliseconds for the first one, so that the server says them
 * on pages that everybody sees.
 *
 * @param code `eg`, in letters of either size
 */
export function countryName(code: string, locale: Locale): string {
  const known = names.get(locale) ?? new Intl.DisplayNames([localeFacts[locale].tag], { type: "region" })
  names.set(locale, known)
  return known.of(code.toUpperCase()) ?? code
}
