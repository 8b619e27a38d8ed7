"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { saveAddress } from "@/actions/checkout"
import type { Address } from "@/lib/address"
import { AddressFields } from "./address-fields"
import { Choice } from "./choice"
import { StepForm } from "./step-form"

export interface SavedAddress {
  readonly id: string
  readonly name: string
  readonly text: string
  readonly isChosen: boolean
}

interface Props {
  shipping: Partial<Address>
  /** Undefined while it is the same. */
  billing: Partial<Address> | undefined
  saved: readonly SavedAddress[]
  /** Where this bag can be delivered to, and where bills may go. */
  countries: readonly string[]
  billingCountries: readonly string[]
}

const NEW = "new"

export function AddressForm({ shipping, billing, saved, countries, billingCountries }: Props) {
  const t = useTranslations("checkout")
  const [choice, setChoice] = useState(
    () => saved.find(({ isChosen }) => isChosen)?.id ?? (shipping.address_1 ? NEW : (saved[0]?.id ?? NEW)),
  )
  const [isSame, setSame] = useState(!billing)
  return (
    <StepForm action={saveAddress} submit={t("toDelivery")}>
      {(wrong) => (
        <>
          {saved.length > 0 && (
            <fieldset>
              <legend className="mb-3 text-sm font-medium">{t("saved")}</legend>
              <div className="space-y-3">
                {saved.map(({ id, name, text }) => (
                  <Choice
                    key={id}
                    name="saved"
                    value={id}
                    title={<bdi>{name}</bdi>}
                    text={<bdi>{text}</bdi>}
                    isChosen={choice === id}
                    onChoose={setChoice}
                  />
                ))}
                <Choice name="saved" value={NEW} title={t("newAddress")} isChosen={choice === NEW} onChoose={setChoice} />
              </div>
            </fieldset>
          )}
          {choice === NEW && <AddressFields kind="shipping" address={shipping} countries={countries} wrong={wrong} />}
          <label className="flex items-center gap-3 text-sm">
            <input
              type="checkbox"
              name="same"
              value="1"
              checked={isSame}
              onChange={(event) => setSame(event.target.checked)}
              className="size-4.5 accent-(--brand)"
            />
            {t("billingSame")}
          </label>
          {!isSame && (
            <fieldset>
              <legend className="mb-3 font-medium">{t("billing")}</legend>
              <AddressFields prefix="billing." kind="billing" address={billing ?? {}} countries={billingCountries} wrong={wrong} />
            </fieldset>
          )}
        </>
      )}
    </StepForm>
  )
}
