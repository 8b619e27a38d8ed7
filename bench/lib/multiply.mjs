// @ts-check
import { query } from "../../tools/lib/database.mjs"

/** The columns of each table that name something of the product's own, so that a copy has its own. */
const OWN = {
  product: ["id", "handle"],
  product_option: ["id"],
  product_option_value: ["id", "option_id"],
  product_product_option: ["id", "product_id", "product_option_id"],
  product_product_option_value: ["id", "product_product_option_id", "product_option_value_id"],
  product_variant: ["id", "sku", "product_id"],
  product_variant_option: ["variant_id", "option_value_id"],
  image: ["id", "product_id"],
  product_tags: ["product_id"],
  product_category_product: ["product_id"],
  product_sales_channel: ["id", "product_id"],
  product_shipping_profile: ["id", "product_id"],
  price_set: ["id"],
  price: ["id", "price_set_id"],
  product_variant_price_set: ["id", "variant_id", "price_set_id"],
  inventory_item: ["id", "sku"],
  inventory_level: ["id", "inventory_item_id"],
  product_variant_inventory_item: ["id", "variant_id", "inventory_item_id"],
}

/**
 * Copies the products that are there first, with all that is theirs, as a backup is put back: no trigger hears of it.
 * @param {string} url of the database
 * @param {{ from: number, to: number }} copies `from` (at least 1) up to and without `to`
 */
export async function multiply(url, { from, to }) {
  const statements = Object.entries(OWN).map(([table, columns]) => {
    const copied = columns.map((column) => `'${column}', original.${column} || '_c' || copy`).join(", ")
    return `INSERT INTO ${table} SELECT made.* FROM ${table} original CROSS JOIN generate_series(${from}, ${to - 1}) copy,
      LATERAL jsonb_populate_record(original, jsonb_build_object(${copied})) made WHERE original.${columns[0]} !~ '_c[0-9]+$'`
  })
  await query(url, ["BEGIN", "SET LOCAL session_replication_role = replica", ...statements, "COMMIT", "ANALYZE"].join(";\n"))
}
