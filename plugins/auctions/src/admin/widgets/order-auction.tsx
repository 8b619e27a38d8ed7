import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { CustomerLink, TextLink } from "../components/links"
import { Money } from "../components/money"
import { Field, Fields, Section } from "../components/section"
import { SaleBadge } from "../components/state-badge"
import { useLot, useSalesOfOrder } from "../lib/queries"
import type { Sale } from "../lib/types"
import { useFormat } from "../lib/use-format"

/** Which lot an order comes from; nothing on the pages of other orders. */
export default function OrderAuction({ data: order }: { data: { id: string } }) {
  const { t } = useFormat()
  const { data } = useSalesOfOrder(order.id)
  if (!data?.sales.length) return null
  return (
    <Section title={t("widget.order")}>
      {data.sales.map((sale) => (
        <SaleFacts key={sale.id} sale={sale} />
      ))}
    </Section>
  )
}

function SaleFacts({ sale }: { sale: Sale }) {
  const { t, saleKind } = useFormat()
  const { data } = useLot(sale.auction_id)
  return (
    <Fields>
      <Field label={t("fields.lot")}>
        <TextLink to={`/auctions/${sale.auction_id}`}>
          <bdi>{data?.auction.title ?? sale.auction_id}</bdi>
        </TextLink>
      </Field>
      <Field label={t("fields.status")}>
        <SaleBadge status={sale.status} />
      </Field>
      <Field label={t("fields.kind")}>{saleKind(sale.kind)}</Field>
      <Field label={t("prices.hammer")}>
        <Money amount={sale.unit_price} currency={sale.currency_code} />
      </Field>
      <Field label={t("fields.bidder")}>
        <CustomerLink customer={sale.bidder} />
      </Field>
    </Fields>
  )
}

export const config = defineWidgetConfig({ zone: "order.details.side.before", id: "wekala-auctions:order-auction" })
