import { defineRouteConfig } from "@medusajs/admin-sdk"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Crumb } from "../../../components/crumb"
import { AccountLink, TextLink } from "../../../components/links"
import { EscrowRelease } from "../../../components/escrow-release"
import { Money } from "../../../components/money"
import { StateBadge } from "../../../components/state-badge"
import { queueView, ViewSwitch } from "../../../components/view-switch"
import { WalletTable } from "../../../components/wallet-table"
import { type Columns, useSorting } from "../../../lib/columns"
import { useEscrows } from "../../../lib/queries"
import type { Escrow } from "../../../lib/types"
import { useFilters } from "../../../lib/use-filters"
import { useFormat } from "../../../lib/use-format"
import { chosen, useTableState } from "../../../lib/use-table-state"

const helper = createDataTableColumnHelper<Escrow>()
const OPEN = ["funded", "disputed"]
const STATUSES = [...OPEN, "released", "refunded", "split"]

function useColumns(): Columns<Escrow> {
  const { t } = useFormat()
  const sorting = useSorting()
  return useMemo(
    () => [
      helper.accessor("reference", {
        header: t("fields.reference"),
        size: 180,
        cell: ({ row }) => (
          <TextLink to={`/wallet/escrows/${row.original.id}`}>
            <bdi>{row.original.reference}</bdi>
          </TextLink>
        ),
      }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        ...sorting.byAmount,
        align: "right",
        size: 130,
        cell: ({ row }) => <Money amount={row.original.amount} currency={row.original.currency_code} />,
      }),
      helper.accessor("remaining", {
        header: t("fields.remaining"),
        align: "right",
        size: 130,
        cell: ({ row }) => <Money amount={row.original.remaining} currency={row.original.currency_code} />,
      }),
      helper.accessor("status", { header: t("fields.status"), size: 110, cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
      helper.accessor("payer_account_id", {
        header: t("fields.payer"),
        size: 190,
        cell: ({ getValue }) => <AccountLink id={getValue()} />,
      }),
      helper.accessor("payee_account_id", {
        header: t("fields.payee"),
        size: 190,
        cell: ({ getValue }) => <AccountLink id={getValue()} />,
      }),
      helper.accessor("release_at", {
        header: t("fields.releaseAt"),
        ...sorting.byDate,
        size: 170,
        cell: ({ row }) => <EscrowRelease escrow={row.original} />,
      }),
    ],
    [t, sorting],
  )
}

export default function EscrowsPage() {
  const { t } = useFormat()
  const state = useTableState(["status", "currency_code"])
  const view = queueView(state)
  const filters = useFilters(["status", "currency_code"], { statuses: view === "all" ? STATUSES : OPEN })
  const query = useEscrows({
    reference: state.q.trim() || undefined,
    status: chosen(state.filters.status) ?? (view === "all" ? undefined : OPEN),
    currency_code: chosen(state.filters.currency_code),
    ...state.page,
  })
  return (
    <WalletTable
      heading={t("escrows.title")}
      description={t("escrows.description")}
      state={state}
      query={query}
      rows={query.data?.escrows ?? []}
      columns={useColumns()}
      filters={filters}
      searchLabel={t("escrows.search")}
      getRowId={(row) => row.id}
      rowHref={(row) => `/wallet/escrows/${row.id}`}
      above={<ViewSwitch state={state} waiting="open" />}
      empty={
        view === "all"
          ? { heading: t("escrows.empty"), description: t("escrows.emptyHint") }
          : { heading: t("escrows.noneOpen"), description: t("escrows.noneOpenHint") }
      }
    />
  )
}

export const config = defineRouteConfig({ label: "menu.escrows", rank: 2, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.escrows" /> }
