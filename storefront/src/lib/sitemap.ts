import { routing } from "@/i18n/routing"
import { callAll } from "@/lib/engine"
import { siteUrl } from "@/lib/environment"
import { plugins } from "@/plugins/manifest"

/** So many paths, each in every language, keep a file below the 50,000 addresses and 50 MB that sitemaps.org allows. */
const PART = 5_000

/** Every page that a search engine may show, as paths without a language, in the parts that make a file each. */
export async function sitemapParts(): Promise<string[][]> {
  const [theirs, products, categories, collections] = await Promise.all([
    Promise.all(plugins.map(({ sitemap: paths }) => paths?.() ?? [])),
    handles("products", "/store/products"),
    handles("product_categories", "/store/product-categories"),
    handles("collections", "/store/collections"),
  ])
  const paths = [
    "",
    ...categories.map((handle) => `/c/${handle}`),
    ...collections.map((handle) => `/collections/${handle}`),
    ...theirs.flat(),
    ...products.map((handle) => `/p/${handle}`),
  ]
  return Array.from({ length: Math.ceil(paths.length / PART) }, (_, part) => paths.slice(part * PART, (part + 1) * PART))
}

async function handles(key: "products" | "product_categories" | "collections", path: string): Promise<string[]> {
  const tags = [key === "product_categories" ? "categories" : key]
  return (await callAll<{ handle: string }>(path, key, { query: { fields: "handle" }, tags })).map(({ handle }) => handle)
}

const address = (path: string) => escaped(encodeURI(`${siteUrl}${path}`))
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("'", "&apos;")
const NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'

const file = (root: string, each: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${NAMESPACES}>\n${each.join("\n")}\n</${root}>\n`

/** The file that names the parts. */
export function sitemapIndex(parts: number): string {
  const each = Array.from({ length: parts }, (_, part) => `<sitemap><loc>${address(`/sitemaps/${part}.xml`)}</loc></sitemap>`)
  return file("sitemapindex", each)
}

/** A part: each page in each language, which names the others. */
export function sitemapOf(paths: readonly string[]): string {
  const each = paths.flatMap((path) => {
    const inLanguage = (locale: string) => address(`/${locale}${path}`)
    const others = routing.locales.map((locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${inLanguage(locale)}"/>`)
    return routing.locales.map((locale) => `<url><loc>${inLanguage(locale)}</loc>${others.join("")}</url>`)
  })
  return file("urlset", each)
}

export const xml = (text: string) => new Response(text, { headers: { "content-type": "application/xml; charset=utf-8" } })
