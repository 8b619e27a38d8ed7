import { defineRouteConfig } from "@medusajs/admin-sdk"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Crumb } from "../../../components/crumb"
import { TextLink } from "../../../components/links"
import { Moment, Money } from "../../../components/money"
import { WalletTable } from "../../../components/wallet-table"
import { type Columns, useSorting } from "../../../lib/columns"
import { useTransactions } from "../../../lib/queries"
import { amountsOf } from "../../../lib/totals"
import type { Transaction } from "../../../lib/types"
import { useFilters } from "../../../lib/use-filters"
import { useFormat } from "../../../lib/use-format"
import { chosen, dateRange, useTableState } from "../../../lib/use-table-state"

const helper = createDataTableColumnHelper<Transaction>()

function useColumns(): Columns<Transaction> {
  const { t, transactionKind } = useFormat()
  const sorting = useSorting()
  return useMemo(
    () => [
      helper.accessor("kind", {
        header: t("fields.kind"),
        size: 170,
        cell: ({ row }) => <TextLink to={`/wallet/transactions/${row.original.id}`}>{transactionKind(row.original.kind)}</TextLink>,
      }),
      helper.accessor("postings", {
        id: "amount",
        header: t("fields.amount"),
        align: "right",
        size: 150,
        cell: ({ row }) => (
          <div className="flex flex-col items-end">
            {amountsOf(row.original).map(({ currency, credit }) => (
              <Money key={currency} amount={credit} currency={currency} />
            ))}
          </div>
        ),
      }),
      helper.accessor("created_at", {
        header: t("fields.date"),
        ...sorting.byDate,
        size: 180,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("description", { header: t("fields.description"), size: 240, cell: ({ getValue }) => getValue() ?? "–" }),
      helper.accessor("reference", {
        header: t("fields.reference"),
        size: 260,
        cell: ({ getValue }) => (
          <bdi className="txt-compact-xsmall text-ui-fg-subtle font-mono" dir="ltr">
            {getValue()}
          </bdi>
        ),
      }),
    ],
    [t, sorting, transactionKind],
  )
}

export default function TransactionsPage() {
  const { t } = useFormat()
  const state = useTableState(["kind", "created_at"])
  const query = useTransactions({
    reference: state.q.trim() || undefined,
    kind: chosen(state.filters.kind),
    created_at: dateRange(state.filters.created_at),
    ...state.page,
  })
  const rows = query.data?.transactions ?? []
  const filters = useFilters(["kind", "created_at"], { kinds: rows.map((row) => row.kind) })
  return (
    <WalletTable
      heading={t("transactions.title")}
      description={t("transactions.description")}
      state={state}
      query={query}
      rows={rows}
      columns={useColumns()}
      filters={filters}
      searchLabel={t("transactions.search")}
      getRowId={(row) => row.id}
      rowHref={(row) => `/wallet/transactions/${row.id}`}
      empty={{ heading: t("transactions.empty"), description: t("transactions.emptyHint") }}
    />
  )
}

export const config = defineRouteConfig({ label: "menu.transactions", rank: 1, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.transactions" /> }
