import { beforeAll, describe, expect, test } from "vitest"
import { TEXT, unique, type __Module__Test, __module__Test } from "./support"

let t: __Module__Test
let product_id: string
beforeAll(async () => {
  t = await __module__Test()
  product_id = await t.product()
})

const STORE = "/store/__plugin__"
const ADMIN = "/admin/__plugin__"

describe("who may call", () => {
  test("anyone reads, only a customer writes", async () => {
    expect((await t.engine.store.get(STORE, { product_id })).status).toBe(200)
    expect(await t.engine.store.post(STORE, { product_id, text: TEXT })).toMatchObject({ status: 401, body: { code: "sign_in_required" } })
  })

  test("the admin's routes are closed to visitors and customers", async () => {
    const customer = await t.engine.customer()
    expect((await t.engine.anonymous.get(ADMIN)).status).toBe(401)
    expect((await customer.client.get(ADMIN)).status).toBe(401)
    expect((await t.engine.admin.client.get(ADMIN)).status).toBe(200)
  })
})

describe("a customer", () => {
  test("writes, a merchant approves, the shop shows it", async () => {
    const { client } = await t.engine.customer()
    const product = await t.product()
    const written = await client.post(STORE, { product_id: product, text: TEXT })
    expect(written).toMatchObject({ status: 201, body: { __entity__: { status: "pending", text: TEXT } } })
    expect((await t.engine.store.get(STORE, { product_id: product })).body).toMatchObject({ __entities__: [], count: 0 })

    const approved = await t.engine.admin.client.post(`${ADMIN}/${written.body.__entity__.id}/approve`)
    expect(approved).toMatchObject({ status: 200, body: { __entity__: { status: "approved", decided_by: t.engine.admin.id } } })
    const { body } = await t.engine.store.get(STORE, { product_id: product })
    expect(body).toMatchObject({ count: 1, offset: 0, limit: 20 })
    expect(Object.keys(body.__entities__[0]).sort()).toEqual(["created_at", "id", "product_id", "text"])
  })

  test("repeats a request safely under one key", async () => {
    const { client } = await t.engine.customer()
    const key = unique("key")
    const first = await client.post(STORE, { product_id, text: TEXT }, { key })
    const second = await client.post(STORE, { product_id, text: TEXT }, { key })
    expect(second).toMatchObject({ status: 201, body: first.body })
    expect(second.headers.get("idempotent-replayed")).toBe("true")
    const other = await client.post(STORE, { product_id, text: `${TEXT} Really.` }, { key })
    expect(other).toMatchObject({ status: 422, body: { code: "idempotency_key_reused" } })
  })

  test.each([
    ["an unknown field", { text: TEXT, stars: 5 }, 400, "invalid_input"],
    ["no text", {}, 400, "invalid_input"],
    ["a text that is too short", { text: "short" }, 422, "text_length"],
    ["a product that is not there", { text: TEXT, product_id: "prod_none" }, 404, "product_not_found"],
  ])("is told what is wrong with %s", async (_, body, status, code) => {
    const { client } = await t.engine.customer()
    expect(await client.post(STORE, { product_id, ...body })).toMatchObject({ status, body: { code } })
  })

  test("writes one per product", async () => {
    const { client } = await t.engine.customer()
    await client.post(STORE, { product_id, text: TEXT })
    expect(await client.post(STORE, { product_id, text: TEXT })).toMatchObject({ status: 409, body: { code: "__entity___exists" } })
  })
})

describe("an admin", () => {
  test("filters the list and sees the product's title", async () => {
    const { client } = t.engine.admin
    const product = await t.product()
    const ids: string[] = []
    for (let customer = 0; customer < 3; customer++) {
      const { body } = await (await t.engine.customer()).client.post(STORE, { product_id: product, text: TEXT })
      ids.push(body.__entity__.id)
    }
    await client.post(`${ADMIN}/${ids[0]}/reject`)
    const pending = await client.get(ADMIN, { product_id: product, status: "pending", limit: 1 })
    expect(pending.body).toMatchObject({ count: 2, limit: 1, offset: 0 })
    expect(pending.body.__entities__).toEqual([expect.objectContaining({ id: ids[2], product_title: expect.stringMatching(/^Product/) })])
    const oldest = await client.get(ADMIN, { product_id: product, order: "created_at" })
    expect(oldest.body.__entities__.map((row: { id: string }) => row.id)).toEqual(ids)
  })

  test("cannot approve twice", async () => {
    const { body } = await (await t.engine.customer()).client.post(STORE, { product_id, text: TEXT })
    const path = `${ADMIN}/${body.__entity__.id}/approve`
    expect((await t.engine.admin.client.post(path)).status).toBe(200)
    expect(await t.engine.admin.client.post(path)).toMatchObject({ status: 409, body: { code: "__entity___approve_not_allowed" } })
  })

  test.each(["?limit=1000", "?order=text", "?status=lost", "?unknown=1", "?created_at[$near]=2026-01-01"])(
    "%s is refused",
    async (query) => {
      expect((await t.engine.admin.client.get(`${ADMIN}${query}`)).status).toBe(400)
    },
  )
})
