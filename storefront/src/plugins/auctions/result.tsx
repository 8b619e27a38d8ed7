"use client"

import { useTranslations } from "next-intl"
import { SaleBox } from "./sale-box"
import { useLiveLot } from "./use-lot"

/** How it ended, and what that means for who looks. */
export function Result() {
  const t = useTranslations("plugins.auctions")
  const { state, me, lot } = useLiveLot()
  if (state.status === "scheduled") return <p className="text-sm text-soft">{t("notYet")}</p>
  if (me?.sale) return <SaleBox sale={me.sale} />
  const hasBid = me?.number !== null && me?.number !== undefined
  return <p className="text-sm text-soft">{t(outcomeKey())}</p>

  function outcomeKey() {
    if (state.status === "cancelled") return "resultCancelled"
    if (state.outcome === "no_bids") return "resultNoBids"
    if (state.outcome === "reserve_not_met") return "resultReserve"
    if (hasBid) return lot.format === "english" ? "resultLost" : "resultLostPlain"
    return "resultSold"
  }
}
