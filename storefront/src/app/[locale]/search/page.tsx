import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { ListingPage } from "@/components/listing/listing-page"
import { SearchBox } from "@/components/shell/search-box"
import { listProducts, searchProducts } from "@/lib/catalogue"
import type { Parameters } from "@/lib/listing"

interface Props {
  searchParams: Promise<Parameters>
}

const wordsIn = (parameters: Parameters) => ([parameters.q].flat()[0] ?? "").trim().slice(0, 100)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("search")
  const q = wordsIn(await searchParams)
  return { title: q ? t("title", { q }) : t("all"), robots: { index: false } }
}

export default async function SearchPage({ searchParams }: Props) {
  const t = await getTranslations("search")
  const parameters = await searchParams
  const q = wordsIn(parameters)
  return (
    <div className="shell py-10">
      <h1 className="text-4xl">{q ? t("title", { q }) : t("all")}</h1>
      <div className="mt-5 mb-8 max-w-xl md:hidden">
        <SearchBox initial={q} />
      </div>
      <div className="mt-8">
        <ListingPage
          path="/search"
          fixed={q ? { q } : {}}
          products={await (q ? searchProducts(q) : listProducts())}
          parameters={parameters}
        />
      </div>
    </div>
  )
}
