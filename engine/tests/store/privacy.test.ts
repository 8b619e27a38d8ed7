import { type TestCustomer, type TestEngine, testEngine } from "@wekala/engine/testing"
import { beforeAll, describe, expect, test } from "vitest"
import { ADDRESS, fillCart, placeOrder, ship } from "./selling"

let engine: TestEngine
let owner: TestCustomer
let stranger: TestCustomer
let order: string

beforeAll(async () => {
  engine = await testEngine()
  owner = await engine.customer()
  stranger = await engine.customer()
  order = (await placeOrder(engine, owner.client, owner.email)).order
  await ship(engine, order)
})

/** What nobody but the owner may find in an answer. */
const SECRETS = [
  ...[ADDRESS.last_name, ADDRESS.company, ADDRESS.phone, ADDRESS.address_1, ADDRESS.address_2, ADDRESS.postal_code],
  ...["secret-line", "secret-note", "secret-label", "pay_col_", "cus_"],
]

const QUERIES = [
  "",
  "*",
  "*shipping_address,*billing_address",
  "+email,+metadata,+customer_id,+shipping_address.phone,+billing_address.address_1",
  "*items,*items.detail,*items.tax_lines,*items.adjustments,+items.metadata",
  "*transactions,*payment_collections,*payment_collections.payments,*payment_collections.payment_sessions",
  "*shipping_methods,*shipping_methods.tax_lines,*fulfillments,*fulfillments.labels,*fulfillments.items,*returns,*returns.items",
  "*credit_lines,*region,+summary,+shipping_address_id,+billing_address_id,+sales_channel_id,+ip_address",
]

describe("an order's address in the wrong hands", () => {
  const who = { "a visitor": () => engine.store, "another customer": () => stranger.client }

  test.each(Object.keys(who) as (keyof typeof who)[])("%s reads nothing of whose it is, whatever fields they name", async (name) => {
    for (const fields of QUERIES) {
      const { status, body } = await who[name]().get(`/store/orders/${order}`, fields ? { fields } : {})
      expect(status, fields).toBe(200)
      const text = JSON.stringify(body)
      for (const secret of [...SECRETS, owner.email]) expect(text, `${fields} tells ${secret}`).not.toContain(secret)
    }
  })

  test("what the page of an order shows is there", async () => {
    const fields =
      "*items,*items.detail,*shipping_methods,*shipping_address,*fulfillments,*fulfillments.labels,*payment_collections.payments,+email"
    const { body } = await engine.store.get(`/store/orders/${order}`, { fields })
    expect(body.order).toMatchObject({
      id: order,
      email: `${owner.email[0]}•••@wekala.test`,
      fulfillment_status: "shipped",
      payment_status: "authorized",
      items: [{ title: "Kettle", quantity: 2, unit_price: 20 }],
      shipping_methods: [{ name: "Standard", amount: 5 }],
      shipping_address: { first_name: "G•••", last_name: "H•••", city: "Austin", province: "tx", country_code: "us" },
      fulfillments: [{ labels: [{ tracking_number: "TRACK-1" }] }],
      payment_collections: [{ payments: [{ provider_id: "pp_system_default" }] }],
    })
    expect(body.order.shipping_address.address_1).toBeUndefined()
    const totals = await engine.store.get(`/store/orders/${order}`)
    expect(totals.body.order).toMatchObject({ total: 45, item_subtotal: 40, shipping_total: 5 })
  })

  test("its owner reads all of it", async () => {
    const { body } = await owner.client.get(`/store/orders/${order}`)
    expect(body.order).toMatchObject({ email: owner.email, shipping_address: ADDRESS, billing_address: ADDRESS })
  })

  test("who asks for its transfer is not told before it is granted", async () => {
    const { status, body } = await stranger.client.post(`/store/orders/${order}/transfer/request`, {})
    expect(status).toBe(200)
    for (const secret of [...SECRETS, owner.email]) expect(JSON.stringify(body)).not.toContain(secret)
    const canceled = await stranger.client.post(`/store/orders/${order}/transfer/cancel`, {})
    for (const secret of [...SECRETS, owner.email]) expect(JSON.stringify(canceled.body)).not.toContain(secret)
  })

  test("upper case and slashes lead to the same answer", async () => {
    for (const path of [`/STORE/orders/${order}`, `/store/Orders/${order}/`, `/store/orders/${order.replace("_", "%5F")}`]) {
      const { body } = await engine.store.get(path, { fields: "*shipping_address" })
      expect(JSON.stringify(body)).not.toContain(ADDRESS.address_1)
    }
  })
})

describe("a customer's cart", () => {
  let cart: string
  let collection: string
  beforeAll(async () => {
    cart = await fillCart(engine, owner.client, owner.email)
    collection = (await owner.client.post("/store/payment-collections", { cart_id: cart })).body.payment_collection.id
  })

  test("does not exist for others, to read or to write", async () => {
    const { body } = await owner.client.get(`/store/carts/${cart}`)
    const line = body.cart.items[0].id
    const tries: [string, string, object?][] = [
      ["GET", `/store/carts/${cart}`],
      ["GET", `/STORE/CARTS/${cart}/`],
      ["POST", `/store/carts/${cart}`, { email: "thief@wekala.test" }],
      ["POST", `/store/carts/${cart}/line-items/${line}`, { quantity: 9 }],
      ["DELETE", `/store/carts/${cart}/line-items/${line}`],
      ["POST", `/store/carts/${cart}/promotions`, { promo_codes: ["X"] }],
      ["POST", `/store/carts/${cart}/taxes`, {}],
      ["POST", `/store/carts/${cart}/complete`, {}],
      ["POST", "/store/payment-collections", { cart_id: cart }],
      ["POST", `/store/payment-collections/${collection}/payment-sessions`, { provider_id: "pp_system_default" }],
      ["GET", `/store/shipping-options?cart_id=${cart}`],
    ]
    for (const client of [engine.store, stranger.client]) {
      for (const [method, path, body] of tries) {
        const answer = await client.request(method, path, body ? { body } : {})
        expect([answer.status, answer.body.type], `${method} ${path}`).toEqual([404, "not_found"])
      }
    }
    expect((await stranger.client.post(`/store/carts/${cart}/customer`, {})).status).toBe(404)
    const after = await owner.client.get(`/store/carts/${cart}`)
    expect(after.body.cart).toMatchObject({ email: owner.email, items: [{ quantity: 2 }], customer: { email: owner.email } })
  })

  test("was a guest's until its owner signed in", async () => {
    const guest = await fillCart(engine, engine.store, "guest@wekala.test")
    expect((await engine.store.get(`/store/carts/${guest}`)).status).toBe(200)
    expect((await owner.client.post(`/store/carts/${guest}/customer`, {})).status).toBe(200)
    expect((await engine.store.get(`/store/carts/${guest}`)).status).toBe(404)
    expect((await owner.client.get(`/store/carts/${guest}`)).status).toBe(200)
  })
})

describe("a guest who types the e-mail of an account", () => {
  test("buys, and is told nothing of the account", async () => {
    const named = await engine.container.resolve("customer").createCustomers({
      email: "known-account@wekala.test",
      has_account: true,
      first_name: "Ada",
      last_name: "Withheld",
      phone: "+44 20 0000",
    })
    const cart = await fillCart(engine, engine.store, named.email as string)
    const { status, body } = await engine.store.get(`/store/carts/${cart}`, { fields: "+customer_id,*customer,*items" })
    expect(status).toBe(200)
    expect(body.cart.customer).toEqual({ id: body.cart.customer_id, email: named.email })
    const { order } = await placeOrder(engine, engine.store, named.email as string)
    expect(order).toMatch(/^order_/)
  })
})
