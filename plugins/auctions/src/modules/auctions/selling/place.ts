import { DomainError, queryRows } from "@wekala/engine/kit"

/** Where what customers sell is kept and shown. */
export interface SellingPlace {
  readonly sales_channel_id: string
  readonly location_id: string
  readonly shipping_profile_id: string
}

/** Currencies that lots can be sold in: those of the shop's regions, in which winners can pay; the store's own first. */
export async function sellingCurrencies(): Promise<string[]> {
  const rows = await queryRows<{ currency_code: string }>(
    `SELECT r.currency_code FROM region r
     LEFT JOIN store_currency c ON c.currency_code = r.currency_code AND c.is_default AND c.deleted_at IS NULL
     WHERE r.deleted_at IS NULL GROUP BY r.currency_code ORDER BY bool_or(c.id IS NOT NULL) DESC, r.currency_code`,
  )
  return rows.map(({ currency_code }) => currency_code)
}

/**
 * The store's own sales channel, stock location and shipping profile; where it names none, the first.
 * @throws DomainError `shop_not_ready` (409) when there is none of one
 */
export async function sellingPlace(): Promise<SellingPlace> {
  const [place] = await queryRows<{ [K in keyof SellingPlace]: string | null }>(`
    SELECT
      (SELECT id FROM sales_channel WHERE deleted_at IS NULL AND NOT is_disabled
       ORDER BY id IS DISTINCT FROM s.default_sales_channel_id, created_at LIMIT 1) AS sales_channel_id,
      (SELECT id FROM stock_location WHERE deleted_at IS NULL
       ORDER BY id IS DISTINCT FROM s.default_location_id, created_at LIMIT 1) AS location_id,
      (SELECT id FROM shipping_profile WHERE deleted_at IS NULL ORDER BY type <> 'default', created_at LIMIT 1) AS shipping_profile_id
    FROM store s WHERE s.deleted_at IS NULL ORDER BY s.created_at LIMIT 1`)
  const { sales_channel_id, location_id, shipping_profile_id } = place ?? {}
  if (sales_channel_id && location_id && shipping_profile_id) return { sales_channel_id, location_id, shipping_profile_id }
  throw new DomainError({
    status: 409,
    code: "shop_not_ready",
    message: "The shop has no sales channel, stock location or shipping profile yet.",
  })
}
