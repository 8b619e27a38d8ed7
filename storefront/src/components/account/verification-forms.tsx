"use client"

import { useTranslations } from "next-intl"
import { askForVerification, confirmEmail } from "@/actions/account"
import { Button } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

export function ConfirmEmailForm({ code }: { code: string }) {
  const t = useTranslations("account.verify")
  const { form, notice, isDone } = useForm(confirmEmail)
  if (isDone) {
    return (
      <div className="space-y-5">
        <Notice look="good">{t("done")}</Notice>
        <Button asChild size="large" className="w-full">
          <Link href="/account">{t("toAccount")}</Link>
        </Button>
      </div>
    )
  }
  return (
    <form {...form} className="space-y-5">
      <FormNotice notice={notice} />
      <input type="hidden" name="code" value={code} />
      <SubmitButton size="large" className="w-full">
        {t("submit")}
      </SubmitButton>
    </form>
  )
}

/** For an address that nobody has confirmed yet. */
export function AskForVerification({ email }: { email: string }) {
  const t = useTranslations("account.profile")
  const { form, notice, isDone } = useForm(askForVerification)
  if (isDone) return <Notice look="good">{t("verifySent", { email })}</Notice>
  return (
    <form {...form} className="space-y-3">
      <FormNotice notice={notice} />
      <p className="text-sm text-soft">{t("verifyText")}</p>
      <SubmitButton look="secondary" size="small">
        {t("verify")}
      </SubmitButton>
    </form>
  )
}
