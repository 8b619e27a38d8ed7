import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { load, startTestServer, type TestServer } from "./helper"
import { relationPaths } from "./query-graph"
import { createShop, type Shop } from "./shop"

type StoreFields = { storeRoutes: { method: string; path: string; type: string }[] }
type Types = { storeType: (name: string) => { fields: readonly string[] | "all"; relations: Record<string, string>; opaque?: boolean } }

let server: TestServer
let shop: Shop

beforeAll(async () => {
  server = await startTestServer()
  shop = await createShop(server)
}, 120_000)

afterAll(() => server?.close())

async function get(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${server.url}${path}`, { headers: server.shop })
  return { status: response.status, text: await response.text() }
}

/** Entity of the query graph behind each store route, and how to reach one record of it. */
const entities: Record<string, { entity: string; url: (ids: Shop["ids"]) => string }> = {
  "/store/products": { entity: "Product", url: () => "/store/products?" },
  "/store/products/:id": { entity: "Product", url: (ids) => `/store/products/${ids.published}?` },
  "/store/product-variants": { entity: "ProductVariant", url: () => "/store/product-variants?" },
  "/store/product-variants/:id": { entity: "ProductVariant", url: (ids) => `/store/product-variants/${ids.variant}?` },
  "/store/product-options": { entity: "ProductOption", url: () => "/store/product-options?" },
  "/store/product-options/:id": { entity: "ProductOption", url: (ids) => `/store/product-options/${ids.option}?` },
  "/store/product-tags": { entity: "ProductTag", url: () => "/store/product-tags?" },
  "/store/product-tags/:id": { entity: "ProductTag", url: (ids) => `/store/product-tags/${ids.tag}?` },
  "/store/product-types": { entity: "ProductType", url: () => "/store/product-types?" },
  "/store/product-types/:id": { entity: "ProductType", url: (ids) => `/store/product-types/${ids.type}?` },
  "/store/product-categories": { entity: "ProductCategory", url: () => "/store/product-categories?" },
  "/store/product-categories/:id": { entity: "ProductCategory", url: (ids) => `/store/product-categories/${ids.category}?` },
  "/store/collections": { entity: "ProductCollection", url: () => "/store/collections?" },
  "/store/collections/:id": { entity: "ProductCollection", url: (ids) => `/store/collections/${ids.collection}?` },
  "/store/regions": { entity: "Region", url: () => "/store/regions?" },
  "/store/regions/:id": { entity: "Region", url: (ids) => `/store/regions/${ids.region}?` },
  "/store/currencies": { entity: "Currency", url: () => "/store/currencies?" },
  "/store/currencies/:code": { entity: "Currency", url: () => "/store/currencies/usd?" },
  "/store/return-reasons": { entity: "ReturnReason", url: () => "/store/return-reasons?" },
  "/store/carts/:id": { entity: "Cart", url: (ids) => `/store/carts/${ids.cart}?` },
  "/store/payment-providers": { entity: "PaymentProvider", url: (ids) => `/store/payment-providers?region_id=${ids.region}&` },
  "/store/shipping-options": { entity: "ShippingOption", url: (ids) => `/store/shipping-options?cart_id=${ids.cart}&` },
}

describe("whatever relation a shopper asks a store route for", () => {
  test.each(Object.entries(entities))(
    "%s shows no draft and no field outside of its list",
    async (path, { entity, url }) => {
      const { storeRoutes } = load("../../.medusa/server/src/server/store-fields/index.js") as StoreFields
      const type = storeRoutes.find((route) => route.method === "GET" && route.path === path)?.type as string
      const address = url(shop.ids)
      const relations = relationPaths(entity, 3)
      const asked = ["", ...relations.flatMap((relation) => [`fields=id,${relation}.*`, `fields=*${relation}`])]
      const answered: string[] = []
      const faults: string[] = []
      for (let start = 0; start < asked.length; start += 16) {
        await Promise.all(
          asked.slice(start, start + 16).map(async (fields) => {
            const { status, text } = await get(`${address}${fields}`)
            if (status >= 500) faults.push(`${fields}: ${status} ${text}`)
            for (const secret of shop.secrets) if (text.includes(secret)) faults.push(`${fields}: shows ${secret}`)
            if (status === 200) {
              answered.push(fields)
              faults.push(...outsiders(JSON.parse(text), type).map((found) => `${fields}: shows ${found}`))
            }
          }),
        )
      }
      expect(faults.slice(0, 20)).toEqual([])
      expect(answered).toContain("")
    },
    300_000,
  )
})

test("every store route of Medusa that takes fields has a list", async () => {
  const { storeRoutes } = load("../../.medusa/server/src/server/store-fields/index.js") as StoreFields
  const { default: middlewares } = load("@medusajs/medusa/api/middlewares") as {
    default: { routes: { method?: string[]; methods?: string[]; matcher: string; middlewares: { name: string }[] }[] }
  }
  const shaped = middlewares.routes
    .filter(
      ({ matcher, middlewares: chain }) => String(matcher).startsWith("/store") && chain?.some(({ name }) => name === "validateQuery"),
    )
    .flatMap(({ method, methods, matcher }) => (methods ?? method ?? []).map((verb) => `${verb} ${matcher}`))
  expect(shaped.length).toBeGreaterThan(30)
  expect(shaped.filter((route) => !storeRoutes.some(({ method, path }) => `${method} ${path}` === route))).toEqual([])
})

describe("a shopper who asks for a hidden field", () => {
  test.each([
    ["/store/products?fields=%2Bmetadata", "metadata"],
    ["/store/products?fields=id, metadata", "metadata"],
    ["/store/products?fields=*tags.products", "tags.products"],
    ["/store/product-tags?fields=*products", "products"],
    ["/store/collections?fields=products.metadata", "products.metadata"],
    ["/store/products?fields=variants.product.tags.products.title", "variants.product.tags.products.title"],
    ["/store/products?order=metadata", "metadata"],
    ["/store/products?order=-tags.products.title", "tags.products.title"],
    ["/store/products?fields=**variants", "*variants"],
  ])("%s is told which", async (path, field) => {
    const { status, text } = await get(path)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({
      type: "invalid_data",
      code: "field_not_allowed",
      message: expect.stringContaining(`"${field}"`),
    })
  })
})

describe("what a storefront needs stays", () => {
  test("products of a category, without the drafts among them", async () => {
    const { text } = await get(`/store/product-categories/${shop.ids.category}?fields=*products`)
    expect(JSON.parse(text).product_category.products.map((product: { id: string }) => product.id)).toEqual([shop.ids.published])
  })

  test("a product without categories that nobody asked for", async () => {
    const { text } = await get(`/store/products/${shop.ids.published}?fields=id,title`)
    expect(JSON.parse(text).product).toEqual({ id: shop.ids.published, title: "Known product" })
  })

  test("prices and stock of variants", async () => {
    const { text, status } = await get(
      `/store/products?region_id=${shop.ids.region}&fields=*variants.calculated_price,%2Bvariants.inventory_quantity,*variants.images,%2Btags`,
    )
    expect(status).toBe(200)
    expect(JSON.parse(text).products[0].variants[0].calculated_price.calculated_amount).toBe(10)
  })

  test("the product of a cart's line, until it is no longer published", async () => {
    const path = `/store/carts/${shop.ids.cart}?fields=*items,*items.product,*items.variant,%2Bitems.total,*promotions`
    const line = async () => JSON.parse((await get(path)).text).cart.items[0]
    expect(await line()).toMatchObject({ total: 10, product: { title: "Known product" }, variant: { id: shop.ids.variant } })
    const products = server.container.resolve("product")
    await products.updateProducts(shop.ids.published, { status: "draft" })
    expect(await line()).toMatchObject({ product_title: "Known product", product: null, variant: null })
    await products.updateProducts(shop.ids.published, { status: "published" })
  })
})

/** Paths in an answer that the type does not allow. */
function outsiders(body: Record<string, unknown>, type: string): string[] {
  const { storeType } = load("../../.medusa/server/src/server/store-fields/types.js") as Types
  const walk = (value: unknown, name: string, path: string): string[] => {
    const found = storeType(name)
    if (Array.isArray(value)) return value.flatMap((item) => walk(item, name, path))
    if (value === null || typeof value !== "object" || found.opaque) return []
    return Object.entries(value).flatMap(([key, child]) => {
      const relation = found.relations[key]
      if (relation) return walk(child, relation, `${path}.${key}`)
      return found.fields === "all" || found.fields.includes(key) ? [] : [`${path}.${key}`]
    })
  }
  return Object.entries(body)
    .filter(([, value]) => typeof value === "object")
    .flatMap(([key, value]) => walk(value, type, key))
}
