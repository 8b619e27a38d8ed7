"use client"

import { useTranslations } from "next-intl"
import { register } from "@/actions/session"
import { Field } from "@/components/ui/field"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { EmailField, NewPasswordField } from "./login-fields"
import { useForm } from "./use-form"

export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations("account.register")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt, typed } = useForm(register)
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <input type="hidden" name="next" value={next} />
      <div className="grid gap-5 xs:grid-cols-2">
        <Field
          label={fields("first_name")}
          name="first_name"
          autoComplete="given-name"
          required
          defaultValue={typed("first_name")}
          error={errorAt("first_name")}
        />
        <Field
          label={fields("last_name")}
          name="last_name"
          autoComplete="family-name"
          required
          defaultValue={typed("last_name")}
          error={errorAt("last_name")}
        />
      </div>
      <EmailField value={typed("email")} error={errorAt("email")} />
      <NewPasswordField label={fields("password")} error={errorAt("password")} />
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}
