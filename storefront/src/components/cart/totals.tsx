import { useTranslations } from "next-intl"
import { Money } from "@/components/product/price"
import type { Cart } from "@/lib/cart"

type Figures = Pick<
  Cart,
  "currency_code" | "item_subtotal" | "item_total" | "original_item_total" | "shipping_total" | "discount_total" | "tax_total" | "total"
> & { shipping_methods?: readonly unknown[] | null }

/** The server's own figures, each as it came; nothing is added up here. */
export function Totals({ cart }: { cart: Figures }) {
  const t = useTranslations("totals")
  const rows = [
    { key: "items", amount: cart.item_subtotal },
    ...(Number(cart.discount_total) > 0 ? [{ key: "discount", amount: -Number(cart.discount_total) }] : []),
    ...(cart.shipping_methods?.length ? [{ key: "shipping", amount: cart.shipping_total }] : []),
    { key: "tax", amount: cart.tax_total },
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
      {!cart.shipping_methods?.length && <p className="text-soft">{t("shippingLater")}</p>}
      <div className="flex justify-between gap-4 border-t border-line pt-3 text-lg font-semibold">
        <dt>{t("total")}</dt>
        <dd data-testid="total">
          <Money amount={Number(cart.total ?? 0)} currency={cart.currency_code} />
        </dd>
      </div>
    </dl>
  )
}
