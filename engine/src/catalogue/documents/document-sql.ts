import { record } from "./record"

const list = (aggregate: string) => `coalesce(${aggregate}, '[]'::jsonb)`

/**
 * The parts of a document, as common table expressions over the products `$1`. They follow what Medusa's product
 * module reads, deleted rows of its pivot tables included. Where Medusa leaves the order of a list to the database,
 * the merchant's comes first, and the place in the table, which is the order of creation as long as nothing is edited.
 */
export const documentParts = `
  wanted AS MATERIALIZED (
    SELECT * FROM product WHERE id = ANY ($1::text[]) AND status = 'published' AND deleted_at IS NULL
  ),
  variant AS MATERIALIZED (
    SELECT v.*, v.ctid AS place FROM product_variant v WHERE v.product_id = ANY ($1::text[]) AND v.deleted_at IS NULL
  ),
  linked_option AS MATERIALIZED (
    SELECT l.product_id, l.product_option_id AS option_id, min(l.id) AS position
    FROM product_product_option l JOIN product_option o ON o.id = l.product_option_id AND o.deleted_at IS NULL
    WHERE l.product_id = ANY ($1::text[]) GROUP BY 1, 2
  ),
  allowed_value AS MATERIALIZED (
    SELECT DISTINCT l.product_id, a.product_option_value_id AS value_id
    FROM product_product_option l JOIN product_product_option_value a ON a.product_product_option_id = l.id AND a.deleted_at IS NULL
    WHERE l.product_id = ANY ($1::text[]) AND l.deleted_at IS NULL
  ),
  option_values AS (
    SELECT a.product_id, x.option_id,
      jsonb_agg(${record("product_option_value", "x")} ORDER BY x.rank NULLS LAST, x.created_at, x.ctid) AS items
    FROM allowed_value a JOIN product_option_value x ON x.id = a.value_id AND x.deleted_at IS NULL
    GROUP BY 1, 2
  ),
  options AS (
    SELECT l.product_id, jsonb_agg(${record("product_option", "o", { values: list("x.items") })} ORDER BY l.position) AS items
    FROM linked_option l JOIN product_option o ON o.id = l.option_id
      LEFT JOIN option_values x ON x.product_id = l.product_id AND x.option_id = l.option_id
    GROUP BY 1
  ),
  variant_options AS (
    SELECT l.variant_id, jsonb_agg(
      ${record("product_option_value", "x", { option: "jsonb_build_object('id', o.id, 'title', o.title)" })} ORDER BY l.ctid) AS items
    FROM variant v JOIN product_variant_option l ON l.variant_id = v.id
      JOIN product_option_value x ON x.id = l.option_value_id AND x.deleted_at IS NULL
      JOIN product_option o ON o.id = x.option_id
    GROUP BY 1
  ),
  variant_image AS MATERIALIZED (
    SELECT DISTINCT l.variant_id, l.image_id
    FROM product_variant_product_image l JOIN variant v ON v.id = l.variant_id WHERE l.deleted_at IS NULL
  ),
  picture AS MATERIALIZED (
    SELECT i.product_id, i.id, i.rank, i.ctid AS place, ${record("image", "i")} AS item,
      i.id NOT IN (SELECT image_id FROM variant_image) AS is_general
    FROM image i WHERE i.product_id = ANY ($1::text[]) AND i.deleted_at IS NULL
  ),
  images AS (SELECT product_id, jsonb_agg(item ORDER BY rank, place) AS items FROM picture GROUP BY 1),
  -- A variant shows the pictures that are no variant's, and then its own.
  variant_images AS (
    SELECT v.id AS variant_id, jsonb_agg(i.item ORDER BY i.is_general DESC, i.rank, i.place) AS items
    FROM variant v JOIN picture i ON i.product_id = v.product_id
      LEFT JOIN variant_image l ON l.variant_id = v.id AND l.image_id = i.id
    WHERE i.is_general OR l.image_id IS NOT NULL
    GROUP BY 1
  ),
  variants AS (
    SELECT v.product_id, jsonb_agg(${record("product_variant", "v", { options: list("o.items"), images: list("i.items") })}
      ORDER BY v.variant_rank NULLS LAST, v.created_at, v.place) AS items
    FROM variant v LEFT JOIN variant_options o ON o.variant_id = v.id LEFT JOIN variant_images i ON i.variant_id = v.id
    GROUP BY 1
  ),
  tags AS (
    SELECT l.product_id, jsonb_agg(${record("product_tag", "t")} ORDER BY l.ctid) AS items, array_agg(t.id) AS ids
    FROM product_tags l JOIN product_tag t ON t.id = l.product_tag_id AND t.deleted_at IS NULL
    WHERE l.product_id = ANY ($1::text[]) GROUP BY 1
  ),
  category_link AS MATERIALIZED (
    SELECT l.product_id, l.product_category_id AS id, l.ctid AS place FROM product_category_product l WHERE l.product_id = ANY ($1::text[])
  ),
  category AS MATERIALIZED (
    SELECT c.id, ${record("product_category", "c", {
      // Medusa does not ask whether the parent is deleted.
      parent_category: `(SELECT ${record("product_category", "p")} FROM product_category p WHERE p.id = c.parent_category_id)`,
      category_children: list(
        `(SELECT jsonb_agg(${record("product_category", "b")} ORDER BY b.rank, b.ctid) FROM product_category b
          WHERE b.parent_category_id = c.id AND b.deleted_at IS NULL)`,
      ),
    })} AS item
    FROM product_category c WHERE c.id IN (SELECT id FROM category_link) AND c.deleted_at IS NULL
  ),
  categories AS (
    SELECT l.product_id, jsonb_agg(c.item ORDER BY l.place) AS items, array_agg(c.id) AS ids
    FROM category_link l JOIN category c ON c.id = l.id GROUP BY 1
  ),
  channels AS (
    SELECT product_id, array_agg(DISTINCT sales_channel_id::text) AS ids FROM product_sales_channel
    WHERE product_id = ANY ($1::text[]) AND deleted_at IS NULL GROUP BY 1
  )`

/** The document of a row of `wanted` (alias `p`), with its type (`t`) and collection (`c`) joined. */
export const documentOf = record("product", "p", {
  type: `CASE WHEN t.id IS NOT NULL THEN ${record("product_type", "t")} END`,
  collection: `CASE WHEN c.id IS NOT NULL THEN ${record("product_collection", "c")} END`,
  options: list("options.items"),
  tags: list("tags.items"),
  images: list("images.items"),
  variants: list("variants.items"),
  categories: list("categories.items"),
})
