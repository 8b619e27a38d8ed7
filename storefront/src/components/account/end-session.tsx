"use client"

import { useTranslations } from "next-intl"
import { endSessions } from "@/actions/account"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

/** Signs out one device, or without an id all others. */
export function EndSession({ id, device }: { id?: string; device?: string }) {
  const t = useTranslations("account.security")
  const { form, notice } = useForm(endSessions)
  return (
    <form {...form}>
      <FormNotice notice={notice} />
      {id && <input type="hidden" name="session_id" value={id} />}
      <SubmitButton look={id ? "quiet" : "secondary"} size="small">
        {id ? t("end") : t("endOthers")}
        {device && <span className="sr-only"> {device}</span>}
      </SubmitButton>
    </form>
  )
}
