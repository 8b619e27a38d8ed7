"use client"

import { useTranslations } from "next-intl"
import { AlertDialog } from "radix-ui"
import { deleteAddress } from "@/actions/addresses"
import { deleteCard } from "@/actions/cards"
import { Button } from "@/components/ui/button"
import { SubmitButton } from "@/components/ui/submit-button"
import { FormNotice } from "./form-notice"
import { useForm } from "./use-form"

/** What the account keeps, and a customer may have deleted. */
const KINDS = {
  address: { action: deleteAddress, field: "address_id", texts: "account.addresses" },
  card: { action: deleteCard, field: "card_id", texts: "account.cards" },
} as const

/** Deletes what the account keeps once the customer has said so twice. */
export function DeleteKept({ kind, id, name }: { kind: keyof typeof KINDS; id: string; name: string }) {
  const { action, field, texts } = KINDS[kind]
  const t = useTranslations(texts)
  const { form, notice } = useForm(action)
  return (
    <AlertDialog.Root>
      <AlertDialog.Trigger asChild>
        <Button look="quiet" size="small">
          {t("delete")}
          <span className="sr-only"> {name}</span>
        </Button>
      </AlertDialog.Trigger>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-50 bg-black/50" />
        <AlertDialog.Content className="fixed inset-x-4 top-1/2 z-50 mx-auto max-w-md -translate-y-1/2 space-y-4 rounded-3xl bg-panel p-6 shadow-xl">
          <AlertDialog.Title className="text-xl">{t("deleteTitle")}</AlertDialog.Title>
          <AlertDialog.Description className="text-soft">{t("deleteText", { name })}</AlertDialog.Description>
          <form {...form} className="flex flex-wrap justify-end gap-3">
            <FormNotice notice={notice} />
            <input type="hidden" name={field} value={id} />
            <AlertDialog.Cancel asChild>
              <Button look="secondary">{t("keep")}</Button>
            </AlertDialog.Cancel>
            <SubmitButton look="danger">{t("delete")}</SubmitButton>
          </form>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
