import { defineWidgetConfig } from "@medusajs/admin-sdk"
import { Plus } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { TextLink } from "../components/links"
import { MaybeMoney } from "../components/money"
import { Section } from "../components/section"
import { LotBadge } from "../components/state-badge"
import { Empty, LoadFailed, Loading } from "../components/states"
import { TimeLeft } from "../components/time-left"
import { useLots } from "../lib/queries"
import { useFormat } from "../lib/use-format"

const SHOWN = 10

/** The lots in which a product is or was sold, newest first. */
export default function ProductAuctions({ data: product }: { data: { id: string } }) {
  const { t, number } = useFormat()
  const query = useLots({ product_id: product.id, limit: SHOWN, order: "-created_at" })
  const lots = query.data?.auctions
  return (
    <Section
      title={t("widget.product")}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/auctions/create?product_id=${product.id}`}>
            <Plus />
            {t("actions.newLot")}
          </Link>
        </Button>
      }
    >
      {query.isError && !lots ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !lots ? (
        <Loading rows={2} />
      ) : lots.length === 0 ? (
        <Empty title={t("widget.empty")}>{t("widget.emptyHint")}</Empty>
      ) : (
        <ul className="divide-y">
          {lots.map((lot) => (
            <li key={lot.id} className="txt-compact-small flex items-center justify-between gap-x-4 px-6 py-3">
              <span className="flex min-w-0 flex-col gap-y-0.5">
                <TextLink to={`/auctions/${lot.id}`}>
                  <bdi>{lot.title}</bdi>
                </TextLink>
                <span className="txt-compact-xsmall text-ui-fg-subtle">
                  <MaybeMoney amount={lot.hammer_price ?? lot.current_price ?? lot.starting_price} currency={lot.currency_code} /> ·{" "}
                  {t("lot.bidCount", { number: number(lot.bid_count) })} · <TimeLeft lot={lot} />
                </span>
              </span>
              <LotBadge lot={lot} />
            </li>
          ))}
          {(query.data?.count ?? 0) > lots.length ? (
            <li className="txt-compact-xsmall text-ui-fg-subtle px-6 py-3">{t("widget.latest", { number: number(lots.length) })}</li>
          ) : null}
        </ul>
      )}
    </Section>
  )
}

export const config = defineWidgetConfig({ zone: "product.details.side.after", id: "wekala-auctions:product-auctions" })
