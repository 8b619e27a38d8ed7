"use client"

import { useLocale, useTranslations } from "next-intl"
import { SubmitButton } from "@/components/ui/submit-button"

/** To the checkout of a win: a form of the browser's own, as the checkout is loaded anew with a policy for payments. */
export function PayForm({ saleId }: { saleId: string }) {
  const t = useTranslations("plugins.auctions")
  return (
    <form method="post" action="/api/plugins/auctions/pay">
      <input type="hidden" name="sale_id" value={saleId} />
      <input type="hidden" name="locale" value={useLocale()} />
      <SubmitButton size="large" className="w-full sm:w-auto">
        {t("pay")}
      </SubmitButton>
    </form>
  )
}
