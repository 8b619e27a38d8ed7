"use client"

import { useTranslations } from "next-intl"
import { payElsewhere, placeOrder } from "@/actions/checkout"
import type { Shortage } from "@/lib/checkout"
import { Shortages, ToPay } from "./review-parts"
import { StepForm } from "./step-form"

/** What the shopper sees, and agrees to. */
export interface Reviewed {
  cartId: string
  /** As the engine computed it; the order is placed for this and nothing else. */
  total: number
  currency: string
  shortages: readonly Shortage[]
}

interface Props extends Reviewed {
  /** Whose page the shopper pays on; nobody's when the order is all there is to do. */
  gateway: string | undefined
}

export function ReviewForm({ cartId, total, currency, shortages, gateway }: Props) {
  const t = useTranslations("checkout")
  return (
    <StepForm action={gateway ? payElsewhere : placeOrder} submit={t(gateway ? "payElsewhere" : "place")} blocked={shortages.length > 0}>
      {() => (
        <>
          <input type="hidden" name="cart_id" value={cartId} />
          <input type="hidden" name="total" value={total} />
          <ToPay total={total} currency={currency} />
          <Shortages shortages={shortages} />
          <p className="text-sm text-soft">{gateway ? t("payElsewhereHint", { name: gateway }) : t("placeHint")}</p>
        </>
      )}
    </StepForm>
  )
}
