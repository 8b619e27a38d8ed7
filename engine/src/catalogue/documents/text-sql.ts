/** What the documents of the products `$1` say in other languages, as common table expressions: fields that the merchant has translated. */
export const textParts = `
  named AS (
    SELECT id AS product_id, id FROM wanted
    UNION SELECT product_id, id FROM variant
    UNION SELECT product_id, option_id FROM linked_option
    UNION SELECT product_id, value_id FROM allowed_value
    UNION SELECT v.product_id, l.option_value_id FROM variant v JOIN product_variant_option l ON l.variant_id = v.id
    UNION SELECT id, type_id FROM wanted
    UNION SELECT id, collection_id FROM wanted
    UNION SELECT product_id, product_tag_id FROM product_tags WHERE product_id = ANY ($1::text[])
    UNION SELECT product_id, id FROM category_link
    UNION SELECT l.product_id, c.parent_category_id FROM category_link l JOIN product_category c ON c.id = l.id
    UNION SELECT l.product_id, c.id FROM category_link l JOIN product_category c ON c.parent_category_id = l.id
  ),
  said AS (
    SELECT t.reference_id, t.locale_code, (
      SELECT jsonb_object_agg(f.key, f.value) FROM jsonb_each(t.translations) f WHERE s.fields ? f.key
    ) AS fields
    FROM translation t JOIN translation_settings s ON s.entity_type = t.reference AND s.is_active AND s.deleted_at IS NULL
    WHERE t.reference_id = ANY (ARRAY(SELECT DISTINCT id FROM named WHERE id IS NOT NULL)) AND t.deleted_at IS NULL
      AND jsonb_typeof(t.translations) = 'object'
  ),
  texts_of_locale AS (
    SELECT n.product_id, s.locale_code, jsonb_object_agg(n.id, s.fields) AS item
    FROM said s JOIN named n ON n.id = s.reference_id WHERE s.fields IS NOT NULL GROUP BY 1, 2
  ),
  texts AS (SELECT product_id, jsonb_object_agg(locale_code, item) AS item FROM texts_of_locale GROUP BY 1)`

/** For a shop without the translation module. */
export const noTextParts = "texts AS (SELECT NULL::text AS product_id, NULL::jsonb AS item WHERE false)"
