import { Button } from "@medusajs/ui"
import { useState } from "react"
import { type SaleMove, saleMovesOf } from "../lib/moves"
import { useSales } from "../lib/queries"
import type { Lot, Sale } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CustomerLink, TextLink } from "./links"
import { Money, Moment } from "./money"
import { SaleDialog } from "./sale-dialogs"
import { Section } from "./section"
import { SaleBadge } from "./state-badge"
import { Empty, LoadFailed, Loading } from "./states"

/** Who has bought of a lot, or may, and where their payment and order stand. */
export function LotSales({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const query = useSales(lot.id)
  const [asked, setAsked] = useState<{ sale: Sale; move: SaleMove }>()
  const sales = query.data?.sales
  return (
    <Section title={t("sales.title")}>
      {query.isError && !sales ? (
        <LoadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : !sales ? (
        <Loading rows={2} />
      ) : sales.length === 0 ? (
        <Empty title={t("sales.empty")} />
      ) : (
        <ul className="divide-y">
          {sales.map((sale) => (
            <li key={sale.id}>
              <SaleRow sale={sale} onAsk={(move) => setAsked({ sale, move })} />
            </li>
          ))}
        </ul>
      )}
      {asked ? <SaleDialog {...asked} onClose={() => setAsked(undefined)} /> : null}
    </Section>
  )
}

function SaleRow({ sale, onAsk }: { sale: Sale; onAsk: (move: SaleMove) => void }) {
  const { t, saleKind, number } = useFormat()
  const { currency_code: currency } = sale
  const deadline = sale.status === "offered" ? sale.offer_until : sale.status === "awaiting_payment" ? sale.pay_until : null
  return (
    <div className="flex flex-col gap-3 px-6 py-4 sm:flex-row sm:items-center sm:justify-between">
      <div className="flex min-w-0 flex-col gap-y-1">
        <span className="flex flex-wrap items-center gap-2">
          <SaleBadge status={sale.status} />
          <span className="txt-compact-small text-ui-fg-subtle">{saleKind(sale.kind)}</span>
        </span>
        <span className="txt-compact-small">
          <CustomerLink customer={sale.bidder} />
        </span>
        <span className="txt-compact-small text-ui-fg-subtle">
          <Money amount={sale.unit_price} currency={currency} />
          {sale.quantity > 1 ? ` × ${number(sale.quantity)}` : ""}
          {sale.premium > 0 ? (
            <>
              {" + "}
              <Money amount={sale.premium} currency={currency} /> {t("sales.premium")}
            </>
          ) : null}
          {" = "}
          <Money amount={sale.total} currency={currency} className="text-ui-fg-base font-medium" />
        </span>
        {sale.note ? <bdi className="txt-compact-xsmall text-ui-fg-subtle break-words">{sale.note}</bdi> : null}
        {deadline ? (
          <span className="txt-compact-xsmall text-ui-fg-subtle">
            {t(sale.status === "offered" ? "sales.offerUntil" : "sales.payUntil")} <Moment value={deadline} />
          </span>
        ) : null}
        <span className="txt-compact-small flex flex-wrap gap-x-4">
          {sale.order_id ? <TextLink to={`/orders/${sale.order_id}`}>{t("sales.order")}</TextLink> : null}
          {sale.escrows.map(({ id }) => (
            <TextLink key={id} to={`/wallet/escrows/${id}`}>
              {t("sales.escrow")}
            </TextLink>
          ))}
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        {saleMovesOf(sale).map((move) => (
          <Button key={move} size="small" variant={move === "mark-paid" ? "secondary" : "transparent"} onClick={() => onAsk(move)}>
            {t(`saleMoves.${move}.action`)}
          </Button>
        ))}
      </div>
    </div>
  )
}
