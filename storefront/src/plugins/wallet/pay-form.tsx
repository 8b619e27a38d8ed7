"use client"

import { useTranslations } from "next-intl"
import { FormNotice } from "@/components/account/form-notice"
import { useForm } from "@/components/account/use-form"
import { SubmitButton } from "@/components/ui/submit-button"
import type { TopUpProvider } from "./engine"
import { payTopUp } from "./top-up-actions"
import { ProviderField } from "./top-up-form"

/** Chooses how to pay for a top-up that is not paid yet. */
export function PayForm({ id, providers }: { id: string; providers: readonly TopUpProvider[] }) {
  const t = useTranslations("plugins.wallet")
  const { form, notice } = useForm(payTopUp, "plugins.wallet")
  return (
    <form {...form} className="space-y-4">
      <FormNotice notice={notice} />
      <input type="hidden" name="id" value={id} />
      <ProviderField providers={providers} />
      <SubmitButton size="large">{t("payNow")}</SubmitButton>
    </form>
  )
}
