import { availableOf, type InventoryItem, isLow, LOW_STOCK, useStock } from "../lib/queries"
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
        title: <bdi>{nameOf(item)}</bdi>,
        detail: item.sku ? <bdi>{item.sku}</bdi> : null,
        value: t("stock.available", { number: number(availableOf(item)) }),
      }))}
    />
  )
}

/** An item is named after its variant ("Black / M"): its product says what it is. */
function nameOf({ id, sku, title, variants }: InventoryItem): string {
  const product = variants?.find((variant) => variant?.product)?.product?.title
  const name = title ?? sku ?? id
  return product && !name.includes(product) ? `${product} · ${name}` : name
}
