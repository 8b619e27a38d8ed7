"use client"

import { useTranslations } from "next-intl"
import { savePreferences } from "@/actions/account"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import type { Preferences } from "@/lib/account"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

export function PreferencesForm(stored: Preferences) {
  const t = useTranslations("account.privacy")
  const { form, notice, isDone } = useForm(savePreferences)
  return (
    <form {...form} className="space-y-4">
      <FormNotice notice={notice} />
      {isDone && <Notice look="good">{t("saved")}</Notice>}
      <p className="text-sm text-soft">{t("mailsText")}</p>
      {(["updates", "news"] as const).map((name) => (
        <label key={name} className="flex min-h-11 items-center gap-3">
          <input type="checkbox" name={name} defaultChecked={stored[name]} className="size-5 accent-brand" />
          {t(name)}
        </label>
      ))}
      <SubmitButton>{t("save")}</SubmitButton>
    </form>
  )
}
