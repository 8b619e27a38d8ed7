"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { saveAddress } from "@/actions/addresses"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import { customOf, US_STATES, type AddressField } from "@/lib/address"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

export type StoredAddress = Partial<Record<AddressField | "address_name", string>> & {
  id?: string
  is_default_shipping?: boolean
  is_default_billing?: boolean
}

const DEFAULTS = ["is_default_shipping", "is_default_billing"] as const

export function AddressForm({ address, countries }: { address: StoredAddress; countries: readonly string[] }) {
  const t = useTranslations("account.addresses")
  const fields = useTranslations("account.fields")
  const locale = useLocale() as Locale
  const { form, notice, errorAt, typed } = useForm(saveAddress)
  const [country, setCountry] = useState(typed("country_code", address.country_code ?? countries[0]))
  const { needsPostalCode, needsPhone } = customOf(country)
  const common = (name: AddressField | "address_name") => ({
    name,
    label: fields(name),
    defaultValue: typed(name, address[name] ?? ""),
    error: errorAt(name),
    maxLength: 120,
  })
  return (
    <form {...form} className="max-w-2xl space-y-5">
      <FormNotice notice={notice} />
      {address.id && <input type="hidden" name="address_id" value={address.id} />}
      <Field {...common("address_name")} hint={t("nameHint")} autoComplete="off" />
      <SelectField
        name="country_code"
        label={fields("country_code")}
        autoComplete="country"
        required
        defaultValue={country}
        onChange={(event) => setCountry(event.target.value)}
        error={errorAt("country_code")}
      >
        {countries.map((code) => (
          <option key={code} value={code}>
            {countryName(code, locale)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...common("first_name")} autoComplete="given-name" required />
        <Field {...common("last_name")} autoComplete="family-name" required />
      </div>
      <Field {...common("address_1")} autoComplete="address-line1" required />
      <Field {...common("address_2")} autoComplete="address-line2" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...common("postal_code")} autoComplete="postal-code" dir="ltr" required={needsPostalCode} />
        <Field {...common("city")} autoComplete="address-level2" required />
      </div>
      {country === "us" && (
        <SelectField
          name="province"
          label={fields("province")}
          autoComplete="address-level1"
          required
          defaultValue={typed("province", address.province ?? "")}
          error={errorAt("province")}
        >
          <option value="" />
          {US_STATES.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <Field {...common("phone")} type="tel" autoComplete="tel" dir="ltr" required={needsPhone} />
      <div className="space-y-3">
        {DEFAULTS.map((name) => (
          <label key={name} className="flex items-center gap-3 text-sm">
            <input
              type="checkbox"
              name={name}
              defaultChecked={typed(name, address[name] ? "on" : "") === "on"}
              className="size-5 accent-brand"
            />
            {t(name)}
          </label>
        ))}
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton>{t("save")}</SubmitButton>
        <Button asChild look="quiet">
          <Link href="/account/addresses">{t("cancel")}</Link>
        </Button>
      </div>
    </form>
  )
}
