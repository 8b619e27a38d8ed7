"use client"

import { useLocale, useTranslations } from "next-intl"
import { type FormEvent, type ReactNode, useRef, useState } from "react"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { Skeleton } from "@/components/ui/skeleton"
import { Spinner } from "@/components/ui/spinner"
import { getPathname, useRouter } from "@/i18n/navigation"
import type { SavedCard } from "@/lib/cards"
import type { Result } from "@/lib/result"
import { brandName } from "./brand-name"
import { Choice } from "./choice"
import type { CardError } from "./stripe-script"
import { TestCards } from "./test-cards"
import { type CardPaymentData, useCard } from "./use-card"

export interface CardChoice {
  payment: CardPaymentData
  cards: readonly SavedCard[]
  /** Signed in: the card can be kept for the next time. */
  canKeep: boolean
}

interface Props extends CardChoice {
  /** On the button. */
  label: string
  /** Asks the engine, before the browser confirms, whether all is as it was shown. Told the wish to keep the card, where there can be one. */
  check: (keep: boolean | undefined) => Promise<Result>
  isBlocked?: boolean
  /** What is paid. */
  children: ReactNode
}

type Texts = ReturnType<typeof useTranslations>
const NEW = "new"

/**
 * Pays in this page, by a new card in Stripe's own fields or by one that was kept. What is typed goes to Stripe and not to
 * the shop. The engine is asked before, and what became of it is asked of the engine.
 */
export function CardForm({ payment, cards, canKeep, label, check, isBlocked = false, children }: Props) {
  const t = useTranslations("checkout")
  const say = useSay()
  const router = useRouter()
  const locale = useLocale()
  const { place, state, again, stripe } = useCard(payment)
  const [chosen, setChosen] = useState(cards[0]?.id ?? NEW)
  const [keep, setKeep] = useState(false)
  const [isPaying, setPaying] = useState(false)
  const [wrong, setWrong] = useState<string>()
  // Two presses in one moment see the same state.
  const isBusy = useRef(false)
  const isNew = chosen === NEW
  const canPay = state === "ready" || (state === "loaded" && !isNew)

  async function pay(): Promise<string | undefined> {
    const { current } = stripe
    if (!current) return t("card.away")
    if (isNew) {
      const { error } = await current.fields.submit()
      // The field itself says what is missing.
      if (error) return error.type === "validation_error" ? t("card.mend") : say.card(error)
    }
    const checked = await check(canKeep ? isNew && keep : undefined)
    if (!checked.ok) return say.step(checked.error)
    if (isNew && canKeep) await current.fields.fetchUpdates()
    const return_url = new URL(getPathname({ href: payment.result, locale }), location.origin).href
    const { error } = await current.stripe.confirmPayment({
      ...(isNew ? { elements: current.fields } : { clientSecret: payment.clientSecret }),
      confirmParams: { return_url, ...(!isNew && { payment_method: chosen }) },
      redirect: "if_required",
    })
    // Paid in another tab, or withdrawn: the page that asks knows which.
    if (error && error.code !== "payment_intent_unexpected_state") return say.card(error)
    router.push(payment.result)
    return undefined
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault()
    if (isBusy.current || isBlocked || !canPay) return
    isBusy.current = true
    setPaying(true)
    setWrong(undefined)
    const problem = await pay().catch(() => t("card.away"))
    if (problem !== undefined) {
      setWrong(problem)
      setPaying(false)
    }
    isBusy.current = problem === undefined
  }

  return (
    <form onSubmit={onSubmit} aria-busy={isPaying} noValidate className="space-y-6">
      {children}
      {cards.length > 0 && (
        <fieldset className="space-y-3" disabled={isPaying}>
          <legend className="mb-3 text-sm font-medium">{t("card.which")}</legend>
          {cards.map(({ id, brand, last4, exp_month, exp_year }) => (
            <Choice
              key={id}
              name="card"
              value={id}
              title={t("card.name", { brand: brandName(brand), last4 })}
              text={t("card.until", { month: String(exp_month).padStart(2, "0"), year: String(exp_year) })}
              isChosen={id === chosen}
              onChoose={setChosen}
            />
          ))}
          <Choice name="card" value={NEW} title={t("card.new")} isChosen={isNew} onChoose={setChosen} />
        </fieldset>
      )}
      {/* Out of sight and out of reach, and still laid out: Stripe's fields measure themselves. */}
      <div className={isNew ? "space-y-4" : "h-0 overflow-hidden"} inert={!isNew}>
        {payment.isTest && <TestCards />}
        {(state === "loading" || state === "loaded") && <Skeleton className="h-44" />}
        <div ref={place} data-testid="card-fields" className={state === "ready" ? undefined : "h-0 overflow-hidden"} />
        {canKeep && state === "ready" && (
          <label className="flex items-center gap-3 text-[0.95rem]">
            <input
              type="checkbox"
              checked={keep}
              disabled={isPaying}
              onChange={(event) => setKeep(event.target.checked)}
              className="size-4.5 accent-(--brand)"
            />
            {t("card.keep")}
          </label>
        )}
      </div>
      {state === "away" && (
        <Notice look="bad">
          <p>{t("card.away")}</p>
          <Button look="secondary" size="small" className="mt-3" onClick={again}>
            {t("card.again")}
          </Button>
        </Notice>
      )}
      {wrong && !isPaying && <Notice look="bad">{wrong}</Notice>}
      <p className="text-sm text-soft">{t("card.hint")}</p>
      <Button
        type="submit"
        size="large"
        aria-busy={isPaying}
        aria-disabled={isPaying || isBlocked || !canPay}
        disabled={isBlocked || !canPay}
        className="w-full sm:w-auto"
      >
        {isPaying && <Spinner />}
        {isPaying ? t("card.paying") : label}
      </Button>
    </form>
  )
}

/** Words for what went wrong, in the shop's language where there are some. */
function useSay() {
  const t = useTranslations("checkout.card") as Texts
  const steps = useTranslations("checkout.wrong") as Texts
  const errors = useTranslations("errors") as Texts
  return {
    step: (code: string) => (steps.has(code) ? steps(code) : errors(code)),
    card: ({ code, decline_code, message }: CardError) => {
      const known = [decline_code, code].find((one) => one && t.has(`declined.${one}`))
      return known ? t(`declined.${known}`) : (message ?? t("declined.other"))
    },
  }
}
