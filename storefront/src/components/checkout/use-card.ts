"use client"

import { useLocale } from "next-intl"
import { useCallback, useEffect, useRef, useState } from "react"
import { useRouter } from "@/i18n/navigation"
import { type CardFields, isPolicyOfCheckout, loadStripe, type Stripe } from "./stripe-script"

export interface CardPaymentData {
  readonly sessionId: string
  readonly clientSecret: string
  readonly key: string
  readonly script: string
  readonly isTest: boolean
  /** Where the shop tells what became of it; without a language. */
  readonly result: string
}

/** `loaded`: a kept card can pay. `ready`: a new one can be typed. */
export type CardState = "loading" | "loaded" | "ready" | "away"

/** Nothing is left to type: the bank has the money, promises it, or is deciding. */
const DONE: readonly string[] = ["succeeded", "requires_capture", "processing"]

/** Stripe's card fields in `place`, and what they are doing. */
export function useCard({ clientSecret, key, script, result }: CardPaymentData) {
  const locale = useLocale()
  const router = useRouter()
  const place = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<CardState>("loading")
  const [attempt, setAttempt] = useState(0)
  const stripe = useRef<{ stripe: Stripe; fields: CardFields } | undefined>(undefined)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another effect
  useEffect(() => {
    if (!isPolicyOfCheckout()) {
      location.reload()
      return
    }
    let isGone = false
    let element: { destroy(): void } | undefined
    const begin = async () => {
      const loaded = await loadStripe(script, key, locale)
      const { paymentIntent, error } = await loaded.retrievePaymentIntent(clientSecret)
      if (isGone || !place.current) return
      if (error) throw new Error(error.message)
      // Paid before, and the page was left before it could say so.
      if (paymentIntent && DONE.includes(paymentIntent.status)) return router.replace(result)
      const fields = loaded.elements({ clientSecret, locale, appearance: appearanceOf(document.documentElement) })
      const made = fields.create("payment", { layout: "tabs", wallets: { applePay: "auto", googlePay: "auto" } })
      element = made
      made.on("ready", () => setState("ready"))
      made.on("loaderror", () => setState("away"))
      stripe.current = { stripe: loaded, fields }
      setState("loaded")
      made.mount(place.current)
    }
    begin().catch(() => !isGone && setState("away"))
    return () => {
      isGone = true
      element?.destroy()
      stripe.current = undefined
    }
  }, [clientSecret, key, script, locale, attempt])

  const again = useCallback(() => {
    setState("loading")
    setAttempt((count) => count + 1)
  }, [])
  return { place, state, again, stripe }
}

/** The fields look like the shop's, by day and by night. */
function appearanceOf(page: HTMLElement) {
  const style = getComputedStyle(page)
  const probe = document.createElement("i")
  page.append(probe)
  // Stripe knows no `light-dark()`; the browser has worked it out.
  const colour = (name: string) => {
    probe.style.color = `var(${name})`
    return getComputedStyle(probe).color
  }
  const variables = {
    colorPrimary: colour("--brand"),
    colorBackground: colour("--panel"),
    colorText: colour("--ink"),
    colorTextSecondary: colour("--soft"),
    colorDanger: colour("--bad"),
    borderRadius: "12px",
    fontFamily: style.fontFamily,
  }
  probe.remove()
  return { theme: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "stripe", variables }
}
