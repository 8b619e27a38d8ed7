"use client"

import { useTranslations } from "next-intl"
import { payElsewhere, placeOrder } from "@/actions/checkout"
import { Money } from "@/components/product/price"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"
import type { Shortage } from "@/lib/checkout"
import { StepForm } from "./step-form"

interface Props {
  cartId: string
  /** As the engine computed it; the order is placed for this and nothing else. */
  total: number
  currency: string
  shortages: readonly Shortage[]
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
          <p className="flex items-baseline justify-between gap-4 text-lg">
            <span>{t("toPay")}</span>
            <strong className="font-semibold">
              <Money amount={total} currency={currency} />
            </strong>
          </p>
          {shortages.length > 0 && (
            <Notice look="bad">
              <p className="font-medium">{t("shortTitle")}</p>
              <ul className="mt-1 list-disc ps-5">
                {shortages.map(({ name, left }) => (
                  <li key={name}>{t("short", { name, left })}</li>
                ))}
              </ul>
              <Link href="/cart" className="mt-2 inline-block font-medium underline">
                {t("toBag")}
              </Link>
            </Notice>
          )}
          <p className="text-sm text-soft">{gateway ? t("payElsewhereHint", { name: gateway }) : t("placeHint")}</p>
        </>
      )}
    </StepForm>
  )
}
