"use client"

import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { savePayment } from "@/actions/checkout"
import { Money } from "@/components/product/price"
import type { PaymentWay } from "@/lib/checkout"
import { Choice } from "./choice"
import { StepForm } from "./step-form"

interface Props {
  ways: readonly (PaymentWay & { readonly name: string; readonly text: string | undefined; readonly isChosen: boolean })[]
  currency: string
  problem: ReactNode
}

export function PaymentForm({ ways, currency, problem }: Props) {
  const t = useTranslations("checkout")
  return (
    <StepForm action={savePayment} submit={t("toReview")} problem={problem}>
      {() => (
        <fieldset>
          <legend className="sr-only">{t("steps.payment")}</legend>
          <div className="space-y-3">
            {ways.map(({ id, name, text, available, isEnough, isChosen }) => (
              <Choice
                key={id}
                name="provider"
                value={id}
                title={name}
                text={text}
                end={available !== undefined && <Money amount={available} currency={currency} />}
                isChosen={isChosen}
                disabled={!isEnough}
              />
            ))}
          </div>
        </fieldset>
      )}
    </StepForm>
  )
}
