"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { Field, SelectField } from "@/components/ui/field"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import { type Address, customOf, US_STATES } from "@/lib/address"

interface Props {
  /** Before each field's name. */
  prefix?: string
  /** As browsers call the kind of address whose parts they fill in. */
  kind: "shipping" | "billing"
  address: Partial<Address>
  countries: readonly string[]
  wrong: (field: string) => string | undefined
}

/** The fields of an address, in the order and number that its country asks for. */
export function AddressFields({ prefix = "", kind, address, countries, wrong }: Props) {
  const t = useTranslations("checkout.address")
  const locale = useLocale() as Locale
  const known = address.country_code && countries.includes(address.country_code) ? address.country_code : undefined
  const [country, setCountry] = useState(known ?? countries[0] ?? "")
  const { needsPostalCode, needsPhone } = customOf(country)
  const about = (name: keyof Address, autoComplete: string) => ({
    label: t(name),
    name: prefix + name,
    autoComplete: `${kind} ${autoComplete}`,
    defaultValue: address[name],
    error: wrong(prefix + name),
    maxLength: 120,
  })
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField
        label={t("country_code")}
        name={`${prefix}country_code`}
        autoComplete={`${kind} country`}
        value={country}
        onChange={(event) => setCountry(event.target.value)}
        error={wrong(`${prefix}country_code`)}
        className="sm:col-span-2"
      >
        {countries.map((code) => (
          <option key={code} value={code}>
            {countryName(code, locale)}
          </option>
        ))}
      </SelectField>
      <Field {...about("first_name", "given-name")} aria-required />
      <Field {...about("last_name", "family-name")} aria-required />
      <Field {...about("address_1", "address-line1")} aria-required className="sm:col-span-2" />
      <Field {...about("address_2", "address-line2")} className="sm:col-span-2" />
      <Field {...about("postal_code", "postal-code")} dir="ltr" aria-required={needsPostalCode || undefined} />
      <Field {...about("city", "address-level2")} aria-required />
      {country === "us" && (
        <SelectField
          label={t("province")}
          name={`${prefix}province`}
          autoComplete={`${kind} address-level1`}
          defaultValue={address.province ?? ""}
          error={wrong(`${prefix}province`)}
          required
          className="sm:col-span-2"
        >
          <option value="">{t("chooseProvince")}</option>
          {US_STATES.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        {...about("phone", "tel")}
        type="tel"
        dir="ltr"
        aria-required={needsPhone || undefined}
        hint={t("phoneHint")}
        className="sm:col-span-2"
      />
    </div>
  )
}
