"use client"

import { useLocale, useTranslations } from "next-intl"
import { SubmitButton } from "@/components/ui/submit-button"

/** To the checkout of a win: a form of the browser's own, as the checkout is loaded anew with a policy for payments. */
export function PayForm({ saleId, size = "large" }: { saleId: string; size?: "normal" | "large" }) {
  const t = useTranslations("plugins.auctions")
  return (
    <form method="post" action="/api/plugins/auctions/pay">
      <input type="hidden" name="sale_id" value={saleId} />
      <input type="hidden" name="locale" value={useLocale()} />
      <SubmitButton size={size} className={size === "large" ? "w-full" : undefined}>
        {t("pay")}
      </SubmitButton>
    </form>
  )
}
