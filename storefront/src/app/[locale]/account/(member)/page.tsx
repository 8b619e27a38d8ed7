import type { Metadata } from "next"
import { getTranslations } from "next-intl/server"
import { AddressLines } from "@/components/account/address-lines"
import { OrderList } from "@/components/account/order-list"
import { AccountPage, Panel } from "@/components/account/section"
import { Link } from "@/i18n/navigation"
import { listOrders, requireCustomer } from "@/lib/customer"
import { listOverviewPanels } from "@/plugins/load-overview"

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account")
  return { title: t("title"), robots: { index: false } }
}

const LATEST = 2
const MORE = "text-sm font-medium text-brand hover:underline"

export default async function OverviewPage() {
  const customer = await requireCustomer("/account")
  const t = await getTranslations("account.overview")
  const { orders } = await listOrders(1, LATEST)
  const address = customer.addresses.find(({ is_default_shipping }) => is_default_shipping) ?? customer.addresses[0]
  return (
    <AccountPage title={customer.first_name ? t("hello", { name: customer.first_name }) : t("helloAnybody")}>
      <div className="grid gap-6 md:grid-cols-2">
        {(await listOverviewPanels()).map(({ key, Part }) => (
          <Part key={key} />
        ))}
        <Panel
          title={t("address")}
          action={
            <Link href="/account/addresses" className={MORE}>
              {t(address ? "change" : "addAddress")}
            </Link>
          }
        >
          {address ? <AddressLines address={address} /> : <p className="text-sm text-soft">{t("noAddress")}</p>}
        </Panel>
        <Panel
          title={t("profile")}
          action={
            <Link href="/account/profile" className={MORE}>
              {t("change")}
            </Link>
          }
        >
          <p className="text-sm leading-relaxed text-soft">
            {customer.first_name} {customer.last_name}
            <br />
            <bdi>{customer.email}</bdi>
          </p>
        </Panel>
      </div>
      <section aria-labelledby="latest" className="mt-10">
        <div className="mb-4 flex items-baseline justify-between gap-4">
          <h2 id="latest" className="text-2xl">
            {t("orders")}
          </h2>
          {orders.length > 0 && (
            <Link href="/account/orders" className={MORE}>
              {t("allOrders")}
            </Link>
          )}
        </div>
        {orders.length > 0 ? <OrderList orders={orders} /> : <p className="text-soft">{t("noOrders")}</p>}
      </section>
    </AccountPage>
  )
}
