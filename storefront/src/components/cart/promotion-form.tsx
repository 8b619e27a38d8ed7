"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { addPromotion, removePromotion } from "@/actions/cart"
import { Field } from "@/components/ui/field"
import { Icon } from "@/components/ui/icon"
import { SubmitButton } from "@/components/ui/submit-button"

export function PromotionForm({ codes }: { codes: readonly string[] }) {
  const t = useTranslations("cart")
  const errors = useTranslations("errors")
  const [added, add] = useActionState(addPromotion, undefined)
  const [removed, remove] = useActionState(removePromotion, undefined)
  const error = [added, removed].find((result) => result && !result.ok)
  return (
    <div className="space-y-3">
      <form action={add} className="flex items-end gap-2">
        <Field
          label={t("code")}
          name="code"
          autoComplete="off"
          maxLength={60}
          error={error && !error.ok ? errors(error.error) : undefined}
          className="flex-1"
        />
        <SubmitButton look="secondary" className="self-start mt-6.5">
          {t("applyCode")}
        </SubmitButton>
      </form>
      {codes.length > 0 && (
        <ul className="flex flex-wrap gap-2">
          {codes.map((code) => (
            <li key={code}>
              <form action={remove} className="flex items-center gap-1 rounded-full bg-brand-soft ps-3 text-sm font-medium">
                <input type="hidden" name="code" value={code} />
                <bdi>{code}</bdi>
                <button
                  type="submit"
                  aria-label={t("removeCode", { code })}
                  className="grid size-9 place-items-center rounded-full hover:bg-sunken"
                >
                  <Icon name="close" className="size-4" />
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
