"use client"

import { useLocale, useTranslations } from "next-intl"
import { useState } from "react"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { getPathname } from "@/i18n/navigation"
import type { TopUp, TopUpProvider, TopUpWay } from "./engine"
import { cancelTopUp, checkTopUp, topUp } from "./top-up-actions"
import { topUpPath } from "./top-up-path"

const TEXTS = "plugins.wallet"
/** Of these the wallet says more than their names. */
const WORDS: Readonly<Record<string, string>> = { pp_system_default: "providerManual", pp_bank_transfer: "providerTransfer" }

/** How to pay: a choice, where there is one. */
export function ProviderField({ providers }: { providers: readonly TopUpProvider[] }) {
  const t = useTranslations(TEXTS)
  const own = useTranslations("checkout")
  const [first] = providers
  const [chosen, setChosen] = useState(first?.id)
  const nameOf = ({ id, name }: TopUpProvider) => (WORDS[id] ? t(WORDS[id]) : name)
  if (!first) return null
  const hint = (providers.find(({ id }) => id === chosen) ?? first).test ? own("testGateway") : undefined
  if (providers.length === 1) {
    return <p className="text-sm text-soft">{[t("payBy", { provider: nameOf(first) }), hint].filter(Boolean).join(" · ")}</p>
  }
  return (
    <SelectField
      label={t("payWith")}
      name="provider"
      defaultValue={first.id}
      onChange={(event) => setChosen(event.target.value)}
      hint={hint}
    >
      {providers.map((provider) => (
        <option key={provider.id} value={provider.id}>
          {nameOf(provider)}
        </option>
      ))}
    </SelectField>
  )
}

export function TopUpForm({ ways, drawnKey }: { ways: readonly TopUpWay[]; drawnKey: string }) {
  const t = useTranslations(TEXTS)
  const { form, notice, errorAt, typed, isDone, message } = useForm(topUp, TEXTS)
  const [currency, setCurrency] = useState(typed("currency", ways[0]?.currency))
  const providers = ways.find((way) => way.currency === currency)?.providers ?? []
  return (
    // Empty again once the money is on its way: a second press is to be a second wish.
    <form key={isDone ? drawnKey : "open"} {...form} className="space-y-4">
      <FormNotice notice={notice} />
      {isDone && <Notice look="good">{t(message === "completed" ? "toppedUp" : "topUpPending")}</Notice>}
      <input type="hidden" name="key" value={typed("key", drawnKey)} />
      <div className="grid grid-cols-[1fr_auto] gap-3">
        <Field
          label={t("amount")}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          dir="ltr"
          required
          defaultValue={typed("amount")}
          error={errorAt("amount")}
        />
        <SelectField
          label={t("currency")}
          name="currency"
          defaultValue={currency}
          onChange={(event) => setCurrency(event.target.value)}
          error={errorAt("currency")}
        >
          {ways.map((way) => (
            <option key={way.currency} value={way.currency}>
              {way.currency.toUpperCase()}
            </option>
          ))}
        </SelectField>
      </div>
      <ProviderField key={currency} providers={providers} />
      <SubmitButton>{t("topUpSubmit")}</SubmitButton>
    </form>
  )
}

/** What was begun and waits: for the merchant, or for whoever has not paid yet. */
export function PendingTopUps({ topUps }: { topUps: readonly PendingTopUp[] }) {
  const t = useTranslations(TEXTS)
  if (topUps.length === 0) return null
  return (
    <div className="mb-5 rounded-2xl bg-sunken px-4 py-3">
      <h3 className="font-sans text-sm font-medium tracking-normal">{t("pending")}</h3>
      <ul className="divide-y divide-line">
        {topUps.map(({ id, amount, currency_code, isToPay }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 py-1.5 text-sm">
            <span className="font-medium">
              <Money amount={amount} currency={currency_code} />
            </span>
            {isToPay ? <ToPay id={id} /> : <ToCome id={id} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

export interface PendingTopUp extends Pick<TopUp, "id" | "amount" | "currency_code"> {
  /** Its customer has something to do. */
  readonly isToPay: boolean
}

function ToPay({ id }: { id: string }) {
  const t = useTranslations(TEXTS)
  const locale = useLocale()
  return (
    <>
      <span className="text-soft">{t("notPaid")}</span>
      <span className="ms-auto flex items-center gap-x-1">
        <CancelTopUp id={id} />
        <Button asChild look="secondary" size="small">
          {/* A page of its own, whose policy lets the card's frames in. */}
          <a href={getPathname({ href: topUpPath(id), locale })}>{t("payNow")}</a>
        </Button>
      </span>
    </>
  )
}

export function CancelTopUp({ id }: { id: string }) {
  const t = useTranslations(TEXTS)
  const { form, notice } = useForm(cancelTopUp, TEXTS)
  return (
    <form {...form}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton look="quiet" size="small">
        {t("cancel")}
      </SubmitButton>
      <FormNotice notice={notice} />
    </form>
  )
}

function ToCome({ id }: { id: string }) {
  const t = useTranslations(TEXTS)
  const { form, notice, isDone } = useForm(checkTopUp, TEXTS)
  return (
    <form {...form} className="contents">
      <input type="hidden" name="id" value={id} />
      <span role="status" className="me-auto text-soft">
        {isDone && t("stillPending")}
      </span>
      <SubmitButton look="quiet" size="small">
        {t("checkAgain")}
      </SubmitButton>
      <FormNotice notice={notice} />
    </form>
  )
}
