import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Badge } from "@/components/account/badge"
import { Money } from "@/components/product/price"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { Countdown } from "./countdown"
import { FallingPriceText } from "./falling-price-text"
import { LocalTime } from "./local-time"
import type { Lot } from "./types"
import { isSealed, stateName } from "./words"

interface Props {
  lot: Lot
  /** Its title where the words that were searched for are marked in it. */
  title?: ReactNode
  serverTime: string
  /** Whether it is seen at once. */
  isFirst?: boolean
  /** What is told below it, such as how the customer stands. */
  children?: ReactNode
}

/** A lot in a list. */
export function LotCard({ lot, title = lot.title, serverTime, isFirst, children }: Props) {
  const t = useTranslations("plugins.auctions")
  const isLive = lot.status === "live"
  const { thumbnail } = lot.product
  return (
    <article className="group relative flex h-full flex-col gap-3" data-testid="lot">
      <div className="relative aspect-square overflow-hidden rounded-2xl bg-sunken">
        {thumbnail && (
          <Picture
            src={thumbnail}
            alt=""
            shape="card"
            load={isFirst ? "first" : "late"}
            className="object-cover transition duration-500 group-hover:scale-[1.03]"
          />
        )}
        <p className="absolute start-2 bottom-2 rounded-full bg-panel px-3 py-1 text-xs font-medium">
          {isLive || lot.status === "scheduled" ? (
            <Countdown until={isLive ? lot.ends_at : lot.starts_at} serverTime={serverTime} over={t(isLive ? "waiting" : "starting")} />
          ) : (
            t(stateName(lot))
          )}
        </p>
      </div>
      <div className="space-y-1">
        <h3 className="font-sans text-[0.95rem] font-medium tracking-normal">
          {lot.status === "draft" ? (
            title
          ) : (
            <Link href={`/auctions/${lot.id}`} className="stretched">
              {title}
            </Link>
          )}
        </h3>
        <p className="text-[0.95rem]">
          <span className="text-sm text-soft">{t(priceLabel(lot))} </span>
          <span className="font-semibold">
            <LotPrice lot={lot} serverTime={serverTime} />
          </span>
        </p>
        <p className="text-sm text-soft">
          {lot.status === "scheduled" ? (
            <LocalTime at={lot.starts_at} />
          ) : lot.format === "dutch" ? (
            t("dutch")
          ) : (
            t("bids", { count: lot.bid_count })
          )}
        </p>
        <CardBadge lot={lot} />
        {children}
      </div>
    </article>
  )
}

function priceLabel({ hammer_price, status, format, current_price }: Lot) {
  if (hammer_price !== null) return "hammerPrice"
  if (status === "live" && format === "dutch") return "priceNow"
  return current_price === null || status === "scheduled" || status === "draft"
    ? "startingPrice"
    : status === "live"
      ? "currentBid"
      : "lastPrice"
}

/** What it costs now. */
export function LotPrice({ lot, serverTime }: { lot: Lot; serverTime: string }) {
  const { clock, hammer_price, status, current_price, starting_price, currency_code, starts_at } = lot
  if (clock && status === "live")
    return <FallingPriceText falling={{ clock, starting_price, starts_at, currency_code }} serverTime={serverTime} />
  return <Money amount={hammer_price ?? (status === "scheduled" ? null : current_price) ?? starting_price} currency={currency_code} />
}

function CardBadge({ lot: { format, status, has_reserve, reserve_met } }: { lot: Lot }) {
  const t = useTranslations("plugins.auctions")
  if (isSealed(format)) return <Badge>{t("sealed")}</Badge>
  if (format !== "english" || status === "cancelled") return null
  if (!has_reserve) return <Badge>{t("noReserve")}</Badge>
  return <Badge look={reserve_met ? "good" : "warning"}>{t(reserve_met ? "reserveMet" : "reserveNotMet")}</Badge>
}

interface GridProps {
  lots: readonly Lot[]
  /** Titles to show in place of their own, by the lots' ids. */
  titles?: ReadonlyMap<string, ReactNode>
  serverTime: string
  /** So many are seen at once, and loaded first. */
  eager?: number
}

export function LotGrid({ lots, titles, serverTime, eager = 0 }: GridProps) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 sm:gap-x-6 lg:grid-cols-4">
      {lots.map((lot, index) => (
        <li key={lot.id}>
          <LotCard lot={lot} title={titles?.get(lot.id)} serverTime={serverTime} isFirst={index < eager} />
        </li>
      ))}
    </ul>
  )
}
