import { hasLocale } from "next-intl"
import { NextResponse } from "next/server"
import { getPathname } from "@/i18n/navigation"
import { routing } from "@/i18n/routing"
import { writePayingId } from "@/lib/session"

interface Context {
  params: Promise<{ locale: string }>
}

/** From a cart that a trade has made back to the bag, and on to its checkout. */
export async function GET(_: Request, { params }: Context) {
  const { locale } = await params
  await writePayingId(undefined)
  const path = getPathname({ href: "/checkout", locale: hasLocale(routing.locales, locale) ? locale : routing.defaultLocale })
  // Relative, as this server may not know by which name shoppers reach it.
  return new NextResponse(null, { status: 303, headers: { location: path, "cache-control": "no-store" } })
}
