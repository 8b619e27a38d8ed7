import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, createDataTableColumnHelper } from "@medusajs/ui"
import { useMemo } from "react"
import { useSearchParams } from "react-router-dom"
import { Crumb } from "../../../components/crumb"
import { AccountLink } from "../../../components/links"
import { Moment, Money } from "../../../components/money"
import { StateBadge } from "../../../components/state-badge"
import { queueView, ViewSwitch } from "../../../components/view-switch"
import { WalletTable } from "../../../components/wallet-table"
import { WithdrawalDrawer } from "../../../components/withdrawal-drawer"
import { type Columns, useSorting } from "../../../lib/columns"
import { useWithdrawals } from "../../../lib/queries"
import type { Withdrawal } from "../../../lib/types"
import { useFilters } from "../../../lib/use-filters"
import { useFormat } from "../../../lib/use-format"
import { chosen, useTableState } from "../../../lib/use-table-state"

const helper = createDataTableColumnHelper<Withdrawal>()
const WAITING = ["requested", "approved"]
const STATUSES = [...WAITING, "paid", "failed", "returned", "rejected", "cancelled"]

function useColumns(): Columns<Withdrawal> {
  const { t } = useFormat()
  const sorting = useSorting()
  return useMemo(
    () => [
      helper.accessor("account_id", { header: t("fields.owner"), size: 220, cell: ({ getValue }) => <AccountLink id={getValue()} /> }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        ...sorting.byAmount,
        align: "right",
        size: 140,
        cell: ({ row }) => <Money amount={row.original.amount} currency={row.original.currency_code} />,
      }),
      helper.accessor("status", { header: t("fields.status"), size: 120, cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
      helper.accessor("created_at", {
        header: t("fields.requested"),
        ...sorting.byDate,
        size: 170,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.accessor("note", { header: t("fields.note"), size: 200, cell: ({ getValue }) => getValue() ?? "–" }),
      helper.display({
        id: "open",
        header: () => <span className="sr-only">{t("fields.actions")}</span>,
        size: 110,
        cell: ({ row }) => <OpenButton withdrawal={row.original} />,
      }),
    ],
    [t, sorting],
  )
}

function OpenButton({ withdrawal }: { withdrawal: Withdrawal }) {
  const { t } = useFormat()
  const [, setOpenId] = useOpenId()
  return (
    <div className="flex justify-end p-0.5">
      <Button
        size="small"
        variant="secondary"
        onClick={(event) => {
          event.stopPropagation()
          setOpenId(withdrawal.id)
        }}
      >
        {t(WAITING.includes(withdrawal.status) ? "actions.decide" : "actions.view")}
      </Button>
    </div>
  )
}

export default function WithdrawalsPage() {
  const { t } = useFormat()
  const state = useTableState(["status", "currency_code"])
  const view = queueView(state)
  const [openId, setOpenId] = useOpenId()
  const filters = useFilters(view === "all" ? ["status", "currency_code"] : ["currency_code"], { statuses: STATUSES })
  const query = useWithdrawals({
    status: view === "all" ? chosen(state.filters.status) : WAITING,
    currency_code: chosen(state.filters.currency_code),
    // Who has waited longest comes first.
    order: view === "all" ? "-created_at" : "created_at",
    ...state.page,
  })
  const rows = query.data?.withdrawals ?? []
  const opened = rows.find((row) => row.id === openId)
  return (
    <>
      <WalletTable
        heading={t("withdrawals.title")}
        description={t("withdrawals.description")}
        state={state}
        query={query}
        rows={rows}
        columns={useColumns()}
        filters={filters}
        getRowId={(row) => row.id}
        onRowClick={(row) => setOpenId(row.id)}
        above={<ViewSwitch state={state} />}
        empty={
          view === "all"
            ? { heading: t("withdrawals.empty") }
            : { heading: t("withdrawals.nothingWaits"), description: t("withdrawals.nothingWaitsHint") }
        }
      />
      {opened ? <WithdrawalDrawer withdrawal={opened} onClose={() => setOpenId(undefined)} /> : null}
    </>
  )
}

/** Which withdrawal is open, in the address, so that one can be linked to. */
function useOpenId(): [string | undefined, (id: string | undefined) => void] {
  const [params, setParams] = useSearchParams()
  const set = (id: string | undefined) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous)
        if (id) next.set("open", id)
        else next.delete("open")
        return next
      },
      { replace: id === undefined },
    )
  return [params.get("open") ?? undefined, set]
}

export const config = defineRouteConfig({ label: "menu.withdrawals", rank: 3, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.withdrawals" /> }
