"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { keepTyped } from "@/components/account/use-form"
import { SubmitButton } from "@/components/ui/submit-button"
import { localeFacts, type Locale } from "@/i18n/routing"
import { formatMoney } from "@/lib/money"
import { BidHidden, BidNotice, Costs, Quantity } from "./bid-fields"
import { useBid } from "./use-bid"
import { useShownPrice } from "./use-shown-price"
import { useLiveLot } from "./use-lot"

/**
 * Buys at the price that stands there. That price is sent as the limit: should the engine's clock show less by then,
 * less is paid; never more.
 */
export function FallingForm({ drawnKey, onDone }: { drawnKey: string; onDone?: () => void }) {
  const t = useTranslations("plugins.auctions")
  const { tag } = localeFacts[useLocale() as Locale]
  const { lot } = useLiveLot()
  const { amount } = useShownPrice()
  const [quantity, setQuantity] = useState(1)
  const { send, isPending, key, error } = useBid(drawnKey, (answer) => answer.ok && onDone?.())
  return (
    <form action={send} onSubmit={keepTyped(send)} className="space-y-4">
      <BidHidden bidKey={key} confirmed />
      <input type="hidden" name="amount" value={amount} />
      <Quantity value={quantity} onChange={setQuantity} />
      <Costs price={amount} quantity={quantity} label={t("priceNow")} />
      <BidNotice error={isPending ? undefined : error} />
      <SubmitButton size="large" className="w-full" disabled={isPending}>
        {t("buyAt", { amount: formatMoney(amount, lot.currency_code, tag) })}
      </SubmitButton>
      <p className="text-center text-xs text-soft">{t("binding")}</p>
    </form>
  )
}
