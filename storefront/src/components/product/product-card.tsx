import { useTranslations } from "next-intl"
import { Marked } from "@/components/ui/marked"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import type { Listed } from "@/lib/listing"
import { Price } from "./price"

export function ProductCard({ product, currency, priority }: { product: Listed; currency: string; priority?: boolean }) {
  const t = useTranslations("product")
  return (
    <article className="group relative flex flex-col gap-3" data-testid="product">
      <div className="relative aspect-square overflow-hidden rounded-2xl bg-sunken">
        {product.thumbnail && (
          <Picture
            src={product.thumbnail}
            alt=""
            shape="card"
            load={priority ? "first" : "late"}
            className="object-cover transition duration-500 group-hover:scale-[1.03]"
          />
        )}
        {!product.available && (
          <span className="absolute start-3 top-3 rounded-full bg-panel px-3 py-1 text-xs font-medium">{t("soldOut")}</span>
        )}
        {product.available && product.price?.was && (
          <span className="absolute start-3 top-3 rounded-full bg-sale px-3 py-1 text-xs font-semibold text-page">
            {t("discount", { percent: Math.round((1 - product.price.amount / product.price.was) * 100) })}
          </span>
        )}
      </div>
      <div>
        <h3 className="font-sans text-[0.95rem] font-medium tracking-normal">
          <Link href={`/p/${product.handle}`} className="stretched">
            {product.marked?.title ? <Marked html={product.marked.title} /> : product.title}
          </Link>
        </h3>
        {product.subtitle && (
          <p className="truncate text-sm text-soft">
            {product.marked?.subtitle ? <Marked html={product.marked.subtitle} /> : product.subtitle}
          </p>
        )}
        {product.price && <Price price={product.price} currency={currency} className="mt-1 text-[0.95rem]" />}
      </div>
    </article>
  )
}

export function ProductGrid({
  products,
  currency,
  eager = 0,
}: {
  products: readonly Listed[]
  currency: string /** So many are seen at once, and loaded first. */
  eager?: number
}) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {products.map((product, index) => (
        <li key={product.id} className={eager > 0 && index >= eager * 2 ? "draw-late" : undefined}>
          <ProductCard product={product} currency={currency} priority={index < eager} />
        </li>
      ))}
    </ul>
  )
}
