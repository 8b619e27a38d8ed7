"use client"

import { useTranslations } from "next-intl"
import { changePassword } from "@/actions/password"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { NewPasswordField, PasswordField, WhosePassword } from "./login-fields"
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
      <WhosePassword email={email} />
      <PasswordField name="current_password" label={fields("currentPassword")} error={errorAt("current_password")} />
      <NewPasswordField label={fields("newPassword")} error={errorAt("password")} />
      <SubmitButton>{t("passwordSubmit")}</SubmitButton>
    </form>
  )
}
