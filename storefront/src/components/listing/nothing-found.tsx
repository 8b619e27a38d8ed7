import { getTranslations } from "next-intl/server"
import { ProductGrid } from "@/components/product/product-card"
import { Button } from "@/components/ui/button"
import { Link } from "@/i18n/navigation"
import { listCategories } from "@/lib/catalogue"
import { currentMarket } from "@/lib/regions"
import { listProducts } from "@/lib/search"

const POPULAR = 4

/** Words that find nothing: what may help, and what others like. */
export async function NothingFound({ q }: { q: string }) {
  const t = await getTranslations("search")
  const [{ currency }, categories, popular] = await Promise.all([
    currentMarket(),
    listCategories(),
    listProducts({ available: true, limit: POPULAR }),
  ])
  return (
    <>
      <section className="rounded-3xl bg-sunken px-6 py-8" aria-labelledby="nothing">
        <h2 id="nothing" className="text-2xl break-words">
          {t("nothingTitle", { q })}
        </h2>
        <ul className="mt-4 list-disc space-y-1.5 ps-5 text-soft">
          <li>{t("tipSpelling")}</li>
          <li>{t("tipFewer")}</li>
          <li>{t("tipCategories")}</li>
        </ul>
        <ul className="mt-6 flex flex-wrap gap-2">
          {categories.map(({ id, handle, name }) => (
            <li key={id}>
              <Button asChild look="secondary" size="small">
                <Link href={`/c/${handle}`}>{name}</Link>
              </Button>
            </li>
          ))}
        </ul>
      </section>
      {popular.length > 0 && (
        <section className="mt-12" aria-labelledby="popular">
          <h2 id="popular" className="mb-6 text-2xl">
            {t("popular")}
          </h2>
          <ProductGrid products={popular} currency={currency} />
        </section>
      )}
    </>
  )
}
