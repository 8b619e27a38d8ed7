"use client"

import { useTranslations } from "next-intl"
import { checkCardPayment } from "@/actions/checkout"
import { type CardChoice, CardForm } from "./card-form"
import type { Reviewed } from "./review-form"
import { Shortages, ToPay } from "./review-parts"

interface Props extends Reviewed, CardChoice {
  /** What the bag costs, of which the card may pay a part. */
  whole: number
}

/** Pays a bag by card. */
export function CardPayment({ cartId, total, whole, currency, shortages, ...card }: Props) {
  const t = useTranslations("checkout.card")
  const check = (keep: boolean | undefined) => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ cart_id: cartId, total: whole, session_id: card.payment.sessionId }))
      form.set(name, String(value))
    if (keep !== undefined) form.set("save_card", String(keep))
    return checkCardPayment(form)
  }
  return (
    <CardForm {...card} label={t("pay")} check={check} isBlocked={shortages.length > 0}>
      <ToPay total={total} currency={currency} />
      <Shortages shortages={shortages} />
    </CardForm>
  )
}
