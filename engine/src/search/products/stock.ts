import { queryRows } from "../../kit/database/query"
import type { ProductRow } from "./documents"

interface Level {
  inventory_item_id: string
  sales_channel_id: string
  available: string
}

/**
 * Whether one of a variant can be had, in any of the sales channels that its product is sold in: of what it is made of,
 * there must be enough in the channel's locations.
 */
export async function readAvailability(rows: readonly ProductRow[]): Promise<(row: ProductRow, variantId: string) => boolean> {
  const items = rows.flatMap(({ stock }) =>
    Object.values(stock).flatMap((variant) => variant.items.map(({ inventory_item_id }) => inventory_item_id)),
  )
  const levels = await queryRows<Level>(
    `SELECT level.inventory_item_id, place.sales_channel_id, sum(level.stocked_quantity - level.reserved_quantity) AS available
     FROM inventory_level level
     JOIN inventory_item item ON item.id = level.inventory_item_id AND item.deleted_at IS NULL
     JOIN sales_channel_stock_location place ON place.stock_location_id = level.location_id AND place.deleted_at IS NULL
     WHERE level.inventory_item_id = ANY ($1) AND level.deleted_at IS NULL GROUP BY 1, 2`,
    [[...new Set(items)]],
  )
  const known = new Map(levels.map((level) => [`${level.inventory_item_id} ${level.sales_channel_id}`, Number(level.available)]))
  return ({ stock, sales_channel_ids }, variantId) => {
    const parts = stock[variantId]?.items ?? []
    const isThere = (channel: string) =>
      parts.every(({ inventory_item_id, required_quantity }) => (known.get(`${inventory_item_id} ${channel}`) ?? 0) >= required_quantity)
    return parts.length > 0 && sales_channel_ids.some(isThere)
  }
}
