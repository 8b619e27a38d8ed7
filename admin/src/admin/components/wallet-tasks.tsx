import { statusOf } from "../lib/api"
import { useAdjustmentsToDecide, useDisputedEscrows, useOwnerNames, useWithdrawalsToDecide } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { TaskList } from "./task-list"

/** Decisions about money; nothing at all in a shop without the wallet, or for a user who may not see it. */
export function WalletTasks() {
  const { t, money, date } = useFormat()
  const withdrawals = useWithdrawalsToDecide()
  const escrows = useDisputedEscrows()
  const adjustments = useAdjustmentsToDecide()
  const owners = useOwnerNames(
    [...(withdrawals.data?.withdrawals ?? []), ...(adjustments.data?.adjustments ?? [])].map((row) => row.account_id),
  )
  const isAbsent = [withdrawals, escrows, adjustments].some(({ error }) => [403, 404].includes(statusOf(error) ?? 0))
  if (isAbsent) return null
  return (
    <>
      <TaskList
        title={t("withdrawals.title")}
        to="/wallet/withdrawals"
        empty={t("withdrawals.empty")}
        error={withdrawals.error}
        onRetry={() => void withdrawals.refetch()}
        count={withdrawals.data?.count}
        tasks={withdrawals.data?.withdrawals.map((row) => ({
          id: row.id,
          to: `/wallet/withdrawals?open=${row.id}`,
          title: <bdi>{owners.get(row.account_id) ?? t("withdrawals.one")}</bdi>,
          detail: `${t(`withdrawals.${row.status}`)} · ${date(row.created_at)}`,
          value: money(row.amount, row.currency_code),
        }))}
      />
      <TaskList
        title={t("escrows.title")}
        to={`/wallet/escrows?${new URLSearchParams({ status: JSON.stringify(["disputed"]) })}`}
        empty={t("escrows.empty")}
        error={escrows.error}
        onRetry={() => void escrows.refetch()}
        count={escrows.data?.count}
        tasks={escrows.data?.escrows.map((row) => ({
          id: row.id,
          to: `/wallet/escrows/${row.id}`,
          title: <bdi>{row.reference}</bdi>,
          detail: row.dispute_reason ? <bdi>{row.dispute_reason}</bdi> : null,
          value: money(row.remaining, row.currency_code),
        }))}
      />
      <TaskList
        title={t("adjustments.title")}
        to="/wallet/adjustments"
        empty={t("adjustments.empty")}
        error={adjustments.error}
        onRetry={() => void adjustments.refetch()}
        count={adjustments.data?.count}
        tasks={adjustments.data?.adjustments.map((row) => ({
          id: row.id,
          to: "/wallet/adjustments",
          title: <bdi>{row.reason}</bdi>,
          detail: (
            <>
              <bdi>{owners.get(row.account_id)}</bdi> · {date(row.created_at)}
            </>
          ),
          value: money(row.amount, row.currency_code),
        }))}
      />
    </>
  )
}
