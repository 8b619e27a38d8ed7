"use client"

import { useLocale, useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { keepTyped } from "@/components/account/use-form"
import { Money } from "@/components/product/price"
import { Field } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { Dialog } from "@/components/ui/modal"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { localeFacts, type Locale } from "@/i18n/routing"
import { formatMoney } from "@/lib/money"
import { readAmount } from "@/lib/typed"
import { decimalsOf } from "./amounts"
import { BidHidden, BidNotice, Costs, Quantity } from "./bid-fields"
import { FallingForm } from "./falling-form"
import { useBid } from "./use-bid"
import { useLiveLot } from "./use-lot"
import { isSealed } from "./words"

/** From the lower edge of a phone, in the middle elsewhere. */
export const SHEET =
  "fixed inset-x-0 bottom-0 m-0 mt-auto max-h-[92dvh] w-full max-w-none overflow-y-auto rounded-t-3xl bg-panel p-6 pb-[max(1.5rem,env(safe-area-inset-bottom))] text-ink shadow-xl backdrop:bg-black/50 sm:inset-0 sm:m-auto sm:h-fit sm:max-w-md sm:rounded-3xl"

interface Props {
  amount: string
  drawnKey: string
  onClose: () => void
}

/** Where a bid is looked at once more, and made. */
export function BidDialog({ amount, drawnKey, onClose }: Props) {
  const t = useTranslations("plugins.auctions")
  const { lot } = useLiveLot()
  const title = t(lot.format === "dutch" ? "buyTitle" : "bidTitle")
  return (
    <Dialog label={title} className={SHEET} onClose={onClose}>
      {(close) => (
        <>
          <SheetHead title={title} close={close} />
          {lot.format === "dutch" ? (
            <FallingForm drawnKey={drawnKey} onDone={close} />
          ) : (
            <BidForm amount={amount} drawnKey={drawnKey} onDone={close} />
          )}
        </>
      )}
    </Dialog>
  )
}

export function SheetHead({ title, close }: { title: string; close: () => void }) {
  const t = useTranslations("plugins.auctions")
  const { lot } = useLiveLot()
  return (
    <div className="mb-4 flex items-start justify-between gap-4">
      <div className="min-w-0">
        <h2 className="text-2xl">{title}</h2>
        <p className="truncate text-sm text-soft">{lot.title}</p>
      </div>
      <button
        type="button"
        aria-label={t("close")}
        onClick={close}
        className="-me-2 -mt-1 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
      >
        <Icon name="close" />
      </button>
    </div>
  )
}

/** Errors that the amount is to blame for. */
const AT_AMOUNT: readonly string[] = ["bid_too_low", "bid_too_high", "bid_not_higher", "wrongAmount"]

function BidForm({ amount, drawnKey, onDone }: { amount: string; drawnKey: string; onDone: () => void }) {
  const t = useTranslations("plugins.auctions")
  const { tag } = localeFacts[useLocale() as Locale]
  const { lot, state, me, standing } = useLiveLot()
  const currency = lot.currency_code
  const sealed = isSealed(lot.format)
  const [typed, setTyped] = useState(amount || (standing === "leading" ? "" : String(state.next_bid ?? "")))
  const [quantity, setQuantity] = useState(me?.quantity ?? 1)
  const [isBeaten, setBeaten] = useState(false)
  const { send, isPending, key, error } = useBid(drawnKey, (answer) => {
    if (!answer.ok) return setTyped(answer.amount)
    if (sealed || answer.me.leading) return onDone()
    // It stands, but somebody's maximum is higher: whoever wants more can say so here.
    setBeaten(true)
    setTyped(String(answer.state.next_bid ?? ""))
  })
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (error && AT_AMOUNT.includes(error.code)) field.current?.focus()
  }, [error])
  const price = Number(readAmount(typed) ?? 0)
  const shown = price > 0 ? formatMoney(price, currency, tag) : ""
  const units = lot.format === "english" ? lot.quantity : quantity
  const atField = error && AT_AMOUNT.includes(error.code) ? error.text : undefined
  return (
    <form action={send} onSubmit={keepTyped(send)} noValidate className="space-y-4">
      <BidHidden bidKey={key} confirmed />
      {isBeaten && !isPending && standing === "outbid" && <Notice look="warning">{t("outbidAtOnce")}</Notice>}
      <Field
        ref={field}
        label={t(sealed ? "yourBid" : "yourMaximum", { currency: currency.toUpperCase() })}
        name="amount"
        inputMode={decimalsOf(currency) > 0 ? "decimal" : "numeric"}
        autoComplete="off"
        dir="ltr"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={atField}
        hint={
          state.next_bid !== null &&
          standing !== "leading" &&
          t.rich("atLeast", { amount: () => <Money amount={state.next_bid ?? 0} currency={currency} /> })
        }
      />
      <Quantity value={quantity} onChange={setQuantity} />
      <Costs price={price} quantity={units} label={t(sealed ? "ifYouPayYourBid" : "ifItEndsThere")} />
      <p className="text-sm text-soft">{t(sealed ? "sealedText" : "maximumText")}</p>
      {lot.deposit !== null && me?.deposit_held === null && (
        <p className="text-sm text-soft">
          {t.rich("depositText", { amount: () => <Money amount={lot.deposit ?? 0} currency={currency} /> })}
        </p>
      )}
      <BidNotice error={error && !atField && !isPending ? error : undefined} />
      <SubmitButton size="large" className="w-full" disabled={isPending}>
        {shown ? t(standing === "leading" ? "confirmRaise" : "confirmBid", { amount: shown }) : t("placeBid")}
      </SubmitButton>
      <p className="text-center text-xs text-soft">{t("binding")}</p>
    </form>
  )
}
