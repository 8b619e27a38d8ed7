"use client"

import { useTranslations } from "next-intl"
import { signIn } from "@/actions/session"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { DOOR_LINK } from "./door"
import { FormNotice } from "./form-notice"
import { EmailField, PasswordField } from "./login-fields"
import { useForm } from "./use-form"

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations("account.signIn")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, typed } = useForm(signIn)
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <input type="hidden" name="next" value={next} />
      <EmailField value={typed("email")} error={errorAt("email")} />
      <PasswordField
        label={fields("password")}
        error={errorAt("password")}
        hint={
          <Link href="/account/forgot" className={DOOR_LINK}>
            {t("forgot")}
          </Link>
        }
      />
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}
