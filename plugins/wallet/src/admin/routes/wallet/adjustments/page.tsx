import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Button, createDataTableColumnHelper, toast, Tooltip } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { AdjustmentDialog } from "../../../components/adjustment-dialog"
import { Crumb } from "../../../components/crumb"
import { AccountLink, TextLink, UserName } from "../../../components/links"
import { Moment, Money } from "../../../components/money"
import { StateBadge } from "../../../components/state-badge"
import { queueView, ViewSwitch } from "../../../components/view-switch"
import { WalletTable } from "../../../components/wallet-table"
import { type Columns, useSorting } from "../../../lib/columns"
import { useAdjustments, useMe } from "../../../lib/queries"
import type { Adjustment } from "../../../lib/types"
import { useFilters } from "../../../lib/use-filters"
import { useFormat } from "../../../lib/use-format"
import { chosen, useTableState } from "../../../lib/use-table-state"

interface Decision {
  adjustment: Adjustment
  move: "approve" | "reject"
}

const helper = createDataTableColumnHelper<Adjustment>()
const STATUSES = ["pending", "posted", "rejected"]

function useColumns(decide: (decision: Decision) => void): Columns<Adjustment> {
  const { t } = useFormat()
  const sorting = useSorting()
  return useMemo(
    () => [
      helper.accessor("account_id", { header: t("fields.account"), size: 200, cell: ({ getValue }) => <AccountLink id={getValue()} /> }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        ...sorting.byAmount,
        align: "right",
        size: 130,
        cell: ({ row }) => <Money amount={row.original.amount} currency={row.original.currency_code} signed />,
      }),
      helper.accessor("reason", { header: t("fields.reason"), size: 220 }),
      helper.accessor("requested_by", { header: t("fields.requestedBy"), size: 170, cell: ({ getValue }) => <UserName id={getValue()} /> }),
      helper.accessor("status", { header: t("fields.status"), size: 110, cell: ({ getValue }) => <StateBadge state={getValue()} /> }),
      helper.accessor("created_at", {
        header: t("fields.requested"),
        ...sorting.byDate,
        size: 170,
        cell: ({ getValue }) => <Moment value={getValue()} />,
      }),
      helper.display({
        id: "decision",
        header: () => <span className="sr-only">{t("fields.actions")}</span>,
        size: 200,
        cell: ({ row }) => <DecisionCell adjustment={row.original} decide={decide} />,
      }),
    ],
    [t, sorting, decide],
  )
}

function DecisionCell({ adjustment, decide }: { adjustment: Adjustment; decide: (decision: Decision) => void }) {
  const { t } = useFormat()
  const { data } = useMe()
  if (adjustment.status !== "pending") {
    return adjustment.transaction_id ? (
      <div className="text-end">
        <TextLink to={`/wallet/transactions/${adjustment.transaction_id}`}>{t("fields.transaction")}</TextLink>
      </div>
    ) : null
  }
  const isOwn = data?.user.id === adjustment.requested_by
  return (
    <div className="flex justify-end gap-x-2 p-0.5">
      <Button size="small" variant="transparent" onClick={() => decide({ adjustment, move: "reject" })}>
        {t("adjustment.reject.confirm")}
      </Button>
      {isOwn ? (
        <Tooltip content={t("adjustment.own")}>
          {/* Not `disabled`: a button that cannot be reached cannot say why. */}
          <Button
            size="small"
            variant="secondary"
            aria-disabled
            aria-label={`${t("adjustment.approve.confirm")}. ${t("adjustment.own")}`}
            className="text-ui-fg-disabled cursor-not-allowed"
            onClick={() => toast.info(t("adjustment.own"))}
          >
            {t("adjustment.approve.confirm")}
          </Button>
        </Tooltip>
      ) : (
        <Button size="small" variant="secondary" onClick={() => decide({ adjustment, move: "approve" })}>
          {t("adjustment.approve.confirm")}
        </Button>
      )}
    </div>
  )
}

export default function AdjustmentsPage() {
  const { t } = useFormat()
  const state = useTableState(["status", "currency_code"])
  const view = queueView(state)
  const [decision, setDecision] = useState<Decision>()
  const filters = useFilters(view === "all" ? ["status", "currency_code"] : ["currency_code"], { statuses: STATUSES })
  const query = useAdjustments({
    status: view === "all" ? chosen(state.filters.status) : ["pending"],
    currency_code: chosen(state.filters.currency_code),
    order: view === "all" ? "-created_at" : "created_at",
    ...state.page,
  })
  return (
    <>
      <WalletTable
        heading={t("adjustments.title")}
        description={t("adjustments.description")}
        state={state}
        query={query}
        rows={query.data?.adjustments ?? []}
        columns={useColumns(setDecision)}
        filters={filters}
        getRowId={(row) => row.id}
        above={<ViewSwitch state={state} />}
        empty={
          view === "all"
            ? { heading: t("adjustments.empty"), description: t("adjustments.emptyHint") }
            : { heading: t("adjustments.nothingWaits"), description: t("adjustments.nothingWaitsHint") }
        }
      />
      {decision ? <AdjustmentDialog {...decision} onClose={() => setDecision(undefined)} /> : null}
    </>
  )
}

export const config = defineRouteConfig({ label: "menu.adjustments", rank: 4, translationNs: "wallet" })

export const handle = { breadcrumb: () => <Crumb name="menu.adjustments" /> }
