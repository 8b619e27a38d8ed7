"use client"

import { useTranslations } from "next-intl"
import { useState } from "react"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { Money } from "@/components/product/price"
import { Field, SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { withdraw } from "./actions"

interface Props {
  wallets: readonly { currency: string; available: number }[]
  drawnKey: string
}

const TEXTS = "plugins.wallet"
const METHODS = { bank_transfer: "methodBank", mobile_wallet: "methodMobile", cash: "methodCash" } as const

export function WithdrawalForm({ wallets, drawnKey }: Props) {
  const t = useTranslations(TEXTS)
  const { form, notice, errorAt, typed, isDone } = useForm(withdraw, TEXTS)
  const [currency, setCurrency] = useState(typed("currency", wallets[0]?.currency))
  const [method, setMethod] = useState(typed("method", "bank_transfer"))
  const available = wallets.find((wallet) => wallet.currency === currency)?.available ?? 0
  return (
    // Empty again once it is asked for: a second press is to be a second wish.
    <form key={isDone ? drawnKey : "open"} {...form} className="space-y-4">
      <FormNotice notice={notice} />
      {isDone && <Notice look="good">{t("withdrawalAsked")}</Notice>}
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
          hint={t.rich("upTo", { amount: () => <Money amount={available} currency={currency} /> })}
        />
        <SelectField label={t("currency")} name="currency" defaultValue={currency} onChange={(event) => setCurrency(event.target.value)}>
          {wallets.map((wallet) => (
            <option key={wallet.currency} value={wallet.currency}>
              {wallet.currency.toUpperCase()}
            </option>
          ))}
        </SelectField>
      </div>
      <SelectField
        label={t("method")}
        name="method"
        defaultValue={method}
        onChange={(event) => setMethod(event.target.value)}
        error={errorAt("method")}
      >
        {Object.entries(METHODS).map(([value, key]) => (
          <option key={value} value={value}>
            {t(key)}
          </option>
        ))}
      </SelectField>
      <Field
        label={t("holder")}
        name="account_holder"
        autoComplete="name"
        maxLength={120}
        required
        defaultValue={typed("account_holder")}
        error={errorAt("account_holder")}
      />
      {method === "bank_transfer" && (
        <Field
          label={t("account")}
          name="account"
          autoComplete="off"
          dir="ltr"
          maxLength={40}
          required
          defaultValue={typed("account")}
          error={errorAt("account")}
        />
      )}
      {method === "mobile_wallet" && (
        <Field
          label={t("phone")}
          name="phone"
          type="tel"
          autoComplete="tel"
          dir="ltr"
          required
          defaultValue={typed("phone")}
          error={errorAt("phone")}
        />
      )}
      <SubmitButton look="secondary">{t("withdrawSubmit")}</SubmitButton>
    </form>
  )
}
