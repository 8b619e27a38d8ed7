import type { Tx } from "../../kit/database/transaction"
import type { Part } from "../versions"

const THEMSELVES = Symbol("The entities are products.")

/** What a change of this kind leads to. */
export interface Kind {
  /** SQL that finds the products whose documents show the entities `$1`, or that they are products themselves; without it none does. */
  readonly products?: string | typeof THEMSELVES
  /** What is another at once. Products are another once one of the documents is. */
  readonly parts?: readonly Part[]
  /** Products are answered otherwise though their documents are the same. */
  readonly beside?: boolean
  /** As `beside`, for all products. */
  readonly besideAll?: boolean
}

const ofVariants = (variants: string) => `SELECT product_id FROM product_variant WHERE id IN (${variants})`

const ofPrices = (condition: string) =>
  ofVariants(`SELECT l.variant_id FROM price p JOIN product_variant_price_set l ON l.price_set_id = p.price_set_id WHERE ${condition}`)

/**
 * Which products a change concerns. It is looked up when the change has been committed: whoever adds a product to a
 * collection meanwhile notes that product, so that none is missed between two transactions that do not see each other.
 */
export const KINDS: Readonly<Record<string, Kind>> = {
  product: { products: THEMSELVES },
  product_variant: { products: "SELECT product_id FROM product_variant WHERE id = ANY ($1::text[])" },
  product_option: {
    products: `SELECT product_id FROM product_product_option WHERE product_option_id = ANY ($1::text[])
      UNION ${ofVariants(`SELECT l.variant_id FROM product_option_value x JOIN product_variant_option l ON l.option_value_id = x.id
        WHERE x.option_id = ANY ($1::text[])`)}`,
  },
  product_option_value: {
    products: `SELECT l.product_id FROM product_product_option_value a JOIN product_product_option l ON l.id = a.product_product_option_id
        WHERE a.product_option_value_id = ANY ($1::text[])
      UNION ${ofVariants("SELECT variant_id FROM product_variant_option WHERE option_value_id = ANY ($1::text[])")}`,
  },
  option_link: { products: "SELECT product_id FROM product_product_option WHERE id = ANY ($1::text[])" },
  product_tag: { products: "SELECT product_id FROM product_tags WHERE product_tag_id = ANY ($1::text[])", parts: ["tags"] },
  product_type: { products: "SELECT id AS product_id FROM product WHERE type_id = ANY ($1::text[])", parts: ["types"] },
  product_collection: { products: "SELECT id AS product_id FROM product WHERE collection_id = ANY ($1::text[])", parts: ["collections"] },
  // A document shows the categories of its product, their parents and their children.
  product_category: {
    products: `SELECT product_id FROM product_category_product WHERE product_category_id IN (
      SELECT unnest($1::text[])
      UNION SELECT id FROM product_category WHERE parent_category_id = ANY ($1::text[])
      UNION SELECT parent_category_id FROM product_category WHERE id = ANY ($1::text[]))`,
    parts: ["categories"],
  },
  // One has come or gone, or may have.
  category_parent: { products: "SELECT product_id FROM product_category_product WHERE product_category_id = ANY ($1::text[])" },
  price_set: { products: ofVariants("SELECT variant_id FROM product_variant_price_set WHERE price_set_id = ANY ($1::text[])") },
  price: { products: ofPrices("p.id = ANY ($1::text[])") },
  price_list: { products: ofPrices("p.price_list_id = ANY ($1::text[])") },
  // A price list has begun or ended.
  price_list_turn: { products: ofPrices("p.price_list_id = ANY ($1::text[])"), beside: true },
  stock: {
    products: ofVariants("SELECT variant_id FROM product_variant_inventory_item WHERE inventory_item_id = ANY ($1::text[])"),
    beside: true,
  },
  region: { parts: ["regions"], besideAll: true },
  currency: { parts: ["currencies"] },
  // What an answer about products depends on besides: taxes, channels, the shop's defaults.
  terms: { besideAll: true },
  // Which texts are translated at all.
  texts: { products: "SELECT product_id FROM wekala_catalogue_product", parts: ["categories", "collections", "tags", "types", "regions"] },
  // Of more than are built at a time, the rest: products, which come behind those that other kinds concern.
  later: {},
}

/** The products whose documents show what has changed, found with one statement at most. */
export async function productsOf(tx: Pick<Tx, "query">, changes: Iterable<readonly [kind: string, ids: string[]]>): Promise<string[]> {
  const found = new Set<string>()
  const asked: string[] = []
  const parameters: string[][] = []
  for (const [kind, ids] of changes) {
    const sql = KINDS[kind]?.products
    if (sql === THEMSELVES) for (const id of ids) found.add(id)
    else if (sql) asked.push(sql.includes("$1") ? sql.replaceAll("$1", `$${parameters.push(ids)}`) : sql)
  }
  if (asked.length === 0) return [...found]
  const rows = await tx.query<{ product_id: string | null }>(asked.map((sql) => `(${sql})`).join(" UNION "), parameters)
  for (const { product_id } of rows) if (product_id) found.add(product_id)
  return [...found]
}
