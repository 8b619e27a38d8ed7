"use client"

import { useTranslations } from "next-intl"
import type { ReactNode } from "react"
import { Field } from "@/components/ui/field"

interface Props {
  error: string | undefined
  hint?: ReactNode
}

/** What a browser's keeper of passwords knows as the name of an account. */
export function EmailField({ error, value }: Props & { value?: string }) {
  const t = useTranslations("account.fields")
  return (
    <Field label={t("email")} name="email" type="email" autoComplete="username" dir="ltr" required defaultValue={value} error={error} />
  )
}

/** The password that is there. @param name as the action reads it */
export function PasswordField({ error, hint, name = "password", label }: Props & { name?: string; label: string }) {
  return <Field label={label} name={name} type="password" autoComplete="current-password" dir="ltr" required error={error} hint={hint} />
}

/** The password that there is to be. */
export function NewPasswordField({ error, label }: Props & { label: string }) {
  const t = useTranslations("account.fields")
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      dir="ltr"
      required
      error={error}
      hint={t("passwordHint")}
    />
  )
}

/** For who is signed in already: whose password is asked for, told to the browser's keeper of passwords alone. */
export function WhosePassword({ email }: { email: string }) {
  return <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
}
