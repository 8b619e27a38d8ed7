"use client"

import { useTranslations } from "next-intl"
import { useRef, useTransition } from "react"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Link, useRouter } from "@/i18n/navigation"
import { type Listing, type Selection, SORTS } from "@/lib/listing"

interface Props {
  path: string
  fixed: Record<string, string>
  selection: Selection
  listing: Pick<Listing, "facets" | "range" | "inStock">
  currency: string
}

/**
 * A plain form whose fields are the address's parameters: it works without script, and with it each
 * choice takes effect at once.
 */
export function Filters({ path, fixed, selection, listing, currency }: Props) {
  const t = useTranslations("listing")
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [isPending, start] = useTransition()
  const isNarrowed =
    selection.available || selection.min !== undefined || selection.max !== undefined || Object.keys(selection.options).length > 0
  const apply = () => {
    if (!form.current) return
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form.current))
      if (value && !(name === "sort" && value === "popular")) query.append(name, String(value))
    start(() => router.replace(query.size ? `${path}?${query}` : path, { scroll: false }))
  }
  return (
    <form ref={form} className="aria-busy:opacity-70" aria-busy={isPending} aria-label={t("filters")}>
      {Object.entries(fixed).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SelectField label={t("sort")} name="sort" defaultValue={selection.sort} onChange={apply}>
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </SelectField>
      <details className="group mt-4 lg:mt-6 lg:[&::details-content]:[content-visibility:visible]" open={isNarrowed}>
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
          {listing.facets.map(({ name, values }) => (
            <fieldset key={name}>
              <legend className="text-sm font-medium">{name}</legend>
              <ul className="mt-2 space-y-2">
                {values.map(({ value, count, chosen }) => (
                  <li key={value}>
                    <label className="flex items-center gap-3 text-sm">
                      <input
                        type="checkbox"
                        name={`o.${name}`}
                        value={value}
                        defaultChecked={chosen}
                        onChange={apply}
                        className="size-4.5 accent-(--brand)"
                      />
                      <span>{value}</span>
                      <span className="ms-auto text-soft">{count}</span>
                    </label>
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
          <div className="flex gap-3">
            <noscript>
              <Button type="submit" size="small">
                {t("apply")}
              </Button>
            </noscript>
            <Button asChild look="secondary" size="small">
              <Link href={Object.keys(fixed).length ? `${path}?${new URLSearchParams(fixed)}` : path}>{t("clear")}</Link>
            </Button>
          </div>
        </div>
      </details>
    </form>
  )
}
