import { defineRouteConfig } from "@medusajs/admin-sdk"
import { CreditCard } from "@medusajs/icons"
import { createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { Crumb } from "../../components/crumb"
import { TextLink, useOwnerName } from "../../components/links"
import { Money, Moment } from "../../components/money"
import { StateBadge } from "../../components/state-badge"
import { WalletTable } from "../../components/wallet-table"
import { type Columns, useSorting } from "../../lib/columns"
import { useAccounts } from "../../lib/queries"
import type { Account } from "../../lib/types"
import { useFilters } from "../../lib/use-filters"
import { useFormat } from "../../lib/use-format"
import { chosen, useTableState } from "../../lib/use-table-state"

const helper = createDataTableColumnHelper<Account>()

function useColumns(): Columns<Account> {
  const { t, accountKind } = useFormat()
  const sorting = useSorting()
  const ownerName = useOwnerName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `ownerName` changes with `t`
  return useMemo(() => {
    const money = (name: "balance" | "held" | "available", isSortable: boolean) =>
      helper.accessor(name, {
        header: t(`fields.${name}`),
        ...(isSortable ? sorting.byAmount : {}),
        align: "right",
        size: 130,
        cell: ({ row }) => <Money amount={row.original[name]} currency={row.original.currency_code} />,
      })
    return [
      helper.display({
        id: "owner",
        header: t("fields.owner"),
        size: 230,
        cell: ({ row }) => <TextLink to={`/wallet/accounts/${row.original.id}`}>{ownerName(row.original)}</TextLink>,
      }),
      money("balance", true),
      money("held", true),
      money("available", false),
      helper.accessor("kind", {
        header: t("fields.kind"),
        ...sorting.byName,
        size: 160,
        cell: ({ getValue }) => accountKind(getValue()),
      }),
      helper.accessor("status", { header: t("fields.status"), size: 110, cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
      helper.accessor("updated_at", {
        header: t("fields.updated"),
        ...sorting.byDate,
        size: 170,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
    ]
  }, [t, sorting, accountKind])
}

export default function AccountsPage() {
  const { t } = useFormat()
  const state = useTableState(["kind", "currency_code", "status"])
  const filters = useFilters(["account_kind", "currency_code", "status"], { statuses: ["open", "frozen", "closed"] })
  const query = useAccounts({
    q: state.q || undefined,
    kind: chosen(state.filters.kind),
    currency_code: chosen(state.filters.currency_code),
    status: chosen(state.filters.status),
    ...state.page,
  })
  return (
    <WalletTable
      heading={t("accounts.title")}
      description={t("accounts.description")}
      state={state}
      query={query}
      rows={query.data?.accounts ?? []}
      columns={useColumns()}
      filters={filters}
      searchLabel={t("accounts.search")}
      getRowId={(row) => row.id}
      rowHref={(row) => `/wallet/accounts/${row.id}`}
      empty={{ heading: t("accounts.empty"), description: t("accounts.emptyHint") }}
    />
  )
}

export const config = defineRouteConfig({ label: "menu.wallet", icon: CreditCard, rank: 10, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.wallet" /> }
