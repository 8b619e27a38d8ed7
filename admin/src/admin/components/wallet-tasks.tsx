import { statusOf, useAdjustmentsToDecide, useWithdrawalsToDecide } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { TaskList } from "./task-list"

/** Decisions about money; nothing at all in a shop without the wallet, or for a user who may not see it. */
export function WalletTasks() {
  const { t, money, date } = useFormat()
  const withdrawals = useWithdrawalsToDecide()
  const adjustments = useAdjustmentsToDecide()
  const isAbsent = [withdrawals, adjustments].some(({ error }) => [403, 404].includes(statusOf(error) ?? 0))
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
          to: "/wallet/withdrawals",
          title: t(`withdrawals.${row.status}`),
          detail: date(row.created_at),
          value: money(row.amount, row.currency_code),
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
          detail: date(row.created_at),
          value: money(row.amount, row.currency_code),
        }))}
      />
    </>
  )
}
