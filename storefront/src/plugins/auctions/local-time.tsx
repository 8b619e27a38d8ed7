"use client"

import { useLocale } from "next-intl"
import { useEffect, useState } from "react"
import { localeFacts, type Locale } from "@/i18n/routing"

/** A moment by the shopper's own clock, with the zone's name; until the browser has taken over, in UTC. */
export function LocalTime({ at }: { at: string }) {
  const { tag } = localeFacts[useLocale() as Locale]
  const [zone, setZone] = useState<string | undefined>("UTC")
  useEffect(() => setZone(undefined), [])
  const format = new Intl.DateTimeFormat(tag, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
    ...(zone && { timeZone: zone }),
  })
  return <time dateTime={at}>{format.format(new Date(at))}</time>
}
