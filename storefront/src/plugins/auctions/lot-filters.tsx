"use client"

import { useTranslations } from "next-intl"
import { useRef, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Link, useRouter } from "@/i18n/navigation"
import { FORMATS, type Selection, SHOWS, SORTS } from "./selection"
import { FORMAT_NAMES } from "./words"

interface Props {
  /** Where the form leads when no script runs. */
  action: string
  selection: Selection
  categories: readonly { readonly handle: string; readonly name: string }[]
  isChosen: boolean
}

const SHOW_NAMES = { live: "showLive", upcoming: "showUpcoming", sold: "showSold" } as const
const SORT_NAMES = {
  soonest: "sortSoonest",
  bids: "sortBids",
  price: "sortPrice",
  "-price": "sortPriceDown",
  newest: "sortNewest",
} as const
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[]

/** A plain form whose fields are the address's parameters; with script each choice takes effect at once. */
export function LotFilters({ action, selection, categories, isChosen }: Props) {
  const t = useTranslations("plugins.auctions")
  const listing = useTranslations("listing")
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [isPending, start] = useTransition()
  const apply = () => {
    if (!form.current) return
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form.current)) if (value) query.append(name, String(value))
    start(() => router.replace(`/auctions?${query}`, { scroll: false }))
  }
  const { show, format, category, min, max, q, sort } = selection
  return (
    <search>
      <form
        ref={form}
        action={action}
        onSubmit={(event) => {
          event.preventDefault()
          apply()
        }}
        aria-busy={isPending}
        className="space-y-4 aria-busy:opacity-70"
      >
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-[2fr_1fr_1fr]">
          <Field className="max-sm:col-span-2" label={t("search")} name="q" type="search" defaultValue={q} maxLength={100} />
          <SelectField label={t("show")} name="show" defaultValue={show} onChange={apply}>
            {keysOf(SHOWS).map((each) => (
              <option key={each} value={each}>
                {t(SHOW_NAMES[each])}
              </option>
            ))}
          </SelectField>
          <SelectField label={listing("sort")} name="sort" defaultValue={sort} onChange={apply}>
            {keysOf(SORTS).map((each) => (
              <option key={each} value={each}>
                {t(SORT_NAMES[each])}
              </option>
            ))}
          </SelectField>
        </div>
        <details open={Boolean(format || category || min !== undefined || max !== undefined)}>
          <summary className="flex h-11 w-fit items-center gap-2 rounded-full border border-line bg-panel px-4 text-sm font-medium">
            <Icon name="filter" className="size-4.5" />
            {listing("filters")}
          </summary>
          <div className="mt-4 grid grid-cols-2 gap-3 sm:grid-cols-4">
            <SelectField label={t("format")} name="format" defaultValue={format ?? ""} onChange={apply}>
              <option value="">{t("all")}</option>
              {FORMATS.map((each) => (
                <option key={each} value={each}>
                  {t(FORMAT_NAMES[each])}
                </option>
              ))}
            </SelectField>
            <SelectField label={t("category")} name="category" defaultValue={category ?? ""} onChange={apply}>
              <option value="">{t("all")}</option>
              {categories.map(({ handle, name }) => (
                <option key={handle} value={handle}>
                  {name}
                </option>
              ))}
            </SelectField>
            <Field label={t("priceFrom")} name="min" type="number" inputMode="decimal" min={0} defaultValue={min} onBlur={apply} />
            <Field label={t("priceTo")} name="max" type="number" inputMode="decimal" min={0} defaultValue={max} onBlur={apply} />
          </div>
        </details>
        <div className="flex gap-3">
          <noscript>
            <Button type="submit" size="small">
              {listing("apply")}
            </Button>
          </noscript>
          {isChosen && (
            <Button asChild look="secondary" size="small">
              <Link href="/auctions">{listing("clear")}</Link>
            </Button>
          )}
        </div>
      </form>
    </search>
  )
}
