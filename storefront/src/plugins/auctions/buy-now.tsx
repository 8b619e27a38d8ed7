"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Modal } from "@/components/ui/modal"
import { SubmitButton } from "@/components/ui/submit-button"
import { buyNow } from "./actions"
import { SHEET, SheetHead } from "./bid-dialog"
import { BidNotice, Costs } from "./bid-fields"
import { useLiveLot } from "./use-lot"
import { useSaleWords } from "./use-sale-words"

/** Ends the auction at once, at the price that was named for it. */
export function BuyNow({ drawnKey }: { drawnKey: string }) {
  const t = useTranslations("plugins.auctions")
  const { lot, state, me } = useLiveLot()
  const price = state.buy_now_price
  if (price === null || me?.sale) return null
  const amount = () => <Money amount={price} currency={lot.currency_code} />
  return (
    <Modal
      label={t("buyNowTitle")}
      className={SHEET}
      trigger={(open) => (
        <Button look="secondary" size="large" className="w-full" onClick={open} aria-haspopup="dialog">
          {t.rich("buyNow", { amount })}
        </Button>
      )}
    >
      {(close) => (
        <>
          <SheetHead title={t("buyNowTitle")} close={close} />
          <BuyNowForm price={price} drawnKey={drawnKey} />
        </>
      )}
    </Modal>
  )
}

function BuyNowForm({ price, drawnKey }: { price: number; drawnKey: string }) {
  const t = useTranslations("plugins.auctions")
  const { lot } = useLiveLot()
  const [result, send] = useActionState(buyNow, undefined)
  const inWords = useSaleWords()
  return (
    <form action={send} className="space-y-4">
      <input type="hidden" name="id" value={lot.id} />
      <input type="hidden" name="key" value={result?.key ?? drawnKey} />
      <p className="text-sm text-soft">{t("buyNowText")}</p>
      <Costs price={price} quantity={lot.quantity} label={t("buyNowPrice")} />
      <BidNotice error={result && !result.ok ? { code: result.error, text: inWords(result.error) } : undefined} />
      <SubmitButton size="large" className="w-full">
        {t.rich("buyNow", { amount: () => <Money amount={price} currency={lot.currency_code} /> })}
      </SubmitButton>
      <p className="text-center text-xs text-soft">{t("binding")}</p>
    </form>
  )
}
