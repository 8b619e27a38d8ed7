import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { ProductGrid } from "@/components/product/product-card"
import { Price } from "@/components/product/price"
import { ProductView } from "@/components/product/product-view"
import { StructuredData } from "@/components/structured-data"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"
import { localeFacts, type Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import { alternates } from "@/lib/alternates"
import { findProduct } from "@/lib/catalogue"
import { siteUrl } from "@/lib/environment"
import { isAvailable, priceOf } from "@/lib/listing"
import { currentMarket } from "@/lib/regions"
import { listProducts } from "@/lib/search"
import { sharing } from "@/lib/share"
import { listProductPanels } from "@/plugins/load-product"

interface Props {
  params: Promise<{ handle: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const product = await findProduct((await params).handle)
  if (!product) return {}
  const { title, handle, thumbnail: picture } = product
  const description = product.description ?? product.subtitle ?? undefined
  return { title, description, alternates: await alternates(`/p/${handle}`), ...(await sharing({ title, description, picture })) }
}

const RELATED = 4

/** In the merchant's order. */
const picturesOf = (images: readonly { url: string; rank?: number }[] | null | undefined) =>
  [...(images ?? [])].sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ url }) => url)

export default async function ProductPage({ params }: Props) {
  const product = await findProduct((await params).handle)
  if (!product) notFound()
  const t = await getTranslations("product")
  const locale = (await getLocale()) as Locale
  const { tag } = localeFacts[locale]
  const { currency } = await currentMarket()
  const [category] = product.categories ?? []
  const beside = category ? await listProducts({ category: category.handle, limit: RELATED + 1 }) : []
  const related = beside.filter(({ id }) => id !== product.id).slice(0, RELATED)
  const variants = (product.variants ?? []).map((variant) => ({
    id: variant.id,
    title: variant.title ?? "",
    options: Object.fromEntries((variant.options ?? []).map((value) => [value.option_id ?? "", value.value])),
    price: priceOf(variant),
    available: isAvailable(variant),
    left: variant.manage_inventory && !variant.allow_backorder ? (variant.inventory_quantity ?? 0) : null,
    pictures: picturesOf(variant.images),
  }))
  const facts = [
    { key: "material", value: product.material },
    { key: "weight", value: product.weight ? new Intl.NumberFormat(tag, { style: "unit", unit: "gram" }).format(product.weight) : null },
    {
      key: "origin",
      value: product.origin_country ? countryName(product.origin_country, locale) : null,
    },
  ] as const
  return (
    <div className="shell py-8">
      <nav aria-label={t("trail")} className="mb-6 text-sm text-soft">
        <ol className="flex flex-wrap items-center gap-1.5">
          <li>
            <Link href="/" className="hover:text-ink">
              {t("home")}
            </Link>
          </li>
          {category && (
            <li className="flex items-center gap-1.5">
              <Icon name="next" mirrored className="size-3.5" />
              <Link href={`/c/${category.handle}`} className="hover:text-ink">
                {category.name}
              </Link>
            </li>
          )}
        </ol>
      </nav>
      <ProductView
        title={product.title}
        subtitle={product.subtitle ?? null}
        pictures={picturesOf(product.images)}
        options={(product.options ?? []).map((option) => ({
          id: option.id,
          title: option.title,
          values: [...new Set(variants.map(({ options }) => options[option.id]).filter((value) => value !== undefined))],
        }))}
        variants={variants.map(({ price, ...variant }) => ({
          ...variant,
          price: price && <Price price={{ ...price, from: false }} currency={currency} className="mt-5 text-2xl" />,
        }))}
        panels={(await listProductPanels()).map(({ key, Part }) => <Part key={key} productId={product.id} />)}
      />
      <section className="draw-late mt-14 grid gap-10 md:grid-cols-[2fr_1fr]" aria-label={t("about")}>
        <div>
          <h2 className="text-2xl">{t("about")}</h2>
          <p className="mt-3 max-w-prose leading-relaxed whitespace-pre-line text-soft">{product.description}</p>
        </div>
        <dl className="h-fit divide-y divide-line rounded-2xl border border-line bg-panel px-5">
          {facts
            .filter(({ value }) => value)
            .map(({ key, value }) => (
              <div key={key} className="flex justify-between gap-4 py-3 text-sm">
                <dt className="text-soft">{t(key)}</dt>
                <dd className="text-end font-medium">{value}</dd>
              </div>
            ))}
        </dl>
      </section>
      {related.length > 0 && (
        <section className="draw-late mt-16" aria-labelledby="related">
          <h2 id="related" className="mb-6 text-2xl">
            {t("related")}
          </h2>
          <ProductGrid products={related} currency={currency} />
        </section>
      )}
      <StructuredData
        data={{
          "@context": "https://schema.org",
          "@type": "Product",
          name: product.title,
          description: product.description,
          image: (product.images ?? []).map(({ url }) => url),
          sku: product.variants?.[0]?.sku,
          ...(product.material && { material: product.material }),
          offers: variants
            .filter(({ price }) => price)
            .map(({ price, available, title }) => ({
              "@type": "Offer",
              name: title,
              url: `${siteUrl}/${locale}/p/${product.handle}`,
              price: price?.amount,
              priceCurrency: currency.toUpperCase(),
              availability: `https://schema.org/${available ? "InStock" : "OutOfStock"}`,
            })),
        }}
      />
    </div>
  )
}
