import type { TestEngine } from "@wekala/engine/testing"
import { queryRows } from "@wekala/engine/kit"
import { randomBytes } from "node:crypto"

export interface RichProduct {
  readonly id: string
  /** SQL that finds its rows, by table: what its document is made of. */
  readonly rows: Readonly<Record<string, string>>
}

/** A product that has everything that a product can have. */
export async function richProduct({ admin, salesChannelId, regions }: TestEngine): Promise<RichProduct> {
  const word = randomBytes(4).toString("hex")
  const make = async (path: string, body: object) => {
    const answer = await admin.client.post(`/admin/${path}`, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const category = async (name: string, more = {}) =>
    (await make("product-categories", { name: `${name} ${word}`, is_active: true, ...more })).product_category.id as string
  const parent = await category("Parent")
  const own = await category("Own", { parent_category_id: parent })
  const child = await category("Child", { parent_category_id: own })
  const hidden = await category("Hidden", { is_internal: true })
  const { collection } = await make("collections", { title: `Collection ${word}` })
  const { product_type: type } = await make("product-types", { value: `Type ${word}` })
  const { product_tag: tag } = await make("product-tags", { value: `Tag ${word}` })
  const { product } = await make("products", {
    title: `Rich ${word}`,
    status: "published",
    weight: 1.1,
    metadata: { note: "the merchant's own" },
    options: [
      { title: "Size", values: ["S", "M"] },
      { title: "Color", values: ["Red", "Blue"] },
    ],
    variants: ["Red", "Blue"].map((Color) => ({
      title: `S ${Color}`,
      sku: `${word}-${Color}`,
      manage_inventory: true,
      options: { Size: "S", Color },
      prices: [
        { amount: 10.5, currency_code: "usd" },
        { amount: 9, currency_code: "usd", min_quantity: 3, max_quantity: 5 },
        { amount: 8, currency_code: "usd", rules: { region_id: regions.usd } },
      ],
    })),
    images: [1, 2, 3].map((number) => ({ url: `https://pictures.example/${word}/${number}.png` })),
    categories: [{ id: own }, { id: hidden }],
    collection_id: collection.id,
    type_id: type.id,
    tags: [{ id: tag.id }],
    sales_channels: [{ id: salesChannelId }],
  })
  await make(`products/${product.id}/images/${product.images[1].id}/variants/batch`, { add: [product.variants[0].id] })
  await make("price-lists", {
    title: "Sale",
    description: "Sale",
    status: "active",
    starts_at: "2020-01-01T00:00:00.000Z",
    ends_at: "2090-01-01T00:00:00.000Z",
    rules: { "customer.groups.id": ["cusgroup_nobody"] },
    prices: [{ variant_id: product.variants[0].id, amount: 7, currency_code: "usd" }],
  })
  await queryRows(
    `INSERT INTO translation (id, reference_id, reference, locale_code, translations)
     VALUES ($1, $2, 'product', 'fr-FR', '{"title": "Riche"}'), ($3, $4, 'product_category', 'fr-FR', '{"name": "Enfant"}')`,
    [`trans_${word}p`, product.id, `trans_${word}c`, child],
  )
  return { id: product.id, rows: rowsOf(product.id, child) }
}

function rowsOf(id: string, child: string): Record<string, string> {
  const variants = `SELECT id FROM product_variant WHERE product_id = '${id}'`
  const links = `SELECT id FROM product_product_option WHERE product_id = '${id}'`
  const options = `SELECT product_option_id FROM product_product_option WHERE product_id = '${id}'`
  const categories = `SELECT product_category_id FROM product_category_product WHERE product_id = '${id}'`
  const priceSets = `SELECT price_set_id FROM product_variant_price_set WHERE variant_id IN (${variants})`
  const prices = `SELECT id FROM price WHERE price_set_id IN (${priceSets})`
  const lists = `SELECT price_list_id FROM price WHERE price_set_id IN (${priceSets})`
  return {
    product: `id = '${id}'`,
    product_variant: `product_id = '${id}'`,
    product_option: `id IN (${options})`,
    // One that a variant has.
    product_option_value: `id IN (SELECT option_value_id FROM product_variant_option WHERE variant_id IN (${variants}))`,
    product_product_option: `product_id = '${id}'`,
    product_product_option_value: `product_product_option_id IN (${links})`,
    product_variant_option: `variant_id IN (${variants})`,
    image: `product_id = '${id}'`,
    product_variant_product_image: `variant_id IN (${variants})`,
    product_tags: `product_id = '${id}'`,
    product_tag: `id IN (SELECT product_tag_id FROM product_tags WHERE product_id = '${id}')`,
    product_type: `id IN (SELECT type_id FROM product WHERE id = '${id}')`,
    product_collection: `id IN (SELECT collection_id FROM product WHERE id = '${id}')`,
    product_category: `id IN (${categories}) AND parent_category_id IS NOT NULL`,
    "product_category, the parent": `id IN (SELECT parent_category_id FROM product_category WHERE id IN (${categories}))`,
    "product_category, the child": `id = '${child}'`,
    product_category_product: `product_id = '${id}'`,
    product_sales_channel: `product_id = '${id}'`,
    product_variant_price_set: `variant_id IN (${variants})`,
    price: `id IN (${prices}) AND price_list_id IS NULL AND min_quantity IS NOT NULL`,
    price_rule: `price_id IN (${prices})`,
    price_list: `id IN (${lists})`,
    price_list_rule: `price_list_id IN (${lists})`,
    product_variant_inventory_item: `variant_id IN (${variants})`,
    translation: `reference_id = '${id}'`,
    "translation, of the child": `reference_id = '${child}'`,
    translation_settings: "entity_type = 'product'",
  }
}
