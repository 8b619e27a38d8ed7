"use client"

import { useLocale, useTranslations } from "next-intl"
import { useEffect, useRef, useState } from "react"
import { localeFacts, type Locale } from "@/i18n/routing"
import { formatMoney } from "@/lib/money"
import { useLiveLot } from "./use-lot"
import { useShownPrice } from "./use-shown-price"

/** Nobody can listen to more than that. */
const SAY_MS = 5000

/** Tells a screen reader what others see: prices now and then, being outbid at once. */
export function Announcer() {
  const t = useTranslations("plugins.auctions")
  const { tag } = localeFacts[useLocale() as Locale]
  const { lot, standing, state } = useLiveLot()
  const { label, amount } = useShownPrice()
  const text = t("announcePrice", { label: t(label), amount: formatMoney(amount, lot.currency_code, tag), count: state.bid_count })
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {useSaid(text)}
      </p>
      <p className="sr-only" aria-live="assertive">
        {useWasLeading(standing === "leading") && standing === "outbid" && t("outbid")}
      </p>
    </>
  )
}

/** The text as it is told: nothing at first, then each change, but only one in a while. */
function useSaid(text: string): string {
  const [said, setSaid] = useState("")
  const last = useRef({ text, at: 0 })
  useEffect(() => {
    if (text === last.current.text) return
    const timer = setTimeout(
      () => {
        last.current = { text, at: Date.now() }
        setSaid(text)
      },
      Math.max(0, last.current.at + SAY_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [text])
  return said
}

/** Whether there is anything to have lost, on this page. */
function useWasLeading(isLeading: boolean): boolean {
  const [was, setWas] = useState(isLeading)
  if (isLeading && !was) setWas(true)
  return was
}
