"use client"

import { useTranslations } from "next-intl"
import { useEffect, useRef, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Link, useRouter } from "@/i18n/navigation"
import { addressOf, facetsInSight, isNarrowed, type Selection, sortsOf, withoutChoices } from "@/lib/listing"
import type { Listing } from "@/lib/search"
import { FacetField } from "./facet-field"

interface Props {
  path: string
  selection: Selection
  listing: Pick<Listing, "facets" | "range" | "inStock">
  currency: string
}

const FEW = 6

/**
 * A plain form whose fields are the address's parameters: it works without script, and with it each
 * choice takes effect at once.
 */
export function Filters({ path, selection, listing, currency }: Props) {
  const t = useTranslations("listing")
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [isPending, start] = useTransition()
  const sorts = sortsOf(selection)
  const first = facetsInSight(listing.facets, FEW)
  const more = listing.facets.filter((facet) => !first.includes(facet))
  const shown = addressOf(path, { ...selection, page: 1 })
  const asked = useRef(shown)
  // Whoever comes here by a link finds the fields as the link says; what is being typed stays.
  useEffect(() => {
    if (asked.current !== shown) form.current?.reset()
    asked.current = shown
  }, [shown])
  const apply = () => {
    if (!form.current) return
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form.current))
      if (value && !(name === "sort" && value === sorts[0])) query.append(name, String(value))
    const address = query.size ? `${path}?${query}` : path
    asked.current = address
    start(() => router.replace(address, { scroll: false }))
  }
  return (
    <form ref={form} className="aria-busy:opacity-70" aria-busy={isPending} aria-label={t("filters")}>
      {selection.q && <input type="hidden" name="q" value={selection.q} />}
      {selection.exact && <input type="hidden" name="exact" value="1" />}
      <SelectField label={t("sort")} name="sort" defaultValue={selection.sort} onChange={apply}>
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </SelectField>
      <details className="group mt-4 lg:mt-6 lg:[&::details-content]:[content-visibility:visible]" open={isNarrowed(selection)}>
        <summary className="flex h-11 items-center gap-2 rounded-full border border-line bg-panel px-4 text-sm font-medium supports-[selector(::details-content)]:lg:hidden">
          <Icon name="filter" className="size-4.5" />
          {t("filters")}
        </summary>
        <div className="mt-4 space-y-7 lg:mt-0">
          <label className="flex items-center gap-3 text-sm">
            <input
              type="checkbox"
              name="available"
              value="1"
              defaultChecked={selection.available}
              onChange={apply}
              className="size-4.5 accent-(--brand)"
            />
            {t("inStock", { count: listing.inStock })}
          </label>
          {listing.range && listing.range[1] > listing.range[0] && (
            <fieldset>
              <legend className="text-sm font-medium">{t("price", { currency: currency.toUpperCase() })}</legend>
              <div className="mt-2 grid grid-cols-2 gap-3">
                <Field
                  label={t("min")}
                  name="min"
                  type="number"
                  inputMode="decimal"
                  min={0}
                  placeholder={String(listing.range[0])}
                  defaultValue={selection.min}
                  onBlur={apply}
                />
                <Field
                  label={t("max")}
                  name="max"
                  type="number"
                  inputMode="decimal"
                  min={0}
                  placeholder={String(listing.range[1])}
                  defaultValue={selection.max}
                  onBlur={apply}
                />
              </div>
            </fieldset>
          )}
          {first.map((facet) => (
            <FacetField key={facet.name} facet={facet} onChange={apply} />
          ))}
          {more.length > 0 && (
            <details>
              <summary className="w-fit py-1 text-sm font-medium text-brand">{t("moreFilters")}</summary>
              <div className="mt-5 space-y-7">
                {more.map((facet) => (
                  <FacetField key={facet.name} facet={facet} onChange={apply} />
                ))}
              </div>
            </details>
          )}
          <div className="flex gap-3">
            <noscript>
              <Button type="submit" size="small">
                {t("apply")}
              </Button>
            </noscript>
            {isNarrowed(selection) && (
              <Button asChild look="secondary" size="small">
                <Link href={addressOf(path, withoutChoices(selection))}>{t("clear")}</Link>
              </Button>
            )}
          </div>
        </div>
      </details>
    </form>
  )
}
