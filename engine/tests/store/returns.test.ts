import { race, type TestCustomer, type TestEngine, testEngine } from "@wekala/engine/testing"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import { placeOrder, type Selling, selling, ship } from "./selling"

let engine: TestEngine
let shop: Selling
let owner: TestCustomer
let stranger: TestCustomer
let order: string
let line: string

beforeAll(async () => {
  engine = await testEngine()
  shop = await selling(engine)
  owner = await engine.customer()
  stranger = await engine.customer()
})

beforeEach(async () => {
  order = (await placeOrder(engine, owner.client, owner.email)).order
  line = await ship(engine, order)
})

const wish = (change: object = {}) => ({
  order_id: order,
  items: [{ id: line, quantity: 1 }],
  return_shipping: { option_id: shop.wayBack },
  ...change,
})

const returnsOf = async (id: string) => {
  const { body } = await engine.admin.client.get("/admin/returns", { order_id: id, fields: "*items,status" })
  return body.returns as { status: string; items: { quantity: number }[] }[]
}

test("its owner asks for a return, and the merchant sees it", async () => {
  const { status, body } = await owner.client.post("/store/returns", wish({ note: "Too small" }))
  expect(status).toBe(200)
  expect(body.return).toMatchObject({ order_id: order, status: "requested" })
  expect(await returnsOf(order)).toMatchObject([{ status: "requested", items: [{ quantity: 1 }] }])
})

describe("nobody else", () => {
  test("can ask, signed in or not", async () => {
    const visitor = await engine.store.post("/store/returns", wish())
    expect([visitor.status, visitor.body.code]).toEqual([401, "sign_in_required"])
    const other = await stranger.client.post("/store/returns", wish())
    expect([other.status, other.body.code]).toEqual([404, "order_not_found"])
    const unknown = await stranger.client.post("/store/returns", wish({ order_id: "order_none" }))
    expect([unknown.status, unknown.body.code]).toEqual([404, "order_not_found"])
    expect(await returnsOf(order)).toEqual([])
  })
})

test.each([
  ["body.receive_now", () => wish({ receive_now: true })],
  ["body.return_shipping.price", () => wish({ return_shipping: { option_id: shop.wayBack, price: -5 } })],
  ["body.items", () => wish({ items: [] })],
  ["body.items.0.quantity", () => wish({ items: [{ id: line, quantity: 0 }] })],
])("what only the merchant decides, or nobody can mean, is refused by its name: %s", async (field, body) => {
  const answer = await owner.client.post("/store/returns", body())
  expect([answer.status, answer.body.type]).toEqual([400, "invalid_data"])
  expect(answer.body.message).toContain(field.split(".").at(-1))
  expect(await returnsOf(order)).toEqual([])
})

test.each([
  ["return_quantity_exceeded", () => wish({ items: [{ id: line, quantity: 3 }] })],
  ["return_quantity_exceeded", () => wish({ items: [line, line, line].map((id) => ({ id, quantity: 1 })) })],
  ["return_item_unknown", () => wish({ items: [{ id: "ordli_none", quantity: 1 }] })],
  ["return_option_not_available", () => wish({ return_shipping: { option_id: shop.delivery } })],
  ["return_option_not_available", () => wish({ return_shipping: { option_id: "so_none" } })],
  ["return_location_not_available", () => wish({ location_id: "sloc_none" })],
])("%s", async (code, body) => {
  const answer = await owner.client.post("/store/returns", body())
  expect([answer.status, answer.body.code]).toEqual([422, code])
  expect(await returnsOf(order)).toEqual([])
})

test("what has not left the house cannot come back", async () => {
  const { order: fresh } = await placeOrder(engine, owner.client, owner.email)
  const { body } = await owner.client.get(`/store/orders/${fresh}`, { fields: "*items" })
  const items = [{ id: body.order.items[0].id, quantity: 1 }]
  const answer = await owner.client.post("/store/returns", wish({ order_id: fresh, items }))
  expect([answer.status, answer.body.code]).toEqual([422, "return_quantity_exceeded"])
})

test("two pieces are not sent back five times, however many ask at once", async () => {
  const { fulfilled } = await race(5, () => owner.client.post("/store/returns", wish()))
  expect(fulfilled.map(({ status }) => status).sort()).toEqual([200, 200, 422, 422, 422])
  expect(await returnsOf(order)).toHaveLength(2)
})

test("a retry under the same key is answered what the first was", async () => {
  const first = await owner.client.post("/store/returns", wish(), { key: "return-once" })
  const again = await owner.client.post("/store/returns", wish(), { key: "return-once" })
  expect(again.headers.get("idempotent-replayed")).toBe("true")
  expect(again.body).toEqual(first.body)
  expect(await returnsOf(order)).toHaveLength(1)
})
