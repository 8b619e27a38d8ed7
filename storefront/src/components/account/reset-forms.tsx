"use client"

import { useTranslations } from "next-intl"
import { requestReset, setPassword } from "@/actions/password"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { FormNotice } from "./form-notice"
import { EmailField, NewPasswordField } from "./login-fields"
import { useForm } from "./use-form"

export function RequestResetForm() {
  const t = useTranslations("account.forgot")
  const { form, notice, errorAt, typed, isDone } = useForm(requestReset)
  if (isDone) return <Notice look="good">{t("sent")}</Notice>
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <EmailField value={typed("email")} error={errorAt("email")} />
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
      <NewPasswordField label={fields("newPassword")} error={errorAt("password")} />
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}
