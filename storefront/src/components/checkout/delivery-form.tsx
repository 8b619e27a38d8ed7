"use client"

import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { saveDelivery } from "@/actions/checkout"
import { Money } from "@/components/product/price"
import { Choice } from "./choice"
import { StepForm } from "./step-form"

export interface DeliveryWay {
  readonly id: string
  readonly name: string
  readonly text: string | undefined
  readonly amount: number
  readonly isAvailable: boolean
  readonly isChosen: boolean
}

interface Props {
  /** Ways for each kind of parcel; nearly always there is one kind. */
  parcels: readonly { readonly id: string; readonly ways: readonly DeliveryWay[] }[]
  currency: string
  problem: ReactNode
}

export function DeliveryForm({ parcels, currency, problem }: Props) {
  const t = useTranslations("checkout")
  return (
    <StepForm action={saveDelivery} submit={t("toPayment")} problem={problem}>
      {() =>
        parcels.map(({ id, ways }, index) => (
          <fieldset key={id}>
            <legend className={parcels.length > 1 ? "mb-3 text-sm font-medium" : "sr-only"}>
              {parcels.length > 1 ? t("parcel", { number: index + 1 }) : t("steps.delivery")}
            </legend>
            <div className="space-y-3">
              {ways.map((way) => (
                <Choice
                  key={way.id}
                  name={`option.${id}`}
                  value={way.id}
                  title={way.name}
                  text={way.isAvailable ? way.text : t("deliveryOut")}
                  end={way.amount > 0 ? <Money amount={way.amount} currency={currency} /> : t("free")}
                  isChosen={way.isChosen}
                  disabled={!way.isAvailable}
                />
              ))}
            </div>
          </fieldset>
        ))
      }
    </StepForm>
  )
}
