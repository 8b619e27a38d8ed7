"use client"

import { useTranslations } from "next-intl"
import { saveProfile } from "@/actions/account"
import { Field } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

interface Props {
  first_name: string
  last_name: string
  phone: string
}

export function ProfileForm(stored: Props) {
  const t = useTranslations("account.profile")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, typed, isDone } = useForm(saveProfile)
  const common = (name: keyof typeof stored) => ({
    name,
    label: fields(name),
    defaultValue: typed(name, stored[name]),
    error: errorAt(name),
  })
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      {isDone && <Notice look="good">{t("saved")}</Notice>}
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...common("first_name")} autoComplete="given-name" required />
        <Field {...common("last_name")} autoComplete="family-name" required />
      </div>
      <Field {...common("phone")} type="tel" autoComplete="tel" dir="ltr" />
      <SubmitButton>{t("save")}</SubmitButton>
    </form>
  )
}
