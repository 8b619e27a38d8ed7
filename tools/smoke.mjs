// @ts-check
// `npm run smoke`: a shopper and a merchant do the shop's main job against a running engine, with the
// official SDK: browse, cart, promotion, address, shipping, a topped-up wallet, an order; then capture,
// ship and refund it. Every step checks what it sees; the first wrong answer ends with exit code 1.
import assert from "node:assert/strict"
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import { state } from "./lib/root.mjs"

const Medusa = createRequire(import.meta.url)("@medusajs/js-sdk").default

/**
 * @typedef {object} SmokeOptions
 * @property {string} url where the engine answers
 * @property {string} key a publishable API key of the demo shop
 * @property {{ email: string, password: string }} admin
 * @property {(line: string) => void} [log]
 */

/** @param {SmokeOptions} options */
export async function smoke({ url, key, admin, log = () => undefined }) {
  const step = steps(log)
  const shopper = new Medusa({ baseUrl: url, publishableKey: key, auth: { type: "jwt", jwtTokenStorageMethod: "memory" } })
  const merchant = new Medusa({ baseUrl: url, auth: { type: "jwt", jwtTokenStorageMethod: "memory" } })
  const email = `smoke-${Date.now()}@wekala.test`

  const { region, variant } = await step("The shopper browses", () => browse(shopper))
  await step("signs up and signs in", () => signUp(shopper, email))
  await step("The merchant signs in", () => merchant.auth.login("user", "emailpass", admin))
  await step("The shopper tops up the wallet with 500.00, and the merchant confirms the money", () => topUp(shopper, merchant, region))
  const cart = await step("fills a cart, gets 10 % off, says where to send it", () => fillCart(shopper, region, variant, email))
  const order = await step("pays from the wallet and has an order", () => checkOut(shopper, cart))
  const total = roundCents(order.total)
  await step("The order's total is held in the wallet", async () => {
    const wallet = await usdWallet(shopper)
    assert.equal(roundCents(wallet.held), total)
    assert.equal(roundCents(wallet.available), roundCents(500 - total))
  })
  const payment = await step("The merchant sees the order and captures the payment", () => capture(merchant, order.id))
  await step("The wallet has paid", async () => {
    const wallet = await usdWallet(shopper)
    assert.deepEqual([roundCents(wallet.balance), wallet.held], [roundCents(500 - total), 0])
  })
  await step("The merchant ships it", () => ship(merchant, order.id))
  await step("and refunds it", () => merchant.admin.payment.refund(payment.id, { amount: total }))
  await step("The shopper has the money back, and the statement tells the story", async () => {
    const wallet = await usdWallet(shopper)
    assert.deepEqual([roundCents(wallet.balance), wallet.held], [500, 0])
    const { lines } = await shopper.client.fetch("/store/wallet/statement", { query: { currency_code: "usd" } })
    assert.deepEqual(
      lines.map((/** @type {any} */ line) => [line.kind, roundCents(line.amount)]),
      [
        ["wallet.refund", total],
        ["wallet.payment", -total],
        ["wallet.top_up", 500],
      ],
    )
  })
  await step("The ledger verifies", async () => {
    const { ok, discrepancies } = await merchant.client.fetch("/admin/wallet/verification")
    assert.ok(ok, JSON.stringify(discrepancies))
  })
}

/** @param {(line: string) => void} log */
function steps(log) {
  /** @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>} */
  return async (name, work) => {
    const started = Date.now()
    try {
      const result = await work()
      log(`✓ ${name} (${Date.now() - started} ms)`)
      return result
    } catch (error) {
      throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
  }
}

/** Two is a quantity that no "buy two" promotion changes. */
const QUANTITY = 2

/** @param {any} shopper */
async function browse(shopper) {
  const { regions } = await shopper.store.region.list()
  const region = regions.find((/** @type {any} */ candidate) => candidate.currency_code === "usd")
  assert.ok(region, "a region in US dollars")
  const { product_categories } = await shopper.store.category.list()
  assert.ok(product_categories.length > 0, "categories")
  const { products, count } = await shopper.store.product.list({
    region_id: region.id,
    limit: 50,
    fields: "*variants.calculated_price,+variants.inventory_quantity",
  })
  assert.ok(count > 10, "products")
  const variant = products
    .flatMap((/** @type {any} */ product) => product.variants)
    .find(
      (/** @type {any} */ candidate) =>
        candidate.inventory_quantity >= 5 &&
        candidate.calculated_price?.calculated_amount > 15 &&
        candidate.calculated_price.calculated_amount < 100,
    )
  assert.ok(variant, "a variant in stock between 15 and 100 dollars")
  return { region, variant }
}

/** @param {any} shopper @param {string} email */
async function signUp(shopper, email) {
  const password = "a-long-smoke-password"
  await shopper.auth.register("customer", "emailpass", { email, password })
  await shopper.store.customer.create({ email, first_name: "Smoke", last_name: "Test" })
  await shopper.auth.login("customer", "emailpass", { email, password })
}

/** @param {any} shopper @param {any} merchant @param {any} region */
async function topUp(shopper, merchant, region) {
  const post = (/** @type {string} */ path, /** @type {object} */ body = {}) => shopper.client.fetch(path, { method: "POST", body })
  const { top_up } = await post("/store/wallet/top-ups", { amount: "500", currency_code: region.currency_code })
  await post(`/store/payment-collections/${top_up.payment_collection_id}/payment-sessions`, { provider_id: "pp_bank_transfer" })
  await post(`/store/wallet/top-ups/${top_up.id}/complete`)
  // Of the payments that wait for the merchant, the one of this collection.
  const { payments } = await merchant.admin.payment.list({ limit: 50, order: "-created_at", fields: "id,payment_collection_id" })
  const payment = payments.find((/** @type {any} */ candidate) => candidate.payment_collection_id === top_up.payment_collection_id)
  assert.ok(payment, "the payment in the admin")
  await merchant.admin.payment.capture(payment.id, {})
  await eventually(async () => assert.equal((await usdWallet(shopper)).available, 500))
}

/** @param {any} shopper @param {any} region @param {any} variant @param {string} email */
async function fillCart(shopper, region, variant, email) {
  const { cart } = await shopper.store.cart.create({ region_id: region.id, email })
  await shopper.store.cart.transferCart(cart.id)
  await shopper.store.cart.createLineItem(cart.id, { variant_id: variant.id, quantity: QUANTITY })
  const address = {
    first_name: "Smoke",
    last_name: "Test",
    address_1: "1 Main Street",
    city: "Austin",
    province: "us-tx",
    postal_code: "78701",
    country_code: "us",
  }
  await shopper.store.cart.update(cart.id, { shipping_address: address, billing_address: address })
  const { shipping_options } = await shopper.store.fulfillment.listCartOptions({ cart_id: cart.id })
  assert.ok(shipping_options.length > 0, "shipping options")
  await shopper.store.cart.addShippingMethod(cart.id, { option_id: shipping_options[0].id })
  const before = (await shopper.store.cart.retrieve(cart.id)).cart
  const { cart: discounted } = await shopper.client.fetch(`/store/carts/${cart.id}/promotions`, {
    method: "POST",
    body: { promo_codes: ["WELCOME10"] },
  })
  assert.ok(discounted.discount_total > before.discount_total, "the promotion lowers the total")
  return discounted
}

/** @param {any} shopper @param {any} cart */
async function checkOut(shopper, cart) {
  await shopper.store.payment.initiatePaymentSession(cart, { provider_id: "pp_wallet_wallet" })
  const result = await shopper.store.cart.complete(cart.id)
  assert.equal(result.type, "order", JSON.stringify(result.error))
  const again = await shopper.store.cart.complete(cart.id)
  assert.equal(again.order?.id, result.order.id, "completing twice is one order")
  return result.order
}

/** @param {any} merchant @param {string} orderId */
async function capture(merchant, orderId) {
  const { order } = await merchant.admin.order.retrieve(orderId, { fields: "id,*payment_collections.payments,*items" })
  const [payment] = order.payment_collections[0].payments
  await merchant.admin.payment.capture(payment.id, {})
  return payment
}

/** @param {any} merchant @param {string} orderId */
async function ship(merchant, orderId) {
  const { order } = await merchant.admin.order.retrieve(orderId, { fields: "*items" })
  const items = order.items.map((/** @type {any} */ item) => ({ id: item.id, quantity: item.quantity ?? QUANTITY }))
  const fulfilled = await merchant.admin.order.createFulfillment(orderId, { items }, { fields: "*fulfillments" })
  const [fulfillment] = fulfilled.order.fulfillments
  await merchant.admin.order.createShipment(orderId, fulfillment.id, {
    items,
    labels: [{ tracking_number: "SMOKE1", tracking_url: "#", label_url: "#" }],
  })
  const { order: shipped } = await merchant.admin.order.retrieve(orderId, { fields: "fulfillment_status" })
  assert.equal(shipped.fulfillment_status, "shipped")
}

/** @param {any} shopper */
async function usdWallet(shopper) {
  const { wallets } = await shopper.client.fetch("/store/wallet")
  return wallets.find((/** @type {any} */ wallet) => wallet.currency_code === "usd") ?? { balance: 0, held: 0, available: 0 }
}

/** US totals carry more decimals than a cent; the wallet takes the rounded one. @param {number} amount */
const roundCents = (amount) => Math.round(amount * 100) / 100

/** Some effects come a moment after the answer. @param {() => Promise<void>} check */
async function eventually(check) {
  const deadline = Date.now() + 15_000
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = join(state, "logins.json")
  const logins = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {}
  const url = process.env.WEKALA_PUBLIC_URL ?? logins.url ?? "http://localhost:9000"
  const key = process.env.WEKALA_PUBLISHABLE_KEY ?? logins.publishableKey
  const admin = {
    email: process.env.WEKALA_ADMIN_EMAIL ?? logins.admin?.email,
    password: process.env.WEKALA_ADMIN_PASSWORD ?? logins.admin?.password,
  }
  if (!key || !admin.email) {
    console.error(
      "No demo shop is known here: run `npm start` first, or set WEKALA_PUBLISHABLE_KEY, WEKALA_ADMIN_EMAIL and WEKALA_ADMIN_PASSWORD.",
    )
    process.exit(1)
  }
  smoke({ url, key, admin, log: (line) => console.log(line) }).then(
    () => console.log("All is well."),
    (error) => {
      console.error(`✗ ${error.message}`)
      if (process.env.DEBUG) console.error(error)
      process.exit(1)
    },
  )
}
