import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { CartItem } from "@/components/cart/cart-item"
import { PromotionForm } from "@/components/cart/promotion-form"
import { ShippingEstimate } from "@/components/cart/shipping-estimate"
import { Totals } from "@/components/cart/totals"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { getPathname, Link } from "@/i18n/navigation"
import { currentCart } from "@/lib/cart"
import { readPayingId } from "@/lib/session"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cart")
  return { title: t("title"), robots: { index: false } }
}

export default async function CartPage() {
  const t = await getTranslations("cart")
  const cart = await currentCart()
  const items = [...(cart?.items ?? [])].sort((a, b) => String(a.created_at).localeCompare(String(b.created_at)))
  if (!cart || items.length === 0) {
    return (
      <div className="shell">
        <Empty title={t("emptyTitle")} text={t("emptyText")}>
          <Button asChild>
            <Link href="/search">{t("browse")}</Link>
          </Button>
        </Empty>
      </div>
    )
  }
  return (
    <div className="shell py-10">
      <h1 className="text-4xl">{t("title")}</h1>
      <div className="mt-8 grid gap-10 lg:grid-cols-[1fr_22rem]">
        <ul className="self-start divide-y divide-line border-y border-line">
          {items.map((item) => (
            <li key={item.id}>
              <CartItem item={item} currency={cart.currency_code} />
            </li>
          ))}
        </ul>
        <aside aria-label={t("summary")} className="h-fit space-y-6 rounded-3xl bg-sunken p-6 lg:sticky lg:top-32">
          <Totals cart={cart} />
          <ShippingEstimate cart={cart} />
          <PromotionForm codes={(cart.promotions ?? []).flatMap(({ code, is_automatic }) => (code && !is_automatic ? [code] : []))} />
          <Button asChild size="large" className="w-full">
            {/* A page of its own: its policy lets the payment's frames in. */}
            <a href={getPathname({ href: (await readPayingId()) ? "/checkout/bag" : "/checkout", locale: await getLocale() })}>
              {t("checkout")}
            </a>
          </Button>
        </aside>
      </div>
    </div>
  )
}
