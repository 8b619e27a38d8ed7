import { sitemapOf, sitemapParts, xml } from "@/lib/sitemap"

export const dynamic = "force-dynamic"

export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const [, number] = /^(\d{1,4})\.xml$/.exec((await params).part) ?? []
  const paths = number === undefined ? undefined : (await sitemapParts())[Number(number)]
  return paths ? xml(sitemapOf(paths)) : new Response(null, { status: 404 })
}
