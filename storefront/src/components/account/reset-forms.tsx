"use client"

import { useTranslations } from "next-intl"
import { requestReset, setPassword } from "@/actions/password"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

export function RequestResetForm() {
  const t = useTranslations("account.forgot")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, typed, isDone } = useForm(requestReset)
  if (isDone) return <Notice look="good">{t("sent")}</Notice>
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <Field
        label={fields("email")}
        name="email"
        type="email"
        autoComplete="username"
        dir="ltr"
        required
        defaultValue={typed("email")}
        error={errorAt("email")}
      />
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}

export function NewPasswordForm({ token }: { token: string }) {
  const t = useTranslations("account.reset")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, isDone } = useForm(setPassword)
  if (isDone) {
    return (
      <div className="space-y-5">
        <Notice look="good">{t("done")}</Notice>
        <Button asChild size="large" className="w-full">
          <Link href="/account/sign-in">{t("signIn")}</Link>
        </Button>
      </div>
    )
  }
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <input type="hidden" name="token" value={token} />
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
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}
