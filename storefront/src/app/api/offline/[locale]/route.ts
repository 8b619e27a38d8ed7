import { hasLocale } from "next-intl"
import { routing } from "@/i18n/routing"
import { OFFLINE_POLICY, offlinePage } from "@/lib/offline"

interface Context {
  params: Promise<{ locale: string }>
}

/** The service worker keeps it, and shows it when there is no network. */
export async function GET(_: Request, { params }: Context) {
  const { locale } = await params
  if (!hasLocale(routing.locales, locale)) return new Response(null, { status: 404 })
  return new Response(await offlinePage(locale), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": OFFLINE_POLICY,
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    },
  })
}
