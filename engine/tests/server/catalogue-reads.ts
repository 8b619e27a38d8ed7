import { Modules } from "@medusajs/framework/utils"
import { beforeAll, describe, expect, test } from "vitest"
import { load, type TestServer } from "./helper"

interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: routes answer any shape
  body: any
  headers: Record<string, string>
}

interface Context {
  send(sent: { method: string; path: string; headers?: Record<string, string | undefined> }, extra?: object): Promise<Answer>
  counted(outcome: "kept" | "served" | "aside", route: string): Promise<number>
  server(): TestServer
}

/** Has a request answered by Medusa's own route. */
const ASIDE = { cookie: "connect.sid=s%3Anobody.x" }

// The very module that the running server has.
const refresh = "../../.medusa/server/src/catalogue/documents/refresh"
const refreshCatalogue = () => (load(refresh) as typeof import("../../src/catalogue/documents/refresh")).refreshCatalogue()

/** What is answered of the catalogue ahead of Medusa, on a server whose application has a say in some of it. */
export function catalogueReads({ send, counted, server }: Context): void {
  describe("the catalogue, ahead of Medusa", () => {
    const ids: Record<string, string> = {}
    const get = (path: string, headers: Record<string, string | undefined> = {}, extra = {}) =>
      send({ method: "GET", path, headers: { "content-type": undefined, authorization: undefined, ...headers } }, extra)
    const kit = () => load("@wekala/engine/kit") as typeof import("@wekala/engine/kit")

    beforeAll(async () => {
      const { container } = server()
      const products = container.resolve(Modules.PRODUCT)
      const [regions, link] = [container.resolve(Modules.REGION), container.resolve("link")]
      const { id: channel } = (await container.resolve(Modules.SALES_CHANNEL).listSalesChannels())[0] as { id: string }
      ids.collection = (await products.createProductCollections({ title: "Autumn" })).id
      ids.category = (await products.createProductCategories({ name: "Shoes", is_active: true })).id
      ids.tag = (await products.createProductTags({ value: "new" })).id
      ids.region = (await regions.createRegions({ name: "Here", currency_code: "usd", countries: ["us"] })).id
      ids.product = (
        await products.createProducts({
          title: "Boot",
          status: "published",
          collection_id: ids.collection,
          category_ids: [ids.category],
          tag_ids: [ids.tag],
          options: [{ title: "Size", values: ["1"] }],
          variants: [{ title: "1", options: { Size: "1" } }],
        })
      ).id
      await link.create({ [Modules.PRODUCT]: { product_id: ids.product }, [Modules.SALES_CHANNEL]: { sales_channel_id: channel } })
      const { rebuildCatalogue } = load("@wekala/engine/server") as typeof import("@wekala/engine/server")
      await rebuildCatalogue()
    })

    test.each([
      ["/store/products", "", "served"],
      ["/store/products/:id", "product", "served"],
      ["/store/product-categories", "", "aside"],
      ["/store/product-categories/:id", "category", "aside"],
      ["/store/collections", "", "aside"],
      ["/store/collections/:id", "collection", "aside"],
      ["/store/product-tags", "", "aside"],
      ["/store/product-tags/:id", "tag", "aside"],
      ["/store/regions", "", "aside"],
      ["/store/regions/:id", "region", "aside"],
      ["/store/currencies/:code", "usd", "aside"],
    ] as const)("%s is answered as by Medusa, and kept", async (route, what, outcome) => {
      const path = route.replace(/:\w+$/, ids[what] ?? what)
      const counts = async () => [await counted(outcome, `GET ${route}`), await counted("kept", `GET ${route}`)]
      const before = await counts()
      const [first, second] = [await get(path), await get(path)]
      expect(await counts()).toEqual(before.map((count) => count + 1))
      const stock = await get(path, {}, ASIDE)
      expect(stock.status).toBe(200)
      for (const { status, body, headers } of [first, second]) {
        expect([status, body, headers.etag, headers["content-type"]]).toEqual([
          200,
          stock.body,
          stock.headers.etag,
          stock.headers["content-type"],
        ])
        expect(headers["cache-control"]).toBe("public, no-cache")
        expect(headers.vary?.split(", ")).toEqual(
          expect.arrayContaining(["Origin", "Authorization", "X-Publishable-Api-Key", "X-Medusa-Locale"]),
        )
        expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-request-id": expect.any(String) })
      }
    })

    test("who has it is told so", async () => {
      const { headers } = await get("/store/products")
      const again = await get("/store/products", { "if-none-match": headers.etag })
      expect([again.status, again.body, again.headers.etag]).toEqual([304, "", headers.etag])
      expect((await get("/store/products", { "if-none-match": '"another"' })).status).toBe(200)
    })

    test("a list in the query is read as Medusa reads it, in any order", async () => {
      const path = `/store/products?category_id[]=${ids.category}&limit=5&category_id[]=none`
      expect((await get(path)).body).toEqual((await get(path, {}, ASIDE)).body)
      const before = await counted("kept", "GET /store/products")
      const { body } = await get(`/store/products?limit=5&category_id%5B%5D=${ids.category}&category_id%5B%5D=none`)
      expect(body.products.map(({ id }: { id: string }) => id)).toEqual([ids.product])
      expect((await get(`/store/products?limit=5&category_id[]=${ids.category}&category_id[]=none`)).body).toEqual(body)
      expect(await counted("kept", "GET /store/products")).toBe(before + 1)
    })

    test.each([
      ["/store/products?unknown=1", 400],
      ["/store/products?fields=secret", 400],
      ["/store/products/prod_nobody", 404],
      ["/store/collections?fields=products.variants.prices", 400],
      ["/store/collections/nobody", 404],
      ["/store/products/__proto__", 404],
    ])("%s is refused in Medusa's words each time", async (path, status) => {
      const stock = await get(path, {}, ASIDE)
      for (const answer of [await get(path), await get(path)]) {
        expect([answer.status, answer.body]).toEqual([status, stock.body])
      }
    })

    test("without a good key nobody is told anything", async () => {
      await get("/store/products")
      for (const key of [undefined, "pk_nobody"]) {
        const headers = { "x-publishable-api-key": key }
        const [fast, stock] = [await get("/store/products", headers), await get("/store/products", headers, ASIDE)]
        expect([fast.status, fast.body]).toEqual([400, stock.body])
      }
    })

    test("a revoked key opens nothing a second later, not even what is kept", async () => {
      const keys = server().container.resolve(Modules.API_KEY)
      const key = await keys.createApiKeys({ title: "Short", type: "publishable", created_by: "test" })
      const headers = { "x-publishable-api-key": key.token }
      expect((await get("/store/regions", headers)).status).toBe(200)
      await keys.revoke({ id: key.id }, { revoked_by: "test" })
      await expect.poll(async () => (await get("/store/regions", headers)).status, { timeout: 1_500, interval: 50 }).toBe(400)
    })

    test("languages are kept apart", async () => {
      await kit().queryRows(
        `INSERT INTO translation (id, reference_id, reference, locale_code, translations)
         VALUES ('trans_autumn', $1, 'product_collection', 'fr-FR', '{"title":"Automne"}')`,
        [ids.collection],
      )
      await refreshCatalogue()
      const path = `/store/collections/${ids.collection}`
      for (let time = 0; time < 2; time++) {
        expect((await get(path)).body.collection.title).toBe("Autumn")
        expect((await get(path, { "x-medusa-locale": "fr-FR" })).body.collection.title).toBe("Automne")
        expect((await get(`${path}?locale=fr-fr`)).body.collection.title).toBe("Automne")
      }
    })

    test("what has changed is answered as it is now", async () => {
      const path = `/store/collections/${ids.collection}?fields=title,*products`
      expect((await get(path)).body.collection).toMatchObject({ title: "Autumn", products: [{ title: "Boot" }] })
      const products = server().container.resolve(Modules.PRODUCT)
      await products.updateProducts(ids.product as string, { title: "Sandal" })
      await refreshCatalogue()
      expect((await get(path)).body.collection.products).toMatchObject([{ title: "Sandal" }])
      expect((await get(`/store/products/${ids.product}`)).body.product.title).toBe("Sandal")
      await products.updateProductCollections(ids.collection as string, { title: "Spring" })
      await refreshCatalogue()
      expect((await get(path)).body.collection.title).toBe("Spring")
    })

    test("where the application has a route or a middleware of its own, it has its say", async () => {
      expect((await get("/store/product-types")).body).toEqual({ product_types: [], by: "the application" })
      for (let time = 0; time < 2; time++) expect((await get("/store/currencies")).headers["x-stamp"]).toBe("by the application")
      for (const route of ["GET /store/product-types", "GET /store/currencies"]) {
        expect(await counted("kept", route)).toBe(0)
      }
    })
  })
}
