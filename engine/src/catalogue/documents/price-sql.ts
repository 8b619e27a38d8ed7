import { isoMoment } from "./record"

/**
 * What prices and stock of the variants in `variant` are made of, as common table expressions. Of price lists those that
 * are active, whatever their time: it is looked at when a price is asked for.
 */
export const priceParts = `
  active_list AS MATERIALIZED (
    SELECT l.id, jsonb_build_object('id', l.id, 'type', l.type, 'rules_count', l.rules_count,
      'starts_at', ${isoMoment("l.starts_at")}, 'ends_at', ${isoMoment("l.ends_at")},
      'rules', coalesce((SELECT jsonb_agg(jsonb_build_object('attribute', r.attribute, 'value', r.value) ORDER BY r.id)
        FROM price_list_rule r WHERE r.price_list_id = l.id AND r.deleted_at IS NULL), '[]'::jsonb)) AS item
    FROM price_list l WHERE l.status = 'active' AND l.deleted_at IS NULL
  ),
  priced AS MATERIALIZED (
    SELECT l.variant_id, l.price_set_id FROM product_variant_price_set l JOIN variant v ON v.id = l.variant_id WHERE l.deleted_at IS NULL
  ),
  found_price AS MATERIALIZED (
    SELECT x.* FROM price x
    WHERE x.price_set_id = ANY (ARRAY(SELECT price_set_id::text FROM priced)) AND x.deleted_at IS NULL
  ),
  rules AS (
    SELECT r.price_id, jsonb_agg(jsonb_build_object('attribute', r.attribute, 'operator', r.operator, 'value', r.value) ORDER BY r.id) AS items
    FROM price_rule r WHERE r.price_id = ANY (ARRAY(SELECT id FROM found_price)) AND r.deleted_at IS NULL GROUP BY 1
  ),
  price_set_prices AS (
    SELECT x.price_set_id, jsonb_agg(jsonb_build_object('id', x.id, 'amount', x.amount::text, 'raw_amount', x.raw_amount,
        'currency_code', x.currency_code, 'min_quantity', x.min_quantity::text, 'max_quantity', x.max_quantity::text,
        'rules_count', x.rules_count, 'rules', coalesce(r.items, '[]'::jsonb), 'price_list', l.item) ORDER BY x.id) AS items
    FROM found_price x LEFT JOIN rules r ON r.price_id = x.id LEFT JOIN active_list l ON l.id = x.price_list_id
    WHERE x.price_list_id IS NULL OR l.id IS NOT NULL
    GROUP BY 1
  ),
  prices AS (
    SELECT v.product_id, jsonb_object_agg(v.id,
      jsonb_build_object('price_set_id', s.price_set_id, 'prices', coalesce(x.items, '[]'::jsonb))) AS item
    FROM variant v JOIN priced s ON s.variant_id = v.id LEFT JOIN price_set_prices x ON x.price_set_id = s.price_set_id
    GROUP BY 1
  ),
  stock_items AS (
    SELECT l.variant_id, jsonb_agg(jsonb_build_object('inventory_item_id', l.inventory_item_id, 'required_quantity', l.required_quantity)
      ORDER BY l.ctid) AS items
    FROM product_variant_inventory_item l JOIN variant v ON v.id = l.variant_id WHERE l.deleted_at IS NULL GROUP BY 1
  ),
  stock AS (
    SELECT v.product_id, jsonb_object_agg(v.id,
      jsonb_build_object('manage_inventory', v.manage_inventory, 'items', coalesce(s.items, '[]'::jsonb))) AS item
    FROM variant v LEFT JOIN stock_items s ON s.variant_id = v.id
    GROUP BY 1
  )`
