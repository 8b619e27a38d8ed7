// @ts-check
import { ContainerRegistrationKeys, PromotionActions } from "@medusajs/framework/utils"
import {
  addShippingMethodToCartWorkflow,
  cancelOrderWorkflow,
  capturePaymentWorkflow,
  completeCartWorkflow,
  createCartWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  createPaymentCollectionForCartWorkflow,
  createPaymentSessionsWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
  refundPaymentWorkflow,
  updateCartPromotionsWorkflow,
} from "@medusajs/medusa/core-flows"
import { PEOPLE } from "./people.mjs"
import { list, must, run } from "./tools.mjs"

/** @typedef {import('./tools.mjs').SeedContext} SeedContext */

/**
 * The order history. `end` is how far an order has come; each state includes
 * the ones before it. `refund` is the share of the payment given back.
 * @typedef {'placed' | 'paid' | 'fulfilled' | 'shipped' | 'delivered' | 'canceled'} End
 * @type {{ key: string, who: string, daysAgo: number, items: [string, string, number][], shipping: string, codes?: string[], end: End, refund?: number }[]}
 */
const HISTORY = [
  {
    key: "demo-01",
    who: "emma@wekala.test",
    daysAgo: 143,
    items: [
      ["heron-gooseneck-kettle", "Petrol", 1],
      ["sidama-coffee-beans", "250 g / Filter", 2],
    ],
    shipping: "Standard",
    codes: ["WELCOME10"],
    end: "delivered",
  },
  {
    key: "demo-02",
    who: "nour@wekala.test",
    daysAgo: 127,
    items: [
      ["delta-cotton-tee", "Nile Blue / M", 2],
      ["palm-canvas-tote", "Natural", 1],
    ],
    shipping: "Standard",
    end: "delivered",
  },
  {
    key: "demo-03",
    who: "marcus@wekala.test",
    daysAgo: 104,
    items: [["orbit-turntable", "Walnut", 1]],
    shipping: "Express",
    end: "delivered",
  },
  {
    key: "demo-04",
    who: "emma@wekala.test",
    daysAgo: 86,
    items: [
      ["meridian-notebook", "Navy / Dotted", 3],
      ["caravan-fountain-pen", "Midnight / Fine", 1],
      ["alexandria-ink", "Corniche Blue", 1],
    ],
    shipping: "Standard",
    end: "delivered",
    refund: 0.2,
  },
  {
    key: "demo-05",
    who: "camille@wekala.test",
    daysAgo: 71,
    items: [
      ["evening-scented-candle", "Fig Garden", 2],
      ["olive-oil-soap", "Rose", 3],
    ],
    shipping: "Standard",
    codes: ["FREESHIP"],
    end: "delivered",
  },
  {
    key: "demo-06",
    who: "omar@wekala.test",
    daysAgo: 58,
    items: [
      ["siwa-two-person-tent", "Dune", 1],
      ["camp-lantern", "Red", 1],
    ],
    shipping: "Express",
    codes: ["SUMMER20"],
    end: "delivered",
  },
  {
    key: "demo-07",
    who: "nour@wekala.test",
    daysAgo: 40,
    items: [
      ["nile-cast-iron-casserole", "Terracotta / 24 cm", 1],
      ["akhmim-tea-towels", "Indigo", 2],
    ],
    shipping: "Express",
    end: "delivered",
  },
  {
    key: "demo-08",
    who: "marcus@wekala.test",
    daysAgo: 29,
    items: [
      ["harbour-hoodie", "Slate / L", 1],
      ["striped-crew-socks", "Blue & Yellow / 41-45", 3],
    ],
    shipping: "Standard",
    end: "canceled",
  },
  {
    key: "demo-09",
    who: "camille@wekala.test",
    daysAgo: 17,
    items: [
      ["fennec-plush", "Sand", 1],
      ["felucca-puzzle", "Default", 1],
      ["little-city-blocks", "Default", 1],
    ],
    shipping: "Standard",
    end: "shipped",
  },
  {
    key: "demo-10",
    who: "nour@wekala.test",
    daysAgo: 9,
    items: [["quiet-over-ear-headphones", "Graphite", 1]],
    shipping: "Standard",
    end: "shipped",
    refund: 0.1,
  },
  {
    key: "demo-11",
    who: "emma@wekala.test",
    daysAgo: 4,
    items: [
      ["trail-backpack-28", "Pine", 1],
      ["summit-steel-bottle", "Glacier / 0.6 l", 2],
    ],
    shipping: "Express",
    end: "fulfilled",
  },
  {
    key: "demo-12",
    who: "omar@wekala.test",
    daysAgo: 2,
    items: [
      ["fayoum-mugs", "Lake Blue", 2],
      ["hand-coffee-grinder", "Default", 1],
    ],
    shipping: "Standard",
    end: "paid",
  },
  {
    key: "demo-13",
    who: "marcus@wekala.test",
    daysAgo: 1,
    items: [["travelling-chess-set", "Walnut", 1]],
    shipping: "Standard",
    end: "placed",
  },
]

const ZONE = { Egypt: "Egypt", Europe: "Europe", "United States": "United States" }
const PROGRESS = ["placed", "paid", "fulfilled", "shipped", "delivered"]

const ORDER_FIELDS = [
  "id",
  "status",
  "metadata",
  "created_at",
  "items.*",
  "items.detail.*",
  "fulfillments.id",
  "fulfillments.shipped_at",
  "fulfillments.delivered_at",
  "fulfillments.canceled_at",
  "payment_collections.payments.id",
  "payment_collections.payments.amount",
  "payment_collections.payments.captures.id",
  "payment_collections.payments.refunds.id",
]

/**
 * Orders as shoppers make them: cart, shipping, payment session, completion;
 * then the merchant's part, as far as the history says.
 * @param {SeedContext} context @param {{ shop: import('./shop.mjs').Shop, shippingOptions: Map<string, any>, products: Map<string, any>, customers: import('./people.mjs').DemoCustomer[] }} with_
 */
export async function seedOrders(context, with_) {
  const placed = new Map(
    (await list(context, "order", ["id", "metadata"], { customer_id: with_.customers.map((c) => c.id) })).map((o) => [
      o.metadata?.wekala_demo_order,
      o.id,
    ]),
  )
  // Orders are placed one after the other, so that their numbers follow their
  // dates; meanwhile the merchant is still busy with the one before.
  /** @type {Promise<void>} */
  let merchant = Promise.resolve()
  for (const entry of HISTORY) {
    const id = placed.get(entry.key) ?? (await place(context, entry, with_))
    await merchant
    merchant = advance(context, entry, id, with_.shop).then(() => backdate(context, id, entry.daysAgo))
    // Keeps Node from ending the process before the promise is awaited above.
    merchant.catch(() => {})
  }
  await merchant
  return HISTORY.length
}

/** @param {SeedContext} context @param {typeof HISTORY[number]} entry @param {Parameters<typeof seedOrders>[1]} with_ @returns {Promise<string>} */
async function place(context, entry, { shop, shippingOptions, products, customers }) {
  const person = PEOPLE.find((p) => p.email === entry.who)
  const customer = customers.find((c) => c.email === entry.who)
  if (!person || !customer) throw new Error(`Demo seed: nobody is called ${entry.who}`)
  const address = { ...person.address, first_name: person.first_name, last_name: person.last_name, phone: person.phone }
  const items = entry.items.map(([handle, title, quantity]) => {
    const variant = must(products, handle).variants.find((/** @type {any} */ v) => v.title === title)
    if (!variant) throw new Error(`Demo seed: ${handle} has no variant "${title}"`)
    return { variant_id: variant.id, quantity }
  })
  const cart = await run(context, createCartWorkflow, {
    region_id: must(shop.regions, person.region).id,
    sales_channel_id: shop.channel.id,
    customer_id: customer.id,
    email: person.email,
    items,
    shipping_address: address,
    billing_address: address,
    metadata: { wekala_demo_order: entry.key },
  })
  const zone = ZONE[/** @type {keyof typeof ZONE} */ (person.region)]
  await run(context, addShippingMethodToCartWorkflow, {
    cart_id: cart.id,
    options: [{ id: must(shippingOptions, `${zone} / ${entry.shipping}`).id }],
  })
  // Codes come after the shipping method: one for free shipping that is given
  // before there is any shipping to discount is dropped by Medusa.
  if (entry.codes)
    await run(context, updateCartPromotionsWorkflow, { cart_id: cart.id, promo_codes: entry.codes, action: PromotionActions.ADD })
  await run(context, createPaymentCollectionForCartWorkflow, { cart_id: cart.id })
  const [{ payment_collection }] = await list(context, "cart", ["id", "payment_collection.id"], { id: cart.id })
  await run(context, createPaymentSessionsWorkflow, {
    payment_collection_id: payment_collection.id,
    provider_id: "pp_cash_on_delivery",
    customer_id: customer.id,
  })
  const { id } = await run(context, completeCartWorkflow, { id: cart.id })
  return id
}

/**
 * Bring an order to its state. Every step first looks whether it has been done,
 * so an interrupted run continues here too.
 * @param {SeedContext} context @param {typeof HISTORY[number]} entry @param {string} id @param {import('./shop.mjs').Shop} shop
 */
async function advance(context, entry, id, shop) {
  const [order] = await list(context, "order", ORDER_FIELDS, { id })
  if (order.status === "canceled") return
  if (entry.end === "canceled") {
    await run(context, cancelOrderWorkflow, { order_id: id })
    return
  }
  const reaches = (/** @type {End} */ state) => PROGRESS.indexOf(entry.end) >= PROGRESS.indexOf(state)
  const payment = order.payment_collections[0].payments[0]
  if (reaches("paid") && payment.captures.length === 0) await run(context, capturePaymentWorkflow, { payment_id: payment.id })

  let fulfillment = order.fulfillments.find((/** @type {any} */ f) => !f.canceled_at)
  const items = order.items.map((/** @type {any} */ i) => ({ id: i.id, quantity: i.quantity }))
  if (reaches("fulfilled") && !fulfillment) {
    const location = PEOPLE.find((p) => p.email === entry.who)?.region === "Egypt" ? shop.cairo : shop.rotterdam
    fulfillment = await run(context, createOrderFulfillmentWorkflow, {
      order_id: id,
      items,
      location_id: location.id,
      no_notification: true,
    })
  }
  if (reaches("shipped") && !fulfillment.shipped_at) {
    const tracking_number = `WKL${entry.key.slice(-2)}${String(order.id).slice(-8)}`.toUpperCase()
    await run(context, createOrderShipmentWorkflow, {
      order_id: id,
      fulfillment_id: fulfillment.id,
      items,
      labels: [{ tracking_number, tracking_url: "", label_url: "" }],
      no_notification: true,
    })
  }
  if (reaches("delivered") && !fulfillment.delivered_at)
    await run(context, markOrderFulfillmentAsDeliveredWorkflow, { orderId: id, fulfillmentId: fulfillment.id })

  if (entry.refund && payment.refunds.length === 0) {
    const amount = Math.round(Number(payment.amount) * entry.refund * 100) / 100
    await run(context, refundPaymentWorkflow, { payment_id: payment.id, amount, note: "Demo: part of the order came back" })
  }
}

/**
 * A history is only one if it lies in the past. Medusa's services do not set
 * created_at, so this is the one place where the seed writes SQL.
 * @param {SeedContext} context @param {string} orderId @param {number} daysAgo
 */
async function backdate(context, orderId, daysAgo) {
  const knex = context.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const at = new Date(Date.now() - daysAgo * 86_400_000)
  const later = (/** @type {number} */ days) => new Date(Math.min(at.getTime() + days * 86_400_000, Date.now()))
  await knex("order").where({ id: orderId }).update({ created_at: at })
  const fulfillments = knex("order_fulfillment").where({ order_id: orderId, deleted_at: null }).select("fulfillment_id")
  await knex("fulfillment")
    .whereIn("id", fulfillments.clone())
    .update({ created_at: later(1), packed_at: later(1) })
  await knex("fulfillment")
    .whereIn("id", fulfillments.clone())
    .whereNotNull("shipped_at")
    .update({ shipped_at: later(2) })
  await knex("fulfillment")
    .whereIn("id", fulfillments.clone())
    .whereNotNull("delivered_at")
    .update({ delivered_at: later(5) })
  const collections = knex("order_payment_collection").where({ order_id: orderId, deleted_at: null }).select("payment_collection_id")
  await knex("payment").whereIn("payment_collection_id", collections.clone()).update({ created_at: at })
  await knex("payment").whereIn("payment_collection_id", collections.clone()).whereNotNull("captured_at").update({ captured_at: at })
}
