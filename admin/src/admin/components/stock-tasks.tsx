import { availableOf, isLow, LOW_STOCK, useStock } from "../lib/queries"
import { useFormat } from "../lib/use-format"
import { TaskList } from "./task-list"

export function StockTasks() {
  const { t, number } = useFormat()
  const { data, error, refetch } = useStock()
  const low = data?.inventory_items.filter(isLow).sort((a, b) => availableOf(a) - availableOf(b))
  return (
    <TaskList
      title={t("stock.title")}
      to="/inventory"
      empty={t("stock.empty")}
      error={error}
      onRetry={() => void refetch()}
      hint={t("stock.hint", { number: number(LOW_STOCK) })}
      tasks={low?.map((item) => ({
        id: item.id,
        to: `/inventory/${item.id}`,
        title: <bdi>{item.title ?? item.sku ?? item.id}</bdi>,
        detail: item.sku ? <bdi>{item.sku}</bdi> : null,
        value: t("stock.available", { number: number(availableOf(item)) }),
      }))}
    />
  )
}
