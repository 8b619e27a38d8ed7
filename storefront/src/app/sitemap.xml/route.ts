import { sitemapIndex, sitemapParts, xml } from "@/lib/sitemap"

/** Made when it is asked for: what is in it is the engine's to say. */
export const dynamic = "force-dynamic"

export async function GET(): Promise<Response> {
  const parts = await sitemapParts()
  return xml(sitemapIndex(parts.length))
}
