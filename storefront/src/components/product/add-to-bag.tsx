"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { addToCart } from "@/actions/cart"
import { Notice } from "@/components/ui/notice"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"

const MOST = 10

export function AddToBag({
  variantId,
  available,
  most = MOST,
}: {
  variantId: string | undefined
  available: boolean
  most?: number | undefined
}) {
  const t = useTranslations("product")
  const errors = useTranslations("errors")
  const [result, action] = useActionState(addToCart, undefined)
  const quantities = Array.from({ length: Math.max(1, Math.min(MOST, most)) }, (_, index) => index + 1)
  return (
    <form action={action} className="mt-7 space-y-3">
      <input type="hidden" name="variant_id" value={variantId ?? ""} />
      <div className="flex gap-3">
        {available && (
          <>
            <label className="sr-only" htmlFor="quantity">
              {t("quantity")}
            </label>
            <select id="quantity" name="quantity" className="h-13 rounded-full border border-line bg-panel px-4">
              {quantities.map((quantity) => (
                <option key={quantity}>{quantity}</option>
              ))}
            </select>
          </>
        )}
        <SubmitButton size="large" className="flex-1" disabled={!variantId || !available}>
          {available ? t("add") : t("soldOut")}
        </SubmitButton>
      </div>
      {result?.ok && (
        <Notice look="good" className="flex items-center justify-between gap-3">
          {t("added")}
          <Link href="/cart" className="font-medium text-brand underline">
            {t("toBag")}
          </Link>
        </Notice>
      )}
      {result && !result.ok && <Notice look="bad">{errors(result.error)}</Notice>}
    </form>
  )
}
