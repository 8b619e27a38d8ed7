import { queryRows } from "../../kit/database/query"

/**
 * How many of each variant can be had in a sales channel, as `getVariantAvailability` of Medusa's counts it: of what a
 * variant is made of, in the channel's locations, the scarcest decides. `null` for a variant that is made of nothing.
 */
export async function availabilityOf(variantIds: readonly string[], channelId: string): Promise<(variantId: string) => number | null> {
  const parts = await queryRows<{ variant_id: string; required_quantity: number; available: string }>(
    `SELECT link.variant_id, link.required_quantity, (
       SELECT coalesce(sum(level.stocked_quantity - level.reserved_quantity), 0)
       FROM inventory_level level
       JOIN inventory_item item ON item.id = level.inventory_item_id AND item.deleted_at IS NULL
       WHERE level.inventory_item_id = link.inventory_item_id AND level.deleted_at IS NULL
         AND level.location_id IN (
           SELECT stock_location_id FROM sales_channel_stock_location WHERE sales_channel_id = $2 AND deleted_at IS NULL
         )
     ) AS available
     FROM product_variant_inventory_item link
     WHERE link.variant_id = ANY($1) AND link.deleted_at IS NULL`,
    [variantIds, channelId],
  )
  const scarcest = new Map<string, number>()
  for (const { variant_id, required_quantity, available } of parts) {
    const possible = Math.floor(Number(available) / required_quantity)
    scarcest.set(variant_id, Math.min(scarcest.get(variant_id) ?? Number.POSITIVE_INFINITY, possible))
  }
  return (variantId) => {
    const found = scarcest.get(variantId)
    // Of what none is needed there is no end, which JSON cannot say.
    return found !== undefined && Number.isFinite(found) ? found : null
  }
}
