import { getTranslations } from "next-intl/server"
import { ProductGrid } from "@/components/product/product-card"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"
import { addressOf, isNarrowed, type Selection, withoutChoices } from "@/lib/listing"
import { currentMarket } from "@/lib/regions"
import { listing, type Scope } from "@/lib/search"
import { Filters } from "./filters"
import { NothingFound } from "./nothing-found"
import { Pages } from "./pages"
import { UnderstoodWords } from "./understood-words"

interface Props {
  path: string
  selection: Selection
  scope?: Scope
}

/** A list with facets, sorting and pages, all of it in the address. */
export async function ListingPage({ path, selection, scope }: Props) {
  const t = await getTranslations("listing")
  const [{ currency }, found] = await Promise.all([currentMarket(), listing(selection, scope)])
  const address = (page: number) => addressOf(path, { ...selection, page })
  const understood = selection.q && <UnderstoodWords path={path} selection={selection} understood={found.understood} currency={currency} />
  const count = (
    <p className="mb-5 text-sm text-soft" role="status">
      {t("count", { count: found.count })}
    </p>
  )
  if (found.count === 0 && !isNarrowed(selection)) {
    return (
      <>
        {understood}
        {count}
        {selection.q ? <NothingFound q={selection.q} /> : <Empty title={t("noneTitle")} text={t("noneText")} />}
      </>
    )
  }
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_1fr]">
      <Filters path={path} selection={selection} listing={found} currency={currency} />
      <div>
        <h2 className="sr-only">{t("products")}</h2>
        {understood}
        {count}
        {found.products.length > 0 ? (
          <ProductGrid products={found.products} currency={currency} eager={4} />
        ) : (
          <Empty title={t("emptyTitle")} text={t("emptyText")}>
            <Button asChild look="secondary">
              <Link href={addressOf(path, withoutChoices(selection))}>{t("clear")}</Link>
            </Button>
          </Empty>
        )}
        <Pages page={found.page} pages={found.pages} address={address} />
      </div>
    </div>
  )
}
