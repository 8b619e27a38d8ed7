import { watchTable } from "../../kit/database/watch"

/** Of each table what its rows change: pairs of a kind (see `kinds.ts`) and the column that says which one. */
const ROWS: Record<string, readonly string[]> = {
  product: ["product", "id"],
  product_variant: ["product", "product_id"],
  product_option: ["product_option", "id"],
  product_option_value: ["product_option_value", "id"],
  product_product_option: ["product", "product_id"],
  product_product_option_value: ["option_link", "product_product_option_id"],
  product_variant_option: ["product_variant", "variant_id"],
  product_variant_product_image: ["product_variant", "variant_id"],
  image: ["product", "product_id"],
  product_tags: ["product", "product_id"],
  product_tag: ["product_tag", "id"],
  product_type: ["product_type", "id"],
  product_collection: ["product_collection", "id"],
  product_category: ["product_category", "id", "category_parent", "parent_category_id"],
  product_category_product: ["product", "product_id"],
  product_sales_channel: ["product", "product_id"],
  product_variant_price_set: ["product_variant", "variant_id"],
  price: ["price_set", "price_set_id"],
  price_rule: ["price", "price_id"],
  price_list: ["price_list", "id"],
  price_list_rule: ["price_list", "price_list_id"],
  product_variant_inventory_item: ["product_variant", "variant_id"],
}

/** Tables of few rows, of which it is enough to know that one has changed. */
const FEW: Record<string, string> = {
  region: "region",
  region_country: "region",
  currency: "currency",
  tax_region: "terms",
  tax_rate: "terms",
  tax_rate_rule: "terms",
  tax_provider: "terms",
  price_preference: "terms",
  sales_channel: "terms",
  store: "terms",
  store_currency: "terms",
  store_locale: "terms",
  locale: "terms",
  sales_channel_stock_location: "terms",
  translation_settings: "texts",
}

const TRANSITIONS = {
  INSERT: "REFERENCING NEW TABLE AS after",
  UPDATE: "REFERENCING OLD TABLE AS before NEW TABLE AS after",
  DELETE: "REFERENCING OLD TABLE AS before",
} as const

interface Watch {
  readonly subject: string
  readonly table: string
  readonly definition: string
}

/** With a trigger for each thing that is done: one that is given the rows may be for one only. */
function onEach(table: string, call: string): Watch[] {
  return Object.entries(TRANSITIONS).map(([event, transitions]) => ({
    subject: `catalogue_${table}_${event[0]}`.slice(0, 40),
    table,
    definition: `AFTER ${event} ON ${table} ${transitions} FOR EACH STATEMENT EXECUTE FUNCTION ${call}`,
  }))
}

const quoted = (values: readonly string[]) => values.map((value) => `'${value}'`).join(", ")

const canBeHad = (row: "OLD" | "NEW") => `(${row}.deleted_at IS NULL AND ${row}.stocked_quantity > ${row}.reserved_quantity)`

/** What the database notes of the tables that the catalogue is made of, in the transaction that changes them. */
export const WATCHES: readonly Watch[] = [
  ...Object.entries(ROWS).flatMap(([table, pairs]) => onEach(table, `wekala_catalogue_note(${quoted(pairs)})`)),
  ...onEach("translation", "wekala_catalogue_note_text()"),
  ...Object.entries(FEW).map(([table, kind]) => ({
    subject: `catalogue_${table}`,
    table,
    definition: `AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION wekala_catalogue_note_any('${kind}')`,
  })),
  // Of stock only that the last one goes or the first one comes, or that it is another's: every order changes the number.
  {
    subject: "catalogue_stock_U",
    table: "inventory_level",
    definition: `AFTER UPDATE ON inventory_level FOR EACH ROW
      WHEN (${canBeHad("OLD")} IS DISTINCT FROM ${canBeHad("NEW")} OR OLD.location_id <> NEW.location_id OR OLD.inventory_item_id <> NEW.inventory_item_id)
      EXECUTE FUNCTION wekala_catalogue_note_stock()`,
  },
  ...onEach("inventory_level", `wekala_catalogue_note('stock', 'inventory_item_id')`).filter(({ subject }) => !subject.endsWith("_U")),
]

for (const { subject, table, definition } of WATCHES) watchTable(subject, table, definition)
