"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { Badge } from "@/components/account/badge"
import { Money } from "@/components/product/price"
import { classNames } from "@/components/ui/class-names"
import { Bidding } from "./bidding"
import { BuyNow } from "./buy-now"
import { Countdown } from "./countdown"
import { FallingForm } from "./falling-form"
import { fallAt } from "./clock"
import { LocalTime } from "./local-time"
import { Result } from "./result"
import { useLiveLot } from "./use-lot"
import { useShownPrice } from "./use-shown-price"
import { useTicking } from "./use-ticking"
import { WatchButton } from "./watch-button"
import { FORMAT_NAMES, isSealed, stateName } from "./words"

interface Props {
  drawnKey: string
  isSignedIn: boolean
  typed: string
}

/** What a lot costs now, for how long, how the shopper stands, and what can be done about it. */
export function LotPanel(props: Props) {
  const t = useTranslations("plugins.auctions")
  const { lot, state, connection, serverTime } = useLiveLot()
  const isLive = state.status === "live"
  const isOver = useTicking((now) => now >= Date.parse(state.ends_at), serverTime)
  return (
    <section aria-label={t("bidding")} className="mt-6 space-y-5 rounded-3xl border border-line bg-panel p-5 sm:p-6">
      <div className="flex flex-wrap items-center gap-2">
        <Badge look={isLive ? "good" : "calm"}>{t(stateName(state))}</Badge>
        <Badge>{t(FORMAT_NAMES[lot.format])}</Badge>
        <Reserve />
      </div>
      <Figures />
      <Standing />
      {isLive && !isOver && (lot.format === "dutch" ? <FallingForm drawnKey={props.drawnKey} /> : <Bidding {...props} />)}
      {isLive && !isOver && <BuyNow drawnKey={props.drawnKey} />}
      {!isLive && <Result />}
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4">
        <WatchButton />
        <p role="status" className="text-sm text-soft">
          {connection !== "live" && t(connection)}
        </p>
      </div>
    </section>
  )
}

function Reserve() {
  const t = useTranslations("plugins.auctions")
  const { lot, state } = useLiveLot()
  if (lot.format !== "english") return null
  if (!lot.has_reserve) return <Badge>{t("noReserve")}</Badge>
  return <Badge look={state.reserve_met ? "good" : "warning"}>{t(state.reserve_met ? "reserveMet" : "reserveNotMet")}</Badge>
}

/** The price and the time, large. */
function Figures() {
  const t = useTranslations("plugins.auctions")
  const { lot, state, serverTime } = useLiveLot()
  const { label, amount } = useShownPrice()
  const [first] = useState(amount)
  const isComing = state.status === "scheduled"
  const isRunning = isComing || state.status === "live"
  const until = isComing ? lot.starts_at : state.ends_at
  // What was bought at once, or called off, ended before its time.
  const hasCome = Date.parse(until) <= Date.parse(serverTime)
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1">
      <div>
        <p className="text-sm text-soft">{t(label)}</p>
        <p
          key={amount}
          data-testid="lot-price"
          className={classNames("text-3xl font-semibold tabular-nums sm:text-4xl", amount !== first && "just-changed")}
        >
          <Money amount={amount} currency={lot.currency_code} />
        </p>
        <p className="text-sm text-soft">
          {lot.format === "dutch" ? <NextDrop /> : t("bidCount", { count: state.bid_count, bidders: state.bidder_count })}
        </p>
      </div>
      <div className="text-end">
        <p className="text-sm text-soft">{t(isComing ? "startsIn" : isRunning ? "endsIn" : "ended")}</p>
        {isRunning && (
          <p className="text-3xl font-semibold sm:text-4xl rtl:leading-relaxed">
            <Countdown until={until} serverTime={serverTime} over={t(isComing ? "starting" : "waiting")} />
          </p>
        )}
        {(isRunning || hasCome) && (
          <p className="text-sm text-soft">
            <LocalTime at={until} />
          </p>
        )}
      </div>
    </div>
  )
}

function NextDrop() {
  const t = useTranslations("plugins.auctions")
  const { lot, state, serverTime } = useLiveLot()
  const { clock } = lot
  const at = useTicking((now) => (clock ? (fallAt({ ...lot, clock }, now).next?.at ?? 0) : 0), serverTime)
  if (!clock || state.status !== "live") return null
  if (at === 0) return t("lowestPrice")
  const { next } = fallAt({ ...lot, clock }, at - 1)
  return t.rich("nextDrop", {
    amount: () => <Money amount={next?.price ?? 0} currency={lot.currency_code} />,
    time: () => <Countdown until={new Date(at).toISOString()} serverTime={serverTime} over="0:00" />,
  })
}

/** Where the shopper stands, said plainly. The announcer says it aloud. */
function Standing() {
  const t = useTranslations("plugins.auctions")
  const { lot, state, me, standing } = useLiveLot()
  if (state.status !== "live" || !me) return null
  const maximum = () => <Money amount={me.maximum ?? 0} currency={lot.currency_code} />
  const look = "rounded-xl px-4 py-3 text-sm font-medium"
  if (isSealed(lot.format)) {
    if (me.maximum === null) return null
    return <p className={classNames(look, "bg-brand-soft")}>{t.rich("sealedStanding", { amount: maximum })}</p>
  }
  if (standing === "leading") {
    return (
      <p data-testid="standing" className={classNames(look, "bg-brand-soft")}>
        {me.maximum === null ? t("leadingPlain") : t.rich("leading", { amount: maximum })}
        {lot.has_reserve && !state.reserve_met && <span className="block font-normal text-soft">{t("leadingBelowReserve")}</span>}
      </p>
    )
  }
  if (standing !== "outbid") return null
  return (
    <p data-testid="standing" className={classNames(look, "bg-bad-soft text-bad")}>
      {t("outbid")}
      {me.maximum !== null && <span className="block font-normal">{t.rich("yourLastMaximum", { amount: maximum })}</span>}
    </p>
  )
}
