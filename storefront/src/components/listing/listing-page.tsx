import { getTranslations } from "next-intl/server"
import { ProductGrid } from "@/components/product/product-card"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"
import { type Listed, type Parameters, readSelection, select, writeSelection } from "@/lib/listing"
import { currentMarket } from "@/lib/regions"
import { Filters } from "./filters"
import { Pages } from "./pages"

interface Props {
  path: string
  /** What of the address is not the selection's, e.g. the search's words. */
  fixed?: Record<string, string>
  products: readonly Listed[]
  parameters: Parameters
}

/** A list with facets, sorting and pages, all of it in the address. */
export async function ListingPage({ path, fixed = {}, products, parameters }: Props) {
  const t = await getTranslations("listing")
  const { currency } = await currentMarket()
  const selection = readSelection(parameters)
  const listing = select(products, selection)
  const address = (change: Partial<typeof selection>) => {
    const query = new URLSearchParams(writeSelection({ ...selection, page: 1, ...change }))
    for (const [name, value] of Object.entries(fixed)) query.set(name, value)
    return query.size ? `${path}?${query}` : path
  }
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_1fr]">
      <Filters path={path} fixed={fixed} selection={selection} listing={listing} currency={currency} />
      <div>
        <h2 className="sr-only">{t("products")}</h2>
        <p className="mb-5 text-sm text-soft" role="status">
          {t("count", { count: listing.count })}
        </p>
        {listing.products.length > 0 ? (
          <ProductGrid products={listing.products} currency={currency} eager={4} />
        ) : (
          <Empty title={t("emptyTitle")} text={t("emptyText")}>
            <Button asChild look="secondary">
              <Link href={address({ options: {}, min: undefined, max: undefined, available: false })}>{t("clear")}</Link>
            </Button>
          </Empty>
        )}
        <Pages page={listing.page} pages={listing.pages} address={(page) => address({ page })} />
      </div>
    </div>
  )
}
