import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { OrderList } from "@/components/account/order-list"
import { AccountPage } from "@/components/account/section"
import { Pages } from "@/components/listing/pages"
import { Button } from "@/components/ui/button"
import { Empty } from "@/components/ui/empty"
import { Link } from "@/i18n/navigation"
import { listOrders, ORDERS_PER_PAGE, requireCustomer } from "@/lib/customer"

interface Props {
  searchParams: Promise<{ page?: string | string[] }>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account.orders")
  return { title: t("title"), robots: { index: false } }
}

const MOST_PAGES = 10_000

export default async function OrdersPage({ searchParams }: Props) {
  await requireCustomer("/account/orders")
  const t = await getTranslations("account.orders")
  const asked = Math.trunc(Number([(await searchParams).page].flat()[0])) || 1
  const page = Math.min(Math.max(1, asked), MOST_PAGES)
  const { orders, count } = await listOrders(page)
  return (
    <AccountPage title={t("title")}>
      {orders.length > 0 ? (
        <OrderList orders={orders} />
      ) : (
        <Empty title={t("emptyTitle")} text={t("emptyText")}>
          <Button asChild>
            <Link href="/search">{t("browse")}</Link>
          </Button>
        </Empty>
      )}
      <Pages page={page} pages={Math.ceil(count / ORDERS_PER_PAGE)} address={(each) => `/account/orders?page=${each}`} />
    </AccountPage>
  )
}
