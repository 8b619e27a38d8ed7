import { getLocale, getTranslations } from "next-intl/server"
import { Money } from "@/components/product/price"
import type { Locale } from "@/i18n/routing"
import { countryName } from "@/lib/country-name"
import type { Cart } from "@/lib/cart"
import { listShippingOptions } from "@/lib/checkout"
import { deliveryName, deliveryTime } from "@/lib/labels"

/** What delivery to the shopper's country will cost, before an address is given. */
export async function ShippingEstimate({ cart }: { cart: Cart }) {
  const code = cart.shipping_address?.country_code
  if (!code || cart.shipping_methods?.length) return null
  const [t, own, locale, options] = await Promise.all([
    getTranslations("totals"),
    getTranslations("checkout"),
    getLocale() as Promise<Locale>,
    listShippingOptions(cart),
  ])
  const country = countryName(code, locale)
  const ways = await Promise.all(
    options.map(async ({ id, name, amount, type }) => ({
      id,
      name: await deliveryName(name),
      time: await deliveryTime(type?.description),
      amount: Number(amount),
    })),
  )
  if (ways.length === 0) return <p className="text-sm text-soft">{t("noDelivery", { country })}</p>
  return (
    <section aria-label={t("deliveryTo", { country })} className="border-t border-line pt-4 text-sm">
      <h2 className="font-sans text-sm font-medium">{t("deliveryTo", { country })}</h2>
      <ul className="mt-2 space-y-2">
        {ways.map(({ id, name, time, amount }) => (
          <li key={id} className="flex justify-between gap-4">
            <span>
              {name}
              {time && <span className="block text-soft">{time}</span>}
            </span>
            <span>{amount > 0 ? <Money amount={amount} currency={cart.currency_code} /> : own("free")}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
