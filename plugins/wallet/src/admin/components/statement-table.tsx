import { ArrowDownTray } from "@medusajs/icons"
import { Button, createDataTableColumnHelper, toast } from "@medusajs/ui"
import { useMemo, useState } from "react"
import { download } from "../lib/api"
import type { Columns } from "../lib/columns"
import { useStatement } from "../lib/queries"
import type { Account, StatementLine } from "../lib/types"
import { useErrorText } from "../lib/use-error-text"
import { useFilters } from "../lib/use-filters"
import { useFormat } from "../lib/use-format"
import { chosen, dateRange, useTableState } from "../lib/use-table-state"
import { TextLink } from "./links"
import { Moment, Money } from "./money"
import { WalletTable } from "./wallet-table"

type Row = StatementLine & { id: string }
const helper = createDataTableColumnHelper<Row>()

function useColumns(currency: string): Columns<Row> {
  const { t, transactionKind } = useFormat()
  return useMemo(
    () => [
      helper.accessor("created_at", { header: t("fields.date"), size: 170, cell: ({ getValue }) => <Moment value={getValue()} /> }),
      helper.accessor("kind", {
        header: t("fields.kind"),
        size: 170,
        cell: ({ row }) => (
          <TextLink to={`/wallet/transactions/${row.original.transaction_id}`}>{transactionKind(row.original.kind)}</TextLink>
        ),
      }),
      helper.accessor("description", { header: t("fields.description"), size: 260, cell: ({ getValue }) => getValue() ?? "–" }),
      helper.accessor("amount", {
        header: t("fields.amount"),
        align: "right",
        size: 140,
        cell: ({ getValue }) => (
          <Money amount={getValue()} currency={currency} signed className={getValue() > 0 ? "text-ui-tag-green-text" : "text-ui-fg-base"} />
        ),
      }),
      helper.accessor("balance_after", {
        header: t("fields.runningBalance"),
        align: "right",
        size: 140,
        cell: ({ getValue }) => <Money amount={getValue()} currency={currency} />,
      }),
    ],
    [t, transactionKind, currency],
  )
}

/** The route wants moments: from one on, up to and without another. */
function period(filter: unknown): { from?: string; to?: string } {
  const range = dateRange(filter) ?? {}
  const from = range.$gte ?? range.$gt
  const to = range.$lt ?? (range.$lte && new Date(new Date(range.$lte).getTime() + 1).toISOString())
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

export function StatementTable({ account }: { account: Account }) {
  const { t, money } = useFormat()
  const errorText = useErrorText("errors.unreachable")
  const [isDownloading, setDownloading] = useState(false)
  const state = useTableState(["kind", "created_at"])
  const selection = { kind: chosen(state.filters.kind), ...period(state.filters.created_at) }
  const query = useStatement(account.id, { ...selection, ...state.page })
  const rows = useMemo<Row[]>(() => (query.data?.lines ?? []).map((line) => ({ ...line, id: String(line.sequence) })), [query.data])
  const filters = useFilters(["kind", "created_at"], { kinds: rows.map((row) => row.kind) })

  const save = async () => {
    setDownloading(true)
    try {
      await download(`/admin/wallet/accounts/${account.id}/statement/csv`, selection, `statement-${account.id}.csv`)
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setDownloading(false)
    }
  }

  const balances =
    query.data &&
    t("statement.balances", {
      opening: money(query.data.opening_balance, account.currency_code),
      closing: money(query.data.closing_balance, account.currency_code),
    })
  return (
    <WalletTable
      heading={t("statement.title")}
      level="h2"
      description={balances}
      state={state}
      query={query}
      rows={rows}
      columns={useColumns(account.currency_code)}
      filters={filters}
      getRowId={(row) => row.id}
      rowHref={(row) => `/wallet/transactions/${row.transaction_id}`}
      empty={{ heading: t("statement.empty") }}
      actions={
        <Button size="small" variant="secondary" isLoading={isDownloading} onClick={() => void save()}>
          <ArrowDownTray />
          {t("actions.downloadCsv")}
        </Button>
      }
    />
  )
}
