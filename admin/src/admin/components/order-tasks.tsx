import { isToCapture, isToFulfill, type Order, ORDERS_LOOKED_AT, useOpenOrders } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { TaskList } from "./task-list"

/** The two kinds of work on orders, from one question to the server. */
export function OrderTasks() {
  const { t, money, date, number } = useFormat()
  const { data, error, refetch } = useOpenOrders()
  const taskOf = (order: Order) => ({
    id: order.id,
    to: `/orders/${order.id}`,
    title: <bdi>{`#${order.display_id}`}</bdi>,
    detail: (
      <>
        <bdi>{order.email ?? t("guest")}</bdi> · {date(order.created_at)}
      </>
    ),
    value: money(order.total, order.currency_code),
  })
  const shared = {
    to: "/orders",
    error,
    onRetry: () => void refetch(),
    hint: data && data.count > ORDERS_LOOKED_AT ? t("latestOrders", { number: number(ORDERS_LOOKED_AT) }) : undefined,
  }
  // Who has waited longest comes first.
  const oldestFirst = data && [...data.orders].reverse()
  return (
    <>
      <TaskList {...shared} title={t("fulfill.title")} empty={t("fulfill.empty")} tasks={oldestFirst?.filter(isToFulfill).map(taskOf)} />
      <TaskList {...shared} title={t("capture.title")} empty={t("capture.empty")} tasks={oldestFirst?.filter(isToCapture).map(taskOf)} />
    </>
  )
}
