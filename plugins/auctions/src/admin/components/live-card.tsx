import { Badge, Button, clx, Text } from "@medusajs/ui"
import { type ReactNode, useEffect, useRef, useState } from "react"
import { useNow } from "../lib/clock"
import { type LiveLot, priceAt } from "../lib/live"
import { useFormat } from "../lib/use-format"
import { CustomerLink, TextLink } from "./links"
import { Money } from "./money"
import { Picture } from "./picture"
import { LotBadge } from "./state-badge"
import { TimeLeft } from "./time-left"

interface LiveCardProps {
  lot: LiveLot
  /** Bids per minute. */
  rate: number
  onExtend: () => void
  onCancel: () => void
}

/** One live lot at a glance, with what a merchant may have to do in a hurry. */
export function LiveCard({ lot, rate, onExtend, onCancel }: LiveCardProps) {
  const { t, format, number } = useFormat()
  const price = priceAt(lot, useNow())
  const isSealed = lot.format.startsWith("sealed")
  return (
    <li className="bg-ui-bg-base shadow-elevation-card-rest flex flex-col gap-y-4 rounded-lg p-4">
      <div className="flex items-start gap-x-3">
        <Picture src={lot.product.thumbnail} className="size-12" />
        <div className="flex min-w-0 flex-1 flex-col gap-y-0.5">
          <h2 className="txt-compact-medium-plus break-words">
            <TextLink to={`/auctions/${lot.id}`}>
              <bdi>{lot.title}</bdi>
            </TextLink>
          </h2>
          <Text as="span" size="xsmall" leading="compact" className="text-ui-fg-subtle">
            {format(lot.format)}
          </Text>
        </div>
        {lot.status === "live" ? (
          lot.has_reserve && !isSealed ? (
            <Badge size="2xsmall" color={lot.reserve_met ? "green" : "orange"}>
              {t(lot.reserve_met ? "lot.reserveMet" : "lot.reserveNotMet")}
            </Badge>
          ) : null
        ) : (
          <LotBadge lot={lot} />
        )}
      </div>
      <div className="flex items-end justify-between gap-x-4">
        <Flash value={price}>
          {price === null ? (
            <span className="txt-compact-medium text-ui-fg-subtle">{t(isSealed ? "live.sealed" : "live.noBids")}</span>
          ) : (
            <Money amount={price} currency={lot.currency_code} className="h1-core" />
          )}
        </Flash>
        <TimeLeft lot={lot} className="txt-compact-large" />
      </div>
      <dl className="txt-compact-small grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-1">
        <dt className="text-ui-fg-subtle">{t("fields.leader")}</dt>
        <dt className="text-ui-fg-subtle text-end">{t("fields.bids")}</dt>
        <dt className="text-ui-fg-subtle text-end">{t("live.perMinute")}</dt>
        <dd className="truncate">
          <LeaderName lot={lot} />
        </dd>
        <dd className="text-end tabular-nums">{number(lot.bid_count)}</dd>
        <dd className="text-end tabular-nums">{number(rate)}</dd>
      </dl>
      <div className="mt-auto flex justify-end gap-x-2">
        <Button size="small" variant="transparent" aria-label={`${t("moves.cancel.title")}: ${lot.title}`} onClick={onCancel}>
          {t("moves.cancel.action")}
        </Button>
        <Button size="small" variant="secondary" aria-label={`${t("moves.extend.title")}: ${lot.title}`} onClick={onExtend}>
          {t("moves.extend.action")}
        </Button>
      </div>
    </li>
  )
}

/** Who leads: with the email as soon as it is known, before that by number. */
export function LeaderName({ lot }: { lot: LiveLot }) {
  const { t, number } = useFormat()
  if (lot.leader_number === null) return <span>–</span>
  const name = t("lot.bidder", { number: number(lot.leader_number) })
  if (!lot.leader) return <span>{name}</span>
  return <CustomerLink customer={lot.leader} />
}

const FLASH_MS = 900

/** Marks a value for a moment when it changes. */
function Flash({ value, children }: { value: number | null; children: ReactNode }) {
  const before = useRef(value)
  const [isFresh, setFresh] = useState(false)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    setFresh(true)
    const timer = setTimeout(() => setFresh(false), FLASH_MS)
    return () => clearTimeout(timer)
  }, [value])
  return (
    <span
      className={clx("-mx-1 rounded px-1 transition-colors duration-700 motion-reduce:transition-none", isFresh && "bg-ui-tag-green-bg")}
    >
      {children}
    </span>
  )
}
