"use client"

import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { requestReturn } from "@/actions/returns"
import { Money } from "@/components/product/price"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { Notice } from "@/components/ui/notice"
import { Picture } from "@/components/ui/picture"
import { SubmitButton } from "@/components/ui/submit-button"
import { Link } from "@/i18n/navigation"
import { keepTyped } from "./use-form"

export interface ReturnItem {
  readonly id: string
  readonly title: string
  readonly variant: string
  readonly picture: string | null
  readonly most: number
}

interface Props {
  /** Names this request: sent twice, it is one. */
  requestId: string
  orderId: string
  currency: string
  items: readonly ReturnItem[]
  /** The shop's reasons; where it has none, the note alone says why. */
  reasons: readonly { id: string; label: string }[]
}

const SELECT = "h-11 rounded-xl border border-line bg-panel px-3 text-sm"

export function ReturnForm({ requestId, orderId, currency, items, reasons }: Props) {
  const t = useTranslations("account.return")
  const own = useTranslations("account.errors")
  const general = useTranslations("errors")
  const [result, send] = useActionState(requestReturn, undefined)
  if (result?.ok) {
    return (
      <div className="max-w-2xl space-y-5">
        <Notice look="good">{t("done")}</Notice>
        <Button asChild>
          <Link href="/account/orders">{t("toOrders")}</Link>
        </Button>
      </div>
    )
  }
  const ways = result?.ways ?? []
  return (
    <form action={send} onSubmit={keepTyped(send)} className="max-w-2xl space-y-6">
      <input type="hidden" name="request_id" value={requestId} />
      <input type="hidden" name="order_id" value={orderId} />
      <ul className="divide-y divide-line rounded-3xl border border-line bg-panel px-5">
        {items.map(({ id, title, variant, picture, most }) => (
          <li key={id} className="flex flex-wrap items-center gap-4 py-5">
            <div className="relative size-16 shrink-0 overflow-hidden rounded-xl bg-sunken">
              {picture && <Picture src={picture} alt="" shape="thumb" />}
            </div>
            <div className="min-w-40 flex-1">
              <p className="font-medium">{title}</p>
              {variant && <p className="text-sm text-soft">{variant}</p>}
            </div>
            <select aria-label={t("quantity", { title })} className={SELECT} name={`quantity.${id}`}>
              {Array.from({ length: most + 1 }, (_, quantity) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the numbers are the choices
                <option key={quantity} value={quantity}>
                  {t("pieces", { count: quantity })}
                </option>
              ))}
            </select>
            {reasons.length > 0 && (
              <select aria-label={t("reason", { title })} className={SELECT} name={`reason.${id}`}>
                <option value="">{t("noReason")}</option>
                {reasons.map((reason) => (
                  <option key={reason.id} value={reason.id}>
                    {reason.label}
                  </option>
                ))}
              </select>
            )}
          </li>
        ))}
      </ul>
      <Field label={t("note")} maxLength={200} autoComplete="off" name="note" />
      {ways.length > 0 && (
        <fieldset>
          <legend className="mb-2 text-sm font-medium">{t("way")}</legend>
          <div className="space-y-2">
            {ways.map(({ id, name, amount }) => (
              <label
                key={id}
                className="flex items-center gap-3 rounded-2xl border border-line bg-panel p-4 has-checked:border-brand has-checked:bg-brand-soft"
              >
                <input type="radio" name="way" value={id} defaultChecked={id === ways[0]?.id} className="size-5 accent-brand" />
                <span className="flex-1">{name}</span>
                {amount > 0 ? <Money amount={amount} currency={currency} /> : t("free")}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      {result && !result.ok && (
        <Notice look={ways.length > 0 ? "info" : "bad"}>{own.has(result.error) ? own(result.error) : general(result.error)}</Notice>
      )}
      <SubmitButton size="large">{t("submit")}</SubmitButton>
    </form>
  )
}
