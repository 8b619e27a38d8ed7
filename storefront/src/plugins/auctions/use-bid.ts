"use client"

import { useLocale, useTranslations } from "next-intl"
import { useActionState, useEffect, useEffectEvent } from "react"
import { localeFacts, type Locale } from "@/i18n/routing"
import { formatMoney } from "@/lib/money"
import { type BidResult, placeBid } from "./actions"
import { useLiveLot } from "./use-lot"

/**
 * A form that bids on the page's lot.
 * @param onAnswer hears what became of it
 */
export function useBid(drawnKey: string, onAnswer: (result: BidResult) => void = () => undefined) {
  const t = useTranslations("plugins.auctions")
  const errors = useTranslations("errors")
  const { tag } = localeFacts[useLocale() as Locale]
  const { lot, learn } = useLiveLot()
  // The action itself, with nothing around it: so the form works before scripts have loaded, too.
  const [result, send, isPending] = useActionState(placeBid, undefined)
  const hear = useEffectEvent((answer: BidResult) => {
    if (answer.ok) learn(answer.me, answer.state)
    onAnswer(answer)
  })
  useEffect(() => {
    if (result) hear(result)
  }, [result])
  const inWords = ({ error, least }: Extract<BidResult, { ok: false }>) => {
    const values = { amount: least === undefined ? "" : formatMoney(least, lot.currency_code, tag) }
    if (error === "bid_too_low" && least === undefined) return t("bidTooLowPlain")
    return t.has(error) ? t(error, values) : errors(error)
  }
  return {
    send,
    isPending,
    key: result?.key ?? drawnKey,
    error: result && !result.ok ? { code: result.error, text: inWords(result), amount: result.amount } : undefined,
  }
}
