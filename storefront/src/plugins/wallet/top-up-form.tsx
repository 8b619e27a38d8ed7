"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { Money } from "@/components/product/price"
import { Field, SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { checkTopUp, topUp } from "./actions"
import type { TopUp, TopUpWay } from "./engine"

const TEXTS = "plugins.wallet"
/** Providers that the shop has words for; another is told by its name. */
const PROVIDERS: Readonly<Record<string, string>> = { pp_system_default: "providerManual", pp_bank_transfer: "providerTransfer" }

export function TopUpForm({ ways, drawnKey }: { ways: readonly TopUpWay[]; drawnKey: string }) {
  const t = useTranslations(TEXTS)
  const { form, notice, errorAt, typed, isDone, message } = useForm(topUp, TEXTS)
  const [currency, setCurrency] = useState(typed("currency", ways[0]?.currency))
  const providers = ways.find((way) => way.currency === currency)?.providers ?? []
  const nameOf = (provider: string) => {
    const key = PROVIDERS[provider]
    return key ? t(key) : (provider.split("_")[1] ?? provider)
  }
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
      {providers.length > 1 ? (
        <SelectField label={t("payWith")} name="provider" key={currency} defaultValue={providers[0]}>
          {providers.map((provider) => (
            <option key={provider} value={provider}>
              {nameOf(provider)}
            </option>
          ))}
        </SelectField>
      ) : (
        <p className="text-sm text-soft">{t("payBy", { provider: nameOf(providers[0] ?? "") })}</p>
      )}
      <SubmitButton>{t("topUpSubmit")}</SubmitButton>
    </form>
  )
}

/** What was paid in and waits: for the merchant, or for a payment that broke off. */
export function PendingTopUps({ topUps }: { topUps: readonly TopUp[] }) {
  const t = useTranslations(TEXTS)
  if (topUps.length === 0) return null
  return (
    <div className="mb-5 rounded-2xl bg-sunken px-4 py-3">
      <h3 className="font-sans text-sm font-medium tracking-normal">{t("pending")}</h3>
      <ul className="divide-y divide-line">
        {topUps.map((each) => (
          <li key={each.id}>
            <PendingTopUp topUp={each} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function PendingTopUp({ topUp: { id, amount, currency_code } }: { topUp: TopUp }) {
  const t = useTranslations(TEXTS)
  const { form, notice, isDone } = useForm(checkTopUp, TEXTS)
  return (
    <form {...form} className="flex flex-wrap items-center gap-x-3 py-1.5 text-sm">
      <input type="hidden" name="id" value={id} />
      <span className="font-medium">
        <Money amount={amount} currency={currency_code} />
      </span>
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
