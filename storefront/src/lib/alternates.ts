import "server-only"
import { getLocale } from "next-intl/server"
import { routing } from "@/i18n/routing"

/** The page's own address, and its address in the other languages. `path` begins with a slash and has no language. */
export async function alternates(path: string) {
  const locale = await getLocale()
  const address = (language: string) => `/${language}${path === "/" ? "" : path}`
  return {
    canonical: address(locale),
    languages: { ...Object.fromEntries(routing.locales.map((each) => [each, address(each)])), "x-default": address(routing.defaultLocale) },
  }
}
