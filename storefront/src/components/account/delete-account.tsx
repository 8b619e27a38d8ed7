"use client"

import { useTranslations } from "next-intl"
import { AlertDialog } from "radix-ui"
import { deleteAccount } from "@/actions/account"
import { Button } from "@/components/ui/button"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { PasswordField, WhosePassword } from "./login-fields"
import { useForm } from "./use-form"

/** Deletes the account of whoever says so twice and knows its password. */
export function DeleteAccount({ email }: { email: string }) {
  const t = useTranslations("account.privacy")
  const fields = useTranslations("account.fields")
  const { form, notice, errorAt } = useForm(deleteAccount)
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button look="danger">{t("deleteAction")}</Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content className="fixed inset-x-4 top-1/2 z-50 mx-auto max-w-md -translate-y-1/2 space-y-4 rounded-3xl bg-panel p-6 shadow-xl">
          <AlertDialog.Title className="text-xl">{t("deleteTitle")}</AlertDialog.Title>
          <AlertDialog.Description className="text-soft">{t("deleteText")}</AlertDialog.Description>
          <form {...form} className="space-y-4">
            <FormNotice notice={notice} />
            <WhosePassword email={email} />
            <PasswordField name="current_password" label={fields("currentPassword")} error={errorAt("current_password")} />
            <div className="flex flex-wrap justify-end gap-3">
              <AlertDialog.Cancel asChild>
                <Button look="secondary">{t("keep")}</Button>
              </AlertDialog.Cancel>
              <SubmitButton look="danger">{t("deleteConfirm")}</SubmitButton>
            </div>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
