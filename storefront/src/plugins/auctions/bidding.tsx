"use client"

import { useTranslations } from "next-intl"
import { type FormEvent, useState } from "react"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { SubmitButton } from "@/components/ui/submit-button"
import { useRouter } from "@/i18n/navigation"
import { decimalsOf } from "./amounts"
import { BidHidden, BidNotice } from "./bid-fields"
import { useSheet } from "./sheet"
import { useBid } from "./use-bid"
import { useLiveLot } from "./use-lot"
import { isSealed } from "./words"

interface Props {
  drawnKey: string
  isSignedIn: boolean
  /** An amount from before signing in. */
  typed: string
}

/** Amounts to press, or one's own; each leads to the dialog in which it is confirmed. */
export function Bidding({ drawnKey, isSignedIn, typed }: Props) {
  const t = useTranslations("plugins.auctions")
  const router = useRouter()
  const openSheet = useSheet()
  const { lot, state, me, standing } = useLiveLot()
  const { send, key, error } = useBid(drawnKey)
  const [amount, setAmount] = useState(error?.amount ?? typed)
  const currency = lot.currency_code
  const sealed = isSealed(lot.format)
  const has = me?.maximum !== null && me?.maximum !== undefined
  const bid = (wanted: number) => {
    if (isSignedIn) return openSheet(String(wanted))
    const next = `/auctions/${lot.id}?amount=${wanted}`
    router.push({ pathname: "/account/sign-in", query: { next } })
  }
  const onSubmit = (event: FormEvent) => {
    // A guest's press goes on to the server, which knows the way to the sign-in page.
    if (!isSignedIn) return
    event.preventDefault()
    openSheet(amount)
  }
  return (
    <form action={send} onSubmit={onSubmit} noValidate className="space-y-3">
      {standing !== "leading" && state.bid_options.length > 0 && (
        <ul aria-label={t("quickBids")} className="grid grid-cols-3 gap-2">
          {state.bid_options.map((option) => (
            <li key={option}>
              <Button look="secondary" className="w-full px-1" onClick={() => bid(option)}>
                <Money amount={option} currency={currency} />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <BidHidden bidKey={key} confirmed={false} />
      <div className="flex items-end gap-2">
        <Field
          className="min-w-0 flex-1"
          label={t(sealed ? "yourBid" : "yourMaximum", { currency: currency.toUpperCase() })}
          name="amount"
          inputMode={decimalsOf(currency) > 0 ? "decimal" : "numeric"}
          autoComplete="off"
          dir="ltr"
          placeholder={state.next_bid === null || standing === "leading" || (sealed && has) ? undefined : String(state.next_bid)}
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <SubmitButton>{t(has ? (sealed ? "replaceBid" : standing === "leading" ? "raiseMaximum" : "bidAgain") : "placeBid")}</SubmitButton>
      </div>
      <BidNotice error={error} />
      {/* Where no script has opened the dialog. */}
      {error?.code === "confirmFirst" && (
        <label className="flex items-center gap-3 text-sm">
          <input type="checkbox" name="confirmed" value="1" className="size-4.5 accent-(--brand)" />
          {t("confirmBox")}
        </label>
      )}
    </form>
  )
}
