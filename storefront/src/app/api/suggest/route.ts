import { hasLocale } from "next-intl"
import { type NextRequest, NextResponse } from "next/server"
import { routing } from "@/i18n/routing"
import { suggest } from "@/lib/suggest"

export async function GET(request: NextRequest) {
  const { searchParams } = request.nextUrl
  const locale = searchParams.get("locale")
  const q = (searchParams.get("q") ?? "").trim().slice(0, 100)
  if (!hasLocale(routing.locales, locale) || q.length < 2) return NextResponse.json({ suggestions: [] })
  // Whoever takes letters back need not ask again.
  return NextResponse.json({ suggestions: await suggest(q, locale) }, { headers: { "cache-control": "private, max-age=60" } })
}
