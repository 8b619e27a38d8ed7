import { Checkbox, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useNow } from "../lib/clock"
import { type Columns, useSorting } from "../lib/columns"
import { priceAt } from "../lib/live"
import type { Lot } from "../lib/types"
import { useFormat } from "../lib/use-format"
import { CustomerLink, TextLink } from "./links"
import { Moment, Money } from "./money"
import { Picture } from "./picture"
import { LotBadge } from "./state-badge"
import { TimeLeft } from "./time-left"

const helper = createDataTableColumnHelper<Lot>()

/** Only a draft can be scheduled together with others. */
export function isSchedulable(lot: Lot): boolean {
  return lot.status === "draft"
}

/** What a lot is about: picture, name, and how it is sold. */
function LotName({ lot }: { lot: Lot }) {
  const { t, format, number, status } = useFormat()
  return (
    <span className="flex items-center gap-x-3 py-2">
      <Picture src={lot.product.thumbnail} />
      <span className="flex min-w-0 flex-col">
        <TextLink to={`/auctions/${lot.id}`}>
          <bdi>{lot.title}</bdi>
        </TextLink>
        <span className="txt-compact-xsmall text-ui-fg-subtle">
          {format(lot.format)}
          {lot.quantity > 1 ? ` · ${t("lot.units", { number: number(lot.quantity) })}` : ""}
        </span>
        {/* The columns that say so are out of a phone's sight. */}
        <span aria-hidden className="txt-compact-xsmall text-ui-fg-subtle md:hidden">
          {status(lot.status)} · <LotPrice lot={lot} /> · <TimeLeft lot={lot} />
        </span>
      </span>
    </span>
  )
}

function LotPrice({ lot }: { lot: Lot }) {
  return <Money amount={priceAt(lot, useNow()) ?? lot.starting_price} currency={lot.currency_code} />
}

/** What the price is now, and which price that is. */
function Price({ lot }: { lot: Lot }) {
  const { t } = useFormat()
  const price = priceAt(lot, useNow())
  const label = lot.hammer_price !== null ? "hammer" : price === null ? "starting" : "current"
  return (
    <span className="flex flex-col items-end">
      <LotPrice lot={lot} />
      <span className="txt-compact-xsmall text-ui-fg-subtle">{t(`prices.${label}`)}</span>
    </span>
  )
}

export function useLotColumns(): Columns<Lot> {
  const { t, number } = useFormat()
  const sorting = useSorting()
  return useMemo(
    () => [
      helper.select({
        // The kit's own boxes have no name.
        header: ({ table }) => (
          <Checkbox
            aria-label={t("lots.selectAll")}
            checked={table.getIsSomePageRowsSelected() ? "indeterminate" : table.getIsAllPageRowsSelected()}
            disabled={!table.getRowModel().rows.some((row) => row.getCanSelect())}
            onCheckedChange={(value) => table.toggleAllPageRowsSelected(value === true)}
          />
        ),
        cell: ({ row }) => (
          <Checkbox
            aria-label={t("lots.select", { title: row.original.title })}
            checked={row.getIsSelected()}
            disabled={!row.getCanSelect()}
            onClick={(event) => event.stopPropagation()}
            onCheckedChange={(value) => row.toggleSelected(value === true)}
          />
        ),
      }),
      helper.accessor("title", { header: t("fields.lot"), size: 250, cell: ({ row }) => <LotName lot={row.original} /> }),
      helper.accessor("status", { header: t("fields.status"), size: 120, cell: ({ row }) => <LotBadge lot={row.original} /> }),
      helper.accessor("current_price", {
        header: t("fields.price"),
        ...sorting.byAmount,
        align: "right",
        size: 120,
        cell: ({ row }) => <Price lot={row.original} />,
      }),
      helper.accessor("bid_count", {
        header: t("fields.bids"),
        ...sorting.byCount,
        align: "right",
        size: 90,
        cell: ({ getValue }) => <span className="tabular-nums">{number(getValue())}</span>,
      }),
      helper.accessor("ends_at", {
        header: t("fields.time"),
        ...sorting.byDate,
        size: 150,
        cell: ({ row }) => <TimeLeft lot={row.original} />,
      }),
      helper.accessor("starts_at", {
        header: t("fields.starts_at"),
        ...sorting.byDate,
        size: 160,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("seller", {
        header: t("fields.seller"),
        size: 160,
        cell: ({ getValue }) => {
          const seller = getValue()
          return seller ? <CustomerLink customer={seller} /> : t("sellers.shop")
        },
      }),
    ],
    [t, number, sorting],
  )
}
