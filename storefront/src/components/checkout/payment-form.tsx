"use client"

import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { savePayment } from "@/actions/checkout"
import { Money } from "@/components/product/price"
import type { PaymentWay } from "@/lib/checkout"
import { Choice } from "./choice"
import { StepForm } from "./step-form"

export type NamedWay = PaymentWay & { readonly name: string; readonly text: string | undefined; readonly isChosen: boolean }

interface Props {
  ways: readonly NamedWay[]
  total: number
  currency: string
  problem: ReactNode
}

export function PaymentForm({ ways, total, currency, problem }: Props) {
  const t = useTranslations("checkout")
  const parts = ways.filter(({ isPart }) => isPart)
  return (
    <StepForm action={savePayment} submit={t("toReview")} problem={problem}>
      {() => (
        <>
          {parts.map((way) => (
            <PartOfIt key={way.id} way={way} total={total} currency={currency} />
          ))}
          <fieldset>
            <legend className={parts.length > 0 ? "mb-3 text-sm font-medium" : "sr-only"}>
              {parts.length > 0 ? t("rest") : t("steps.payment")}
            </legend>
            <div className="space-y-3">
              {ways
                .filter(({ isPart }) => !isPart)
                .map(({ id, name, text, test, available, isEnough, isChosen }) => (
                  <Choice
                    key={id}
                    name="provider"
                    value={id}
                    title={name}
                    text={test ? [text, t("testGateway")].filter(Boolean).join(" · ") : text}
                    end={available !== undefined && <Money amount={available} currency={currency} />}
                    isChosen={isChosen}
                    disabled={!isEnough}
                  />
                ))}
            </div>
          </fieldset>
        </>
      )}
    </StepForm>
  )
}

/** What the shopper has there pays a part, and another way the rest. */
function PartOfIt({ way, total, currency }: { way: NamedWay; total: number; currency: string }) {
  const t = useTranslations("checkout")
  const available = way.available ?? 0
  return (
    <label className="flex items-center gap-4 rounded-2xl border border-line px-4 py-3.5 has-checked:border-brand has-checked:bg-brand-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand">
      <input
        type="checkbox"
        name="part"
        value={way.id}
        defaultChecked={way.isChosen}
        className="size-4.5 shrink-0 accent-(--brand) outline-none"
      />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">
          {t.rich("part", { name: way.name, amount: () => <Money amount={available} currency={currency} /> })}
        </span>
        <span className="block text-sm text-soft">
          {t.rich("partText", { rest: () => <Money amount={total - available} currency={currency} /> })}
        </span>
      </span>
    </label>
  )
}
