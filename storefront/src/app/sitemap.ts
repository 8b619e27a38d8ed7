import type { MetadataRoute } from "next"
import { routing } from "@/i18n/routing"
import { callAll } from "@/lib/engine"
import { siteUrl } from "@/lib/environment"
import { plugins } from "@/plugins/manifest"

/** Made when it is asked for: what is in it is the engine's to say. */
export const dynamic = "force-dynamic"

/** Every page that a search engine may show, in each language. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
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
    ...products.map((handle) => `/p/${handle}`),
    ...theirs.flat(),
  ]
  return paths.flatMap((path) =>
    routing.locales.map((locale) => ({
      url: `${siteUrl}/${locale}${path}`,
      alternates: { languages: Object.fromEntries(routing.locales.map((each) => [each, `${siteUrl}/${each}${path}`])) },
    })),
  )
}

async function handles(key: "products" | "product_categories" | "collections", path: string): Promise<string[]> {
  const tags = [key === "product_categories" ? "categories" : key]
  return (await callAll<{ handle: string }>(path, key, { query: { fields: "handle" }, tags })).map(({ handle }) => handle)
}
