"use client"

import { useLocale, useTranslations } from "next-intl"
import { useActionState } from "react"
import { chooseCountry } from "@/actions/market"
import { SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { localeFacts, type Locale } from "@/i18n/routing"

/** The way to a country where other prices hold: the bag goes with it. */
export function OtherCountry({ countries }: { countries: readonly { code: string; currency: string }[] }) {
  const t = useTranslations("checkout")
  const errors = useTranslations("errors")
  const [result, action] = useActionState(chooseCountry, undefined)
  const names = new Intl.DisplayNames([localeFacts[useLocale() as Locale].tag], { type: "region" })
  return (
    <details className="mt-6 border-t border-line pt-4 text-sm">
      <summary className="py-1 font-medium">{t("elsewhere")}</summary>
      <form action={action} className="mt-3 space-y-3">
        <SelectField label={t("elsewhereCountry")} name="country" hint={t("elsewhereHint")}>
          {countries.map(({ code, currency }) => (
            <option key={code} value={code}>
              {`${names.of(code.toUpperCase())} (${currency.toUpperCase()})`}
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
