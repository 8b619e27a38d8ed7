"use client"

import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { classNames } from "@/components/ui/class-names"
import { useRouter } from "@/i18n/navigation"
import { Countdown } from "./countdown"
import { useSheet } from "./sheet"
import { useLiveLot } from "./use-lot"
import { useShownPrice } from "./use-shown-price"
import { useTicking } from "./use-ticking"

/** On a phone, always within a thumb's reach: price, time, and the way to a bid. */
export function StickyBar({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useTranslations("plugins.auctions")
  const router = useRouter()
  const openSheet = useSheet()
  const { lot, state, standing, serverTime } = useLiveLot()
  const { label, amount } = useShownPrice()
  const isOver = useTicking((now) => now >= Date.parse(state.ends_at), serverTime)
  if (state.status !== "live") return null
  const open = () => (isSignedIn ? openSheet() : router.push({ pathname: "/account/sign-in", query: { next: `/auctions/${lot.id}` } }))
  return (
    <section
      aria-label={t("bidding")}
      className="sticky bottom-0 z-30 -mx-[clamp(1rem,4vw,2.5rem)] mt-10 flex items-center gap-3 border-t border-line bg-panel px-4 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:hidden"
    >
      <div className="min-w-0 flex-1">
        <p className="text-xs text-soft">
          {standing ? (
            <span className={classNames("font-medium", standing === "leading" ? "text-brand" : "text-bad")}>
              {t(standing === "leading" ? "youLead" : "youAreOutbid")}
            </span>
          ) : (
            t(label)
          )}
          {" · "} <Countdown until={state.ends_at} serverTime={serverTime} over={t("waiting")} />
        </p>
        <p className="truncate text-xl font-semibold tabular-nums">
          <Money amount={amount} currency={lot.currency_code} />
        </p>
      </div>
      <Button size="large" onClick={open} disabled={isOver} aria-haspopup="dialog">
        {t(lot.format === "dutch" ? "buy" : standing === "leading" ? "raiseMaximum" : "bid")}
      </Button>
    </section>
  )
}
