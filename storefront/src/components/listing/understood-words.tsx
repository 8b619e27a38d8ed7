import { getLocale, getTranslations } from "next-intl/server"
import { Icon } from "@/components/ui/icon"
import { Link } from "@/i18n/navigation"
import { localeFacts, type Locale } from "@/i18n/routing"
import { listCategories, listCollections } from "@/lib/catalogue"
import { addressOf, type Selection, sortsOf } from "@/lib/listing"
import { formatBound } from "@/lib/money"
import { meaningsOf, type Understood, type UnderstoodFilter } from "@/lib/understood"

interface Props {
  path: string
  selection: Selection
  understood: Understood | null
  currency: string
}

/** What was read out of the shopper's words, each to be taken back, and the way to the words as they stand. */
export async function UnderstoodWords({ path, selection, understood, currency }: Props) {
  const t = await getTranslations("search")
  const meanings = meaningsOf(selection.q, understood)
  const address = (change: Partial<Selection>) => addressOf(path, { ...selection, page: 1, ...change })
  if (selection.exact)
    return (
      <p className="mb-5 text-sm text-soft">
        {t("exactly")}{" "}
        <Link href={address({ exact: false })} className="font-medium text-brand underline">
          {t("freely")}
        </Link>
      </p>
    )
  if (meanings.length === 0) return null
  const labels = await Promise.all(meanings.map(({ filters }) => Promise.all(filters.map((filter) => labelOf(filter, currency)))))
  return (
    <section aria-label={t("understood")} className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2">
      <ul className="flex flex-wrap gap-2" data-testid="understood">
        {meanings.map(({ text, without }, index) => {
          const label = labels[index]?.join(" · ") ?? text
          return (
            <li key={text}>
              <Link
                href={address({ q: without })}
                aria-label={t("takeBack", { what: label })}
                className="inline-flex min-h-9 items-center gap-2 rounded-full bg-brand-soft ps-4 pe-3 text-sm hover:bg-sunken"
              >
                <bdi>{label}</bdi>
                <Icon name="close" className="size-3.5 shrink-0" />
              </Link>
            </li>
          )
        })}
      </ul>
      <Link href={address({ exact: true })} className="text-sm font-medium text-brand hover:underline">
        {t("exact")}
      </Link>
    </section>
  )
}

/** What a filter does, in the shopper's words; those that were typed where the shop has none. */
async function labelOf({ name, value, text }: UnderstoodFilter, currency: string): Promise<string> {
  const t = await getTranslations("search")
  const money = async () => formatBound(Number(value), currency, localeFacts[(await getLocale()) as Locale].tag)
  switch (name) {
    case "facet": {
      const [, option = "", chosen = ""] = /^([^:]*):(.*)$/s.exec(value) ?? []
      return option && chosen ? t("option", { option, value: chosen }) : text
    }
    case "price_min":
      return t("priceMin", { price: await money() })
    case "price_max":
      return t("priceMax", { price: await money() })
    case "available":
      return t("available")
    case "sort": {
      const sort = sortsOf({ q: text }).find((each) => each === value)
      return sort ? (await getTranslations("listing"))(`sorts.${sort}`) : text
    }
    case "category":
      return (await listCategories()).find(({ id, handle }) => id === value || handle === value)?.name ?? text
    case "collection":
      return (await listCollections()).find(({ id, handle }) => id === value || handle === value)?.title ?? text
    default:
      return text
  }
}
