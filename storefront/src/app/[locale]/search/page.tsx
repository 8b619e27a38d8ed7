import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { FoundKinds, OthersFound } from "@/components/listing/found-kinds"
import { ListingPage } from "@/components/listing/listing-page"
import { SearchBox } from "@/components/shell/search-box"
import { type Parameters, readSelection, readWords } from "@/lib/listing"
import { pluginSearches } from "@/plugins/searches"

interface Props {
  searchParams: Promise<Parameters>
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations("search")
  const q = readWords(await searchParams)
  return { title: q ? t("title", { q }) : t("all"), robots: { index: false } }
}

export default async function SearchPage({ searchParams }: Props) {
  const t = await getTranslations("search")
  const parameters = await searchParams
  const q = readWords(parameters)
  const selection = readSelection(parameters, q)
  const other = q ? pluginSearches().get([parameters.type].flat()[0] ?? "") : undefined
  return (
    <div className="shell py-10">
      <h1 className="text-4xl break-words">{q ? t("title", { q }) : t("all")}</h1>
      <div className="mt-5 max-w-xl md:hidden">
        <SearchBox />
      </div>
      {q && <FoundKinds q={q} chosen={other?.kind} />}
      <div className="mt-8">
        {other ? <OthersFound search={other} q={q} page={selection.page} /> : <ListingPage path="/search" selection={selection} />}
      </div>
    </div>
  )
}
