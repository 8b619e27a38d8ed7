import type { Metadata } from "next"
import { getFormatter, getTranslations } from "next-intl/server"
import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { Totals } from "@/components/cart/totals"
import { AddressLines } from "@/components/order/address-lines"
import { OrderLines } from "@/components/order/order-lines"
import { PrintButton } from "@/components/order/print-button"
import { Progress } from "@/components/order/progress"
import { Thanks } from "@/components/order/thanks"
import { Button } from "@/components/ui/button"
import { Icon } from "@/components/ui/icon"
import { Notice } from "@/components/ui/notice"
import { Link } from "@/i18n/navigation"
import { deliveryName, paymentName, statusName } from "@/lib/labels"
import { bankAccount, deliveriesOf, findOrder, isWhole, maskEmail, parcelsOf, progressOf } from "@/lib/order"

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The address is the key to it, so it goes to no search engine and to no other site. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const order = await findOrder((await params).id)
  if (!order) return {}
  const t = await getTranslations("orderStatus")
  return { title: t("title", { number: String(order.display_id) }), robots: { index: false, follow: false }, referrer: "no-referrer" }
}

/** Confirmation, and later the order's state: for whoever has the link, with or without an account. */
export default async function OrderPage({ params, searchParams }: Props) {
  const order = await findOrder((await params).id)
  if (!order) notFound()
  const t = await getTranslations("orderStatus")
  const format = await getFormatter()
  const number = String(order.display_id)
  const isPlaced = (await searchParams).placed === "1"
  const parcels = parcelsOf(order)
  const providers = [...new Set(order.payment_collections?.flatMap(({ payments }) => payments ?? []).map(({ provider_id }) => provider_id))]
  const account = order.payment_status === "authorized" ? await bankAccount(order, providers) : undefined
  return (
    <div className="shell max-w-4xl py-10">
      {isPlaced ? (
        <>
          <Thanks>
            {isWhole(order) && order.shipping_address?.first_name
              ? t("thanks", { name: order.shipping_address.first_name })
              : t("thanksGuest")}
          </Thanks>
          <p className="mt-3 text-lg text-soft">{t.rich("thanksText", { number, email: maskEmail(order.email ?? ""), b: strong, bdi })}</p>
        </>
      ) : (
        <h1 className="text-4xl">{t("title", { number })}</h1>
      )}
      <p className="mt-3 text-sm text-soft">
        {t("placedOn", { date: format.dateTime(new Date(order.created_at), { dateStyle: "long" }) })}
      </p>
      <section aria-label={t("progress")} className="mt-8 rounded-3xl border border-line bg-panel p-6">
        {order.status === "canceled" ? <Notice look="warning">{t("canceled")}</Notice> : <Progress reached={progressOf(order)} />}
        {parcels.length > 0 && (
          <ul className="mt-6 space-y-2 border-t border-line pt-4 text-sm">
            {parcels.map(({ number: tracking, href }) => (
              <li key={tracking} className="flex flex-wrap items-center gap-2">
                <Icon name="truck" className="size-5 text-brand" />
                {t("parcel")} <bdi className="font-medium">{tracking}</bdi>
                {href && (
                  <a href={href} target="_blank" rel="noreferrer" className="font-medium text-brand underline">
                    {t("track")}
                  </a>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <div className="mt-6 grid items-start gap-6 md:grid-cols-[3fr_2fr]">
        <section aria-labelledby="bought" className="rounded-3xl border border-line bg-panel p-6">
          <h2 id="bought" className="mb-5 text-xl">
            {t("bought")}
          </h2>
          <OrderLines lines={order.items ?? []} currency={order.currency_code} linked />
          <div className="mt-4 border-t border-line pt-5">
            <Totals cart={order} />
          </div>
        </section>
        <div className="space-y-6">
          <Panel title={t("address")}>
            <AddressLines address={order.shipping_address} />
            {!isWhole(order) && <p className="mt-2 text-soft print:hidden">{t("reduced")}</p>}
          </Panel>
          <Panel title={t("delivery")}>
            {await Promise.all(deliveriesOf(order).map(async ({ id, name }) => <p key={id}>{await deliveryName(name)}</p>))}
            <p className="text-soft">{await statusName("fulfilment", order.fulfillment_status)}</p>
          </Panel>
          <Panel title={t("payment")}>
            {await Promise.all(providers.map(async (provider) => <p key={provider}>{await paymentName(provider)}</p>))}
            <p className="text-soft">{await statusName("payment", order.payment_status)}</p>
            {account && (
              <div className="mt-3 rounded-xl bg-sunken p-3">
                <p className="font-medium">{t("transferTo")}</p>
                <p dir="ltr" className="whitespace-pre-line rtl:text-right">
                  {account}
                </p>
                <p className="mt-1 text-soft">{t("transferReason", { number })}</p>
              </div>
            )}
          </Panel>
        </div>
      </div>
      <p className="mt-8 text-sm text-soft print:hidden">{t("keepLink")}</p>
      <div className="mt-4 flex flex-wrap gap-3 print:hidden">
        <Button asChild>
          <Link href="/search">{t("goOn")}</Link>
        </Button>
        <PrintButton>{t("print")}</PrintButton>
      </div>
    </div>
  )
}

const strong = (text: ReactNode) => <strong className="font-semibold text-ink">{text}</strong>
const bdi = (text: ReactNode) => <bdi>{text}</bdi>

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="rounded-3xl border border-line bg-panel p-6 text-sm">
      <h2 className="mb-2 text-lg">{title}</h2>
      {children}
    </section>
  )
}
