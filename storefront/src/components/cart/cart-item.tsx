"use client"

import type { HttpTypes } from "@medusajs/types"
import { useTranslations } from "next-intl"
import { useActionState } from "react"
import { setQuantity } from "@/actions/cart"
import { Money } from "@/components/product/price"
import { Icon } from "@/components/ui/icon"
import { Notice } from "@/components/ui/notice"
import { Picture } from "@/components/ui/picture"
import { Link } from "@/i18n/navigation"
import { variantName } from "@/lib/variant-name"

const ROUND = "grid size-10 place-items-center rounded-full hover:bg-sunken disabled:opacity-40"

export function CartItem({ item, currency }: { item: HttpTypes.StoreCartLineItem; currency: string }) {
  const t = useTranslations("cart")
  const errors = useTranslations("errors")
  const [result, action, isPending] = useActionState(setQuantity, undefined)
  const quantity = Number(item.quantity)
  const name = item.product_title ?? item.title
  const variant = variantName(item.variant_title)
  return (
    <article className="flex gap-4 py-5 aria-busy:opacity-60" aria-busy={isPending} data-testid="cart-item">
      <div className="relative size-24 shrink-0 overflow-hidden rounded-2xl bg-sunken sm:size-28">
        {item.thumbnail && <Picture src={item.thumbnail} alt="" shape="small" />}
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex justify-between gap-3">
          <h2 className="font-sans text-base font-medium tracking-normal">
            {item.product_handle ? <Link href={`/p/${item.product_handle}`}>{name}</Link> : name}
          </h2>
          <p className="font-medium">
            <Money amount={Number(item.total ?? 0)} currency={currency} />
          </p>
        </div>
        {variant && <p className="text-sm text-soft">{variant}</p>}
        <form action={action} className="mt-auto flex items-center gap-1">
          <input type="hidden" name="item_id" value={item.id} />
          <button
            type="submit"
            name="quantity"
            value={quantity - 1}
            disabled={isPending || quantity < 2}
            aria-label={t("less", { name })}
            className={ROUND}
          >
            <Icon name="minus" className="size-4" />
          </button>
          <span className="min-w-8 text-center tabular-nums">
            <span aria-hidden>{quantity}</span>
            <span className="sr-only">{t("quantity", { count: quantity })}</span>
          </span>
          <button
            type="submit"
            name="quantity"
            value={quantity + 1}
            disabled={isPending}
            aria-label={t("more", { name })}
            className={ROUND}
          >
            <Icon name="plus" className="size-4" />
          </button>
          <button
            type="submit"
            name="quantity"
            value={0}
            disabled={isPending}
            aria-label={t("remove", { name })}
            className={`${ROUND} ms-auto text-soft`}
          >
            <Icon name="trash" className="size-4.5" />
          </button>
        </form>
        {result && !result.ok && <Notice look="bad">{errors(result.error)}</Notice>}
      </div>
    </article>
  )
}
