"use client"

import { useTranslations } from "next-intl"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { Button } from "@/components/ui/button"
import { Field, SelectField } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { offerItem } from "./sell-action"
import { FORMATS } from "./selection"
import { FORMAT_NAMES } from "./words"

const TEXTS = "plugins.auctions"
const DAYS = [3, 5, 7, 10, 14]

interface Props {
  drawnKey: string
  categories: readonly { readonly id: string; readonly name: string }[]
  currencies: readonly string[]
}

export function SellForm({ drawnKey, categories, currencies }: Props) {
  const t = useTranslations(TEXTS)
  const { form, notice, errorAt, typed, isDone } = useForm(offerItem, TEXTS)
  if (isDone) {
    return (
      <div className="space-y-4">
        <Notice look="good">{t("sellDone")}</Notice>
        <Button asChild look="secondary">
          <Link href="/account/auctions?tab=selling">{t("tabSelling")}</Link>
        </Button>
      </div>
    )
  }
  const amount = (name: string, label: string, isRequired = false) => (
    <Field
      label={label}
      name={name}
      inputMode="decimal"
      autoComplete="off"
      dir="ltr"
      required={isRequired}
      defaultValue={typed(name)}
      error={errorAt(name)}
    />
  )
  const area = (name: string, label: string, isRequired = false) => (
    <TextArea label={label} name={name} required={isRequired} defaultValue={typed(name)} error={errorAt(name)} />
  )
  return (
    <form {...form} className="space-y-4">
      <FormNotice notice={notice} />
      <input type="hidden" name="key" value={typed("key", drawnKey)} />
      <Field label={t("sellTitle")} name="title" required maxLength={120} defaultValue={typed("title")} error={errorAt("title")} />
      {area("description", t("description"), true)}
      {area("condition", t("condition"))}
      <SelectField label={t("category")} name="category_id" defaultValue={typed("category_id")}>
        <option value="">{t("noCategory")}</option>
        {categories.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField label={t("format")} name="format" defaultValue={typed("format", "english")}>
          {FORMATS.filter((format) => format !== "dutch").map((format) => (
            <option key={format} value={format}>
              {t(FORMAT_NAMES[format])}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("duration")} name="duration_days" defaultValue={typed("duration_days", "7")} error={errorAt("duration_days")}>
          {DAYS.map((days) => (
            <option key={days} value={days}>
              {t("days", { count: days })}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("currency")} name="currency_code" defaultValue={typed("currency_code", currencies[0])}>
          {currencies.map((currency) => (
            <option key={currency} value={currency}>
              {currency.toUpperCase()}
            </option>
          ))}
        </SelectField>
        {amount("starting_price", t("startingPrice"), true)}
        {amount("reserve_price", t("reservePrice"))}
        {amount("buy_now_price", t("buyNowPrice"))}
      </div>
      <p className="text-sm text-soft">{t("sellRules")}</p>
      <SubmitButton>{t("sellSubmit")}</SubmitButton>
    </form>
  )
}

interface TextAreaProps {
  label: string
  name: string
  required: boolean
  defaultValue: string
  error: string | undefined
}

function TextArea({ label, name, required, defaultValue, error }: TextAreaProps) {
  const id = `sell-${name}`
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block text-sm font-medium">
        {label}
        {required && <span aria-hidden> *</span>}
      </label>
      <textarea
        id={id}
        name={name}
        required={required}
        rows={4}
        maxLength={4000}
        defaultValue={defaultValue}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="w-full rounded-xl border border-line bg-panel px-4 py-3 focus:border-brand aria-invalid:border-bad"
      />
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-sm text-bad">
          {error}
        </p>
      )}
    </div>
  )
}
