"use client"

import { useTranslations } from "next-intl"
import { asClock, remainingUntil } from "./clock"
import { useTicking } from "./use-ticking"

interface Props {
  /** ISO; what it counts down to. */
  until: string
  serverTime: string
  /** What stands there when it has come. */
  over: string
  className?: string
}

/** Time left, by the engine's clock. A screen reader is told of it when it asks, not each second. */
export function Countdown({ until, serverTime, over, className }: Props) {
  const t = useTranslations("plugins.auctions")
  const text = useTicking((now) => {
    const left = remainingUntil(until, now)
    if (left.isOver) return over
    return left.days > 0 ? t("daysLeft", { days: left.days, hours: left.hours }) : asClock(left)
  }, serverTime)
  return (
    <span role="timer" aria-live="off" className={className}>
      <bdi className="tabular-nums">{text}</bdi>
    </span>
  )
}
