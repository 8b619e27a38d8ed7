import { randomUUID } from "node:crypto"
import type { Metadata } from "next"
import { getLocale, getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import { ReturnForm } from "@/components/account/return-form"
import { AccountPage } from "@/components/account/section"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"
import type { Locale } from "@/i18n/routing"
import { findOwnOrder, isReturnable, requireCustomer, returnableQuantity } from "@/lib/customer"
import { variantName } from "@/lib/variant-name"
import { call } from "@/lib/engine"

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.return")
  return { title: t("title"), robots: { index: false } }
}

export default async function ReturnPage({ params }: Props) {
  const { id } = await params
  await requireCustomer(`/account/orders/${id}/return`)
  const t = await getTranslations("account.return")
  const order = await findOwnOrder(id)
  if (!order) notFound()
  if (!isReturnable(order)) {
    return (
      <AccountPage title={t("title")}>
        <Empty title={t("nothingTitle")} text={t("nothingText")}>
          <Button asChild>
            <Link href="/account/orders">{t("toOrders")}</Link>
          </Button>
        </Empty>
      </AccountPage>
    )
  }
  const { return_reasons } = await call<{ return_reasons: { id: string; label: string }[] }>("/store/return-reasons", {
    query: { fields: "id,label", limit: 50 },
    locale: (await getLocale()) as Locale,
    asCustomer: true,
  })
  const items = order.items.flatMap((item) => {
    const most = returnableQuantity(item)
    return most > 0 ? [{ id: item.id, title: item.title, variant: variantName(item.variant_title), picture: item.thumbnail, most }] : []
  })
  return (
    <AccountPage title={t("title")}>
      <p className="mb-6 max-w-2xl text-soft">{t("text", { number: String(order.display_id) })}</p>
      <ReturnForm requestId={randomUUID()} orderId={order.id} currency={order.currency_code} items={items} reasons={return_reasons} />
    </AccountPage>
  )
}
