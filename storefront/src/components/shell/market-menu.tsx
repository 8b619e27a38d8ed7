"use client"

import { useLocale, useTranslations } from "next-intl"
import { useSearchParams } from "next/navigation"
import { useActionState, useId, useRef } from "react"
import { chooseCountry } from "@/actions/market"
import { SelectField } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { usePathname, useRouter } from "@/i18n/navigation"
import { localeFacts, routing, type Locale } from "@/i18n/routing"

interface Props {
  /** With their names: a browser takes tens of milliseconds to load those of all countries. */
  countries: readonly { code: string; name: string; currency: string }[]
  country: string
  currency: string
}

/** Language, and the country that decides prices and delivery. */
export function MarketMenu({ countries, country, currency }: Props) {
  const t = useTranslations("market")
  const errors = useTranslations("errors")
  const locale = useLocale() as Locale
  const router = useRouter()
  const pathname = usePathname()
  const query = useSearchParams().toString()
  const menu = useRef<HTMLDivElement>(null)
  const id = useId()
  const [result, action] = useActionState(chooseCountry, undefined)
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={t("open", { currency: currency.toUpperCase() })}
        className="flex h-11 items-center gap-1.5 rounded-full px-2.5 text-sm hover:bg-sunken"
      >
        <Icon name="globe" />
        <span aria-hidden className="hidden uppercase sm:inline">
          {currency}
        </span>
      </button>
      {/* The browser's own popover: it opens without script, and closes on Escape and on a press beside it. */}
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={t("title")}
        className="below-header fixed m-0 w-72 space-y-5 rounded-2xl border border-line bg-panel p-5 text-ink shadow-xl"
      >
        <SelectField
          label={t("language")}
          value={locale}
          onChange={(event) => {
            menu.current?.hidePopover()
            router.replace(query ? `${pathname}?${query}` : pathname, { locale: event.target.value as Locale })
          }}
        >
          {routing.locales.map((each) => (
            <option key={each} value={each}>
              {localeFacts[each].name}
            </option>
          ))}
        </SelectField>
        <form action={action} className="space-y-3">
          <SelectField label={t("country")} name="country" defaultValue={country} key={country} hint={t("countryHint")}>
            {countries.map(({ code, name, currency: money }) => (
              <option key={code} value={code}>
                {`${name} (${money.toUpperCase()})`}
              </option>
            ))}
          </SelectField>
          {result && !result.ok && <Notice look="bad">{errors(result.error)}</Notice>}
          <SubmitButton size="small" className="w-full">
            {t("apply")}
          </SubmitButton>
        </form>
      </div>
    </>
  )
}
