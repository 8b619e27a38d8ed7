"use client"

import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import { classNames } from "@/components/ui/class-names"
import { LocalTime } from "./local-time"
import type { Bid } from "./types"
import { useLiveLot } from "./use-lot"

const FIRST = 8
const KINDS = { bid: undefined, buy_now: "kindBuyNow", clock: "kindClock" } as const

/** All bids that the shop tells of, newest first, as they come in. */
export function BidHistory() {
  const t = useTranslations("plugins.auctions")
  const { bids, state, lot } = useLiveLot()
  const rest = bids.slice(FIRST)
  const empty = lot.format === "dutch" ? "historyNoBuyer" : state.bid_count > 0 ? "historySealed" : "historyEmpty"
  return (
    <section aria-labelledby="bids">
      <h2 id="bids" className="text-2xl">
        {t("history")}
      </h2>
      {bids.length === 0 ? (
        <p className="mt-3 text-soft">{t(empty)}</p>
      ) : (
        <>
          <p className="mt-2 text-sm text-soft">{t("historyHint")}</p>
          <Rows bids={bids.slice(0, FIRST)} />
          {rest.length > 0 && (
            <details className="mt-2">
              <summary className="py-2 text-sm font-medium text-brand">{t("moreBids", { count: rest.length })}</summary>
              <Rows bids={rest} />
            </details>
          )}
        </>
      )}
    </section>
  )
}

function Rows({ bids }: { bids: readonly Bid[] }) {
  const t = useTranslations("plugins.auctions")
  const { lot, me } = useLiveLot()
  return (
    <ol className="mt-3 divide-y divide-line rounded-2xl border border-line bg-panel px-5 text-sm" data-testid="bids">
      {bids.map(({ sequence, bidder, amount, placed_at, kind, retracted }) => {
        const how = KINDS[kind]
        return (
          <li key={sequence} className="flex flex-wrap items-baseline gap-x-3 py-3">
            <span className="font-medium">{bidder === me?.number ? t("you") : t("bidder", { number: bidder })}</span>
            <span className="text-soft">
              <LocalTime at={placed_at} />
              {how && ` · ${t(how)}`}
              {retracted && ` · ${t("retracted")}`}
            </span>
            <span className={classNames("ms-auto font-medium tabular-nums", retracted && "text-soft line-through")}>
              <Money amount={amount} currency={lot.currency_code} />
            </span>
          </li>
        )
      })}
    </ol>
  )
}
