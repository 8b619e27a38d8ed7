"use client"

import { useTranslations } from "next-intl"
import { changePassword } from "@/actions/password"
import { Field } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

export function PasswordForm({ email }: { email: string }) {
  const t = useTranslations("account.security")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, isDone } = useForm(changePassword)
  if (isDone) return <Notice look="good">{t("passwordDone")}</Notice>
  return (
    <form {...form} className="space-y-5">
      <p className="text-sm text-soft">{t("passwordText")}</p>
      <FormNotice notice={notice} />
      {/* Password managers learn from it whose password this is. */}
      <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
      <Field
        label={fields("currentPassword")}
        name="current_password"
        type="password"
        autoComplete="current-password"
        dir="ltr"
        required
        error={errorAt("current_password")}
      />
      <Field
        label={fields("newPassword")}
        name="password"
        type="password"
        autoComplete="new-password"
        dir="ltr"
        required
        error={errorAt("password")}
        hint={fields("passwordHint")}
      />
      <SubmitButton>{t("passwordSubmit")}</SubmitButton>
    </form>
  )
}
