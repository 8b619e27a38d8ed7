"use client"

import { useLocale, useTranslations } from "next-intl"
import { useActionState } from "react"
import { chooseCountry } from "@/actions/market"
import { SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"

/** The way to a country where other prices hold: the bag goes with it. */
export function OtherCountry({ countries }: { countries: readonly { code: string; currency: string }[] }) {
  const t = useTranslations("checkout")
  const errors = useTranslations("errors")
  const [result, action] = useActionState(chooseCountry, undefined)
  const locale = useLocale() as Locale
  return (
    <details className="mt-6 border-t border-line pt-4 text-sm">
      <summary className="py-1 font-medium">{t("elsewhere")}</summary>
      <form action={action} className="mt-3 space-y-3">
        <SelectField label={t("elsewhereCountry")} name="country" hint={t("elsewhereHint")}>
          {countries.map(({ code, currency }) => (
            <option key={code} value={code}>
              {`${countryName(code, locale)} (${currency.toUpperCase()})`}
            </option>
          ))}
        </SelectField>
        {result && !result.ok && <Notice look="bad">{errors(result.error)}</Notice>}
        <SubmitButton look="secondary" size="small">
          {t("elsewhereApply")}
        </SubmitButton>
      </form>
    </details>
  )
}
