"use client"

import { useTranslations } from "next-intl"
import { type CardChoice, CardForm } from "@/components/checkout/card-form"
import { ToPay } from "@/components/checkout/review-parts"
import { checkTopUpCard } from "./top-up-actions"

interface Props extends Omit<CardChoice, "canKeep"> {
  id: string
  /** Decimal major units. */
  amount: number
  currency: string
}

/** Pays for a top-up by card. */
export function TopUpCard({ id, amount, currency, payment, cards }: Props) {
  const t = useTranslations("plugins.wallet")
  const check = (keep: boolean | undefined) => checkTopUpCard(id, payment.sessionId, keep)
  return (
    <CardForm payment={payment} cards={cards} canKeep label={t("topUpSubmit")} check={check}>
      <ToPay total={amount} currency={currency} />
    </CardForm>
  )
}
