import { defineRouteConfig } from "@medusajs/admin-sdk"
import { MagnifyingGlass } from "@medusajs/icons"
import { Crumb } from "../../components/crumb"
import { SearchIndexes } from "../../components/search-indexes"
import { Section } from "../../components/section"
import { Empty, Loaded } from "../../components/states"
import { SynonymForm } from "../../components/synonym-form"
import { SynonymList } from "../../components/synonym-list"
import { useSearchState, useSynonyms } from "../../lib/search"
import { useFormat } from "../../lib/use-format"

/** What shoppers can find, and which words the search takes for the same. */
export default function SearchPage() {
  const { t } = useFormat("search")
  const state = useSearchState()
  const synonyms = useSynonyms()
  const search = state.data?.search
  const locales = [...new Set(search?.indexes.flatMap((index) => index.locales))].sort()
  return (
    <>
      <Section
        title={t("title")}
        level="h1"
        description={search ? t(`providers.${search.provider}`, { defaultValue: t("description") }) : t("description")}
      >
        <Loaded query={state} rows={2}>
          {({ search: { indexes } }) =>
            indexes.length === 0 ? <Empty title={t("indexes.none")}>{t("indexes.noneHint")}</Empty> : <SearchIndexes indexes={indexes} />
          }
        </Loaded>
      </Section>
      <Section title={t("synonyms.title")} description={t("synonyms.description")}>
        <SynonymForm locales={locales} />
        <Loaded query={synonyms} rows={3}>
          {({ synonyms: sets }) =>
            sets.length === 0 ? <Empty title={t("synonyms.none")}>{t("synonyms.noneHint")}</Empty> : <SynonymList synonyms={sets} />
          }
        </Loaded>
      </Section>
    </>
  )
}

export const config = defineRouteConfig({ label: "menu.search", icon: MagnifyingGlass, rank: 6, translationNs: "search" })

export const handle = { breadcrumb: () => <Crumb name="menu.search" namespace="search" /> }
