import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import type { Cart } from "@/lib/cart"

type Figures = Pick<
  Cart,
  | "currency_code"
  | "item_subtotal"
  | "original_item_total"
  | "shipping_subtotal"
  | "original_shipping_total"
  | "discount_total"
  | "tax_total"
  | "total"
> & {
  discount_subtotal?: number
  items?: readonly { is_tax_inclusive?: boolean }[] | null
  shipping_methods?: readonly { is_tax_inclusive?: boolean }[] | null
}

/**
 * The server's own figures, each as it came; nothing is added up here. Where prices hold the tax, so do the
 * rows, and the tax is told as a part of the total; elsewhere no row holds it and it is one of them.
 */
export function Totals({ cart }: { cart: Figures }) {
  const t = useTranslations("totals")
  const own = useTranslations("checkout")
  const methods = cart.shipping_methods ?? []
  const isInclusive = [...(cart.items ?? []), ...methods].every(({ is_tax_inclusive }) => is_tax_inclusive)
  const discount = Number((isInclusive ? cart.discount_total : cart.discount_subtotal) ?? 0)
  const rows = [
    { key: "items", amount: isInclusive ? cart.original_item_total : cart.item_subtotal },
    ...(methods.length ? [{ key: "shipping", amount: isInclusive ? cart.original_shipping_total : cart.shipping_subtotal }] : []),
    ...(discount > 0 ? [{ key: "discount", amount: -discount }] : []),
    ...(isInclusive ? [] : [{ key: "tax", amount: cart.tax_total }]),
  ] as const
  return (
    <dl className="space-y-2 text-sm">
      {rows.map(({ key, amount }) => (
        <div key={key} className="flex justify-between gap-4">
          <dt className="text-soft">{t(key)}</dt>
          <dd>
            <Money amount={Number(amount ?? 0)} currency={cart.currency_code} />
          </dd>
        </div>
      ))}
      {methods.length === 0 && (
        <div className="text-soft">
          <dt className="sr-only">{t("shipping")}</dt>
          <dd>{t("shippingLater")}</dd>
        </div>
      )}
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-lg font-semibold">
        <dt>{t("total")}</dt>
        <dd data-testid="total">
          <Money amount={Number(cart.total ?? 0)} currency={cart.currency_code} />
        </dd>
      </div>
      {isInclusive && (
        <div className="flex justify-between gap-4 text-soft">
          <dt>{own("taxIncluded")}</dt>
          <dd>
            <Money amount={Number(cart.tax_total ?? 0)} currency={cart.currency_code} />
          </dd>
        </div>
      )}
    </dl>
  )
}
