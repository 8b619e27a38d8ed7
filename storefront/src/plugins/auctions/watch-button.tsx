"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { SubmitButton } from "@/components/ui/submit-button"
import { setWatching } from "./actions"
import { HeartIcon } from "./heart-icon"
import { useLiveLot } from "./use-lot"

/** Follows the lot: it is then in the account’s list. */
export function WatchButton() {
  const t = useTranslations("plugins.auctions")
  const errors = useTranslations("errors")
  const { lot, me } = useLiveLot()
  const [result, send] = useActionState(setWatching, undefined)
  const isOn = result?.ok ? result.message === "on" : (me?.watching ?? false)
  return (
    <form action={send} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={lot.id} />
      <input type="hidden" name="watch" value={isOn ? "off" : "on"} />
      <SubmitButton look="secondary" size="small" aria-pressed={isOn}>
        <HeartIcon isFull={isOn} />
        {t(isOn ? "watching" : "watch")}
      </SubmitButton>
      {result && !result.ok && (
        <span role="alert" className="text-sm text-bad">
          {errors(result.error)}
        </span>
      )}
    </form>
  )
}
