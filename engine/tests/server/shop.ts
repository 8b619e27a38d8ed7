import { load, type TestServer } from "./helper"

export interface Shop {
  readonly ids: Record<
    "draft" | "draftVariant" | "published" | "variant" | "tag" | "type" | "category" | "collection" | "region" | "cart" | "option",
    string
  >
  /** Texts that no answer to a shopper may hold. */
  readonly secrets: string[]
}

type Workflows = typeof import("@medusajs/medusa/core-flows")

/** A published and a draft product sharing tag, type, category, collection; a region, and a cart with one line. */
export async function createShop({ container, url, shop }: TestServer): Promise<Shop> {
  const flows = load("@medusajs/medusa/core-flows") as Workflows
  const run = async <T>(workflow: { run: (arguments_: { input: never }) => Promise<{ result: unknown }> }, input: unknown): Promise<T> =>
    (await workflow.run({ input: input as never })).result as T
  type Made = { id: string }[]

  const query = container.resolve("query")
  const [channel] = (await query.graph({ entity: "sales_channel", fields: ["id"] })).data as Made
  const [profile] = await run<Made>(flows.createShippingProfilesWorkflow(container), { data: [{ name: "Default", type: "default" }] })
  const [region] = await run<Made>(flows.createRegionsWorkflow(container), {
    regions: [{ name: "US", currency_code: "usd", countries: ["us"] }],
  })
  const [tag] = await run<Made>(flows.createProductTagsWorkflow(container), {
    product_tags: [{ value: "new", metadata: { note: "tag-secret" } }],
  })
  const [type] = await run<Made>(flows.createProductTypesWorkflow(container), { product_types: [{ value: "book" }] })
  const [category] = await run<Made>(flows.createProductCategoriesWorkflow(container), {
    product_categories: [{ name: "Books", is_active: true, metadata: { note: "category-secret" } }],
  })
  const [collection] = await run<Made>(flows.createCollectionsWorkflow(container), { collections: [{ title: "Spring" }] })
  const product = (title: string, status: string, note: string) => ({
    title,
    status,
    metadata: { note },
    options: [{ title: "Size", values: ["M"] }],
    variants: [
      {
        title: `${title} M`,
        sku: `${note}-sku`,
        manage_inventory: false,
        options: { Size: "M" },
        prices: [{ amount: 10, currency_code: "usd" }],
      },
    ],
    tag_ids: [tag?.id],
    type_id: type?.id,
    category_ids: [category?.id],
    collection_id: collection?.id,
    sales_channels: [{ id: channel?.id }],
    shipping_profile_id: profile?.id,
    images: [{ url: `https://pictures.example/${note}.png` }],
  })
  type Product = { id: string; variants: Made; options: Made }
  const [draft, published] = await run<Product[]>(flows.createProductsWorkflow(container), {
    products: [product("Unborn product", "draft", "draft-secret"), product("Known product", "published", "known-note")],
  })
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method: "POST",
      headers: { ...shop, "content-type": "application/json" },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { cart } = (await post("/store/carts", { region_id: region?.id })) as { cart: { id: string } }
  const variant = published?.variants[0]?.id
  await post(`/store/carts/${cart.id}/line-items`, { variant_id: variant, quantity: 1 })
  return {
    ids: {
      draft: draft?.id ?? "",
      draftVariant: draft?.variants[0]?.id ?? "",
      published: published?.id ?? "",
      variant: variant ?? "",
      option: published?.options[0]?.id ?? "",
      tag: tag?.id ?? "",
      type: type?.id ?? "",
      category: category?.id ?? "",
      collection: collection?.id ?? "",
      region: region?.id ?? "",
      cart: cart.id,
    },
    secrets: [
      draft?.id ?? "-",
      draft?.variants[0]?.id ?? "-",
      "Unborn product",
      "draft-secret",
      'known-note"',
      "tag-secret",
      "category-secret",
    ],
  }
}
