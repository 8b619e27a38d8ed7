import { type TestEngine, testShop } from "@wekala/engine/testing"

type Client = TestEngine["store"]

/** A shop that sells one thing in the United States, and takes it back. */
export interface Selling {
  readonly variant: string
  readonly location: string
  readonly delivery: string
  readonly wayBack: string
}

let open: Promise<Selling> | undefined

/** One for all test files, as is the engine. */
export function selling(engine: TestEngine): Promise<Selling> {
  open ??= set(engine)
  return open
}

async function set(engine: TestEngine): Promise<Selling> {
  const shop = await testShop(engine)
  const { variantId } = await shop.product({ title: "Kettle", stock: 1_000 })
  return { variant: variantId, location: shop.locationId, delivery: shop.shippingOptionId, wayBack: shop.returnOptionId }
}

export const ADDRESS = {
  first_name: "Grace",
  last_name: "Hopper",
  company: "Secret Company",
  phone: "+1 555 0100",
  address_1: "17 Hidden Lane",
  address_2: "Flat 9",
  postal_code: "78701",
  city: "Austin",
  province: "tx",
  country_code: "us",
}

/** A cart with two kettles and an address, of whoever the client is. */
export async function fillCart(engine: TestEngine, client: Client, email: string): Promise<string> {
  const { variant } = await selling(engine)
  const made = await client.post("/store/carts", { region_id: engine.regions.usd })
  const id = made.body.cart.id as string
  await client.post(`/store/carts/${id}/line-items`, { variant_id: variant, quantity: 2, metadata: { engraving: "secret-line" } })
  const answer = await client.post(`/store/carts/${id}`, {
    email,
    shipping_address: ADDRESS,
    billing_address: ADDRESS,
    metadata: { note: "secret-note" },
  })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return id
}

/** Buys what `fillCart` puts into a cart; answers the order's id. */
export async function placeOrder(engine: TestEngine, client: Client, email: string): Promise<{ order: string; cart: string }> {
  const { delivery } = await selling(engine)
  const cart = await fillCart(engine, client, email)
  await client.post(`/store/carts/${cart}/shipping-methods`, { option_id: delivery })
  const { body } = await client.post("/store/payment-collections", { cart_id: cart })
  await client.post(`/store/payment-collections/${body.payment_collection.id}/payment-sessions`, { provider_id: "pp_system_default" })
  const completed = await client.post(`/store/carts/${cart}/complete`)
  if (completed.body.type !== "order") throw new Error(JSON.stringify(completed.body))
  return { order: completed.body.order.id, cart }
}

/** The merchant sends it. @returns the line's id */
export async function ship(engine: TestEngine, order: string, quantity = 2): Promise<string> {
  const { location } = await selling(engine)
  const ask = engine.admin.client
  const { body } = await ask.get(`/admin/orders/${order}`, { fields: "*items" })
  const items = [{ id: body.order.items[0].id, quantity }]
  const made = await ask.post(`/admin/orders/${order}/fulfillments`, { items, location_id: location, no_notification: true })
  if (made.status !== 200) throw new Error(JSON.stringify(made.body))
  const fulfillments = await ask.get(`/admin/orders/${order}`, { fields: "*fulfillments" })
  const last = fulfillments.body.order.fulfillments.at(-1)
  const shipped = await ask.post(`/admin/orders/${order}/fulfillments/${last.id}/shipments`, {
    items,
    labels: [{ tracking_number: "TRACK-1", tracking_url: "https://track.example/1", label_url: "https://labels.example/secret-label" }],
  })
  if (shipped.status !== 200) throw new Error(JSON.stringify(shipped.body))
  return items[0]?.id as string
}
