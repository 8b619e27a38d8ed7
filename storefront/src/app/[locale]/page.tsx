import { getTranslations } from "next-intl/server"
import type { ReactNode } from "react"
import { ProductGrid } from "@/components/product/product-card"
import { Button } from "@/components/ui/button"
import { Icon } from "@/components/ui/icon"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { alternates } from "@/lib/alternates"
import { listCategories } from "@/lib/catalogue"
import type { Listed } from "@/lib/listing"
import { currentMarket } from "@/lib/regions"
import { listProducts } from "@/lib/search"
import { pictureOf, sharing } from "@/lib/share"
import { listHomeSections } from "@/plugins/load-home"

export const generateMetadata = async () => ({
  alternates: await alternates("/"),
  ...(await sharing({ picture: pictureOf(await bestSellers()) })),
})

const SECTION = 4

/** Those of a collection, or others where it has too few for a section. */
async function filled(collection: string, sort: "popular" | "newest"): Promise<Listed[]> {
  const wanted = await listProducts({ collection, limit: SECTION })
  return wanted.length === SECTION ? wanted : listProducts({ sort, limit: SECTION })
}

const bestSellers = () => filled("best-sellers", "popular")

export default async function HomePage() {
  const t = await getTranslations("home")
  const [{ currency }, categories, newest, popular, onSale] = await Promise.all([
    currentMarket(),
    listCategories(),
    filled("new-in", "newest"),
    bestSellers(),
    listProducts({ onSale: true, available: true, limit: SECTION }),
  ])
  const sections = [
    { key: "new", href: "/collections/new-in", products: newest },
    { key: "popular", href: "/collections/best-sellers", products: popular },
    { key: "sale", href: "/search?sort=price", products: onSale },
  ] as const
  return (
    <>
      <Hero products={popular} />
      <section className="shell draw-late mt-16" aria-labelledby="categories">
        <h2 id="categories" className="text-3xl">
          {t("categories")}
        </h2>
        <ul className="mt-6 grid grid-cols-2 gap-4 sm:grid-cols-4">
          {categories.map((category) => (
            <li key={category.id} className="group relative overflow-hidden rounded-2xl bg-sunken">
              <CategoryPicture category={category.handle} />
              <Link href={`/c/${category.handle}`} className="stretched block px-4 py-3 font-medium">
                {category.name}
              </Link>
            </li>
          ))}
        </ul>
      </section>
      {sections.map(({ key, href, products: shown }) => (
        <Section key={key} title={t(key)} href={href} more={t("more")}>
          {shown.length > 0 && <ProductGrid products={shown} currency={currency} />}
        </Section>
      ))}
      {(await listHomeSections()).map(({ key, Part }) => (
        <Part key={key} />
      ))}
      <Promises />
    </>
  )
}

async function Hero({ products }: { products: readonly Listed[] }) {
  const t = await getTranslations("home")
  const pictures = products.filter(({ thumbnail }) => thumbnail).slice(0, 3)
  return (
    <section className="border-b border-line bg-brand-soft">
      <div className="shell grid items-center gap-10 py-12 md:grid-cols-2 md:py-20">
        <div>
          <h1 className="text-4xl leading-[1.1] sm:text-5xl lg:text-6xl">{t("heroTitle")}</h1>
          <p className="mt-5 max-w-md text-lg text-soft">{t("heroText")}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <Button asChild size="large">
              <Link href="/collections/new-in">{t("heroAction")}</Link>
            </Button>
            <Button asChild size="large" look="secondary">
              <Link href="/search">{t("heroAll")}</Link>
            </Button>
          </div>
          <p className="mt-8 inline-block rounded-full bg-panel px-4 py-2 text-sm">
            {t.rich("promotion", { code: (text) => <strong className="font-semibold">{text}</strong> })}
          </p>
        </div>
        <div className="grid grid-cols-2 gap-4">
          {pictures.map(({ id, thumbnail }, index) => (
            <div
              key={id}
              className={
                index === 0
                  ? "relative row-span-2 aspect-[3/4] overflow-hidden rounded-3xl"
                  : "relative aspect-square overflow-hidden rounded-3xl"
              }
            >
              {thumbnail && <Picture src={thumbnail} alt="" shape="card" load={index === 0 ? "first" : "seen"} />}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}

async function CategoryPicture({ category }: { category: string }) {
  const [product] = await listProducts({ category, limit: 1 })
  return (
    <div className="relative aspect-[4/3] overflow-hidden">
      {product?.thumbnail && (
        <Picture src={product.thumbnail} alt="" shape="card" className="object-cover transition duration-500 group-hover:scale-[1.03]" />
      )}
    </div>
  )
}

function Section({ title, href, more, children }: { title: string; href: string; more: string; children: ReactNode }) {
  if (!children) return null
  return (
    <section className="shell draw-late mt-16" aria-label={title}>
      <div className="mb-6 flex items-baseline justify-between gap-4">
        <h2 className="text-3xl">{title}</h2>
        <Link href={href} className="shrink-0 text-sm font-medium text-brand hover:underline">
          {more}
          <span className="sr-only"> {title}</span>
        </Link>
      </div>
      {children}
    </section>
  )
}

async function Promises() {
  const t = await getTranslations("home")
  const promises = [
    { icon: "truck", key: "delivery" },
    { icon: "return", key: "returns" },
    { icon: "shield", key: "payment" },
  ] as const
  return (
    <section className="shell draw-late mt-20" aria-label={t("promises")}>
      <ul className="grid gap-6 rounded-3xl bg-sunken p-8 sm:grid-cols-3">
        {promises.map(({ icon, key }) => (
          <li key={key} className="flex gap-4">
            <Icon name={icon} className="mt-0.5 size-6 shrink-0 text-brand" />
            <div>
              <p className="font-medium">{t(`${key}Title`)}</p>
              <p className="mt-1 text-sm text-soft">{t(`${key}Text`)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
