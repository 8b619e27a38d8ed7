import { clx } from "@medusajs/ui"
import { useNow } from "../lib/clock"
import { endOf } from "../lib/time"
import type { Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { Moment } from "./money"

const SOON_MS = 5 * 60_000

interface TimeLeftProps {
  lot: Pick<Lot, "status" | "starts_at" | "ends_at" | "planned_ends_at">
  className?: string | undefined
}

/**
 * When a lot begins or how long it still runs, by the server's clock. Screen readers are told the moment
 * instead: a text that changes each second cannot be listened to.
 */
export function TimeLeft({ lot, className }: TimeLeftProps) {
  const { t, duration, dateTime } = useFormat()
  const now = useNow()
  const moment = lot.status === "scheduled" ? lot.starts_at : endOf(lot)
  if (!moment) return <span className={className}>–</span>
  if (lot.status !== "live" && lot.status !== "scheduled") return <Moment value={moment} className={className} />
  const left = Date.parse(moment) - now
  const isSoon = lot.status === "live" && left < SOON_MS
  const text =
    lot.status === "scheduled"
      ? left > 0
        ? t("time.startsIn", { time: duration(left) })
        : t("time.starting")
      : left > 0
        ? duration(left)
        : t("time.ending")
  return (
    <time
      dateTime={moment}
      title={dateTime(moment)}
      className={clx("whitespace-nowrap tabular-nums", isSoon && "text-ui-tag-red-text font-medium", className)}
    >
      <span aria-hidden>{text}</span>
      <span className="sr-only">{t(lot.status === "scheduled" ? "time.startsAt" : "time.endsAt", { time: dateTime(moment) })}</span>
    </time>
  )
}
