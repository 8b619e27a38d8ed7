"use client"

import { useLocale, useTranslations } from "next-intl"
import { useSearchParams } from "next/navigation"
import { Popover } from "radix-ui"
import { useActionState, useState } from "react"
import { chooseCountry } from "@/actions/market"
import { SelectField } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { usePathname, useRouter } from "@/i18n/navigation"
import { localeFacts, routing, type Locale } from "@/i18n/routing"

interface Props {
  countries: readonly { code: string; currency: string }[]
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
  const [open, setOpen] = useState(false)
  const [result, action] = useActionState(chooseCountry, undefined)
  const names = new Intl.DisplayNames([localeFacts[locale].tag], { type: "region" })
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={t("open", { currency: currency.toUpperCase() })}
        className="flex h-11 items-center gap-1.5 rounded-full px-2.5 text-sm hover:bg-sunken"
      >
        <Icon name="globe" />
        <span aria-hidden className="hidden uppercase sm:inline">
          {currency}
        </span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={16}
          className="z-50 w-72 space-y-5 rounded-2xl border border-line bg-panel p-5 shadow-xl"
        >
          <SelectField
            label={t("language")}
            value={locale}
            onChange={(event) => {
              setOpen(false)
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
              {countries.map(({ code, currency: money }) => (
                <option key={code} value={code}>
                  {`${names.of(code.toUpperCase())} (${money.toUpperCase()})`}
                </option>
              ))}
            </SelectField>
            {result && !result.ok && <Notice look="bad">{errors(result.error)}</Notice>}
            <SubmitButton size="small" className="w-full">
              {t("apply")}
            </SubmitButton>
          </form>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
