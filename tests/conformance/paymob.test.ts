import { createRequire } from "node:module"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { workspace, type Workspace } from "../workspace"
import { pack, StockApp } from "./stock-app"

type StandIn = import("@wekala/paymob/testing").PaymobStandIn

const password = "correct horse battery staple"
const app = new StockApp()
let copy: Workspace
let standIn: StandIn

beforeAll(async () => {
  copy = workspace()
  const packed = join(copy.path, "packed")
  const engine = await pack(join(copy.path, "engine"), packed)
  const paymob = await pack(join(copy.path, "plugins/paymob"), packed)
  standIn = await startStandIn([engine, paymob])
})

afterAll(async () => {
  await app.remove()
  await standIn?.stop()
  copy.remove()
})

/** Installs both, and starts the stand-in that is part of the installed package. */
async function startStandIn(packages: Awaited<ReturnType<typeof pack>>[]): Promise<StandIn> {
  const options = { public_key: "public", secret_key: "secret", hmac_secret: "hmac", api_key: "api" }
  await app.install(
    packages,
    `[{
      resolve: "@medusajs/medusa/payment",
      options: {
        webhook_delay: 100,
        providers: [{
          resolve: "@wekala/paymob/providers/paymob",
          id: "paymob",
          options: {
            ...${JSON.stringify(options)},
            integration_ids: [1001],
            base_url: process.env.PAYMOB_URL,
            notification_url: "http://shop.invalid/hooks/payment/paymob_paymob",
          },
        }],
      },
    }]`,
  )
  const { PaymobStandIn } = createRequire(join(app.path, "package.json"))("@wekala/paymob/testing")
  const started: StandIn = await PaymobStandIn.start({ ...options, strict_inquiries: true })
  process.env.PAYMOB_URL = started.url
  return started
}

test("in a stock application a signed callback makes the payment, and an unsigned one does not", async () => {
  await app.medusa("db:migrate")
  await app.medusa("user", "--email", "admin@wekala.test", "--password", password)
  await app.start()
  standIn.deliveries.behaviour.origin = app.url
  const { body } = await app.as({})("POST", "/auth/user/emailpass", { email: "admin@wekala.test", password })
  const admin = app.as({ authorization: `Bearer ${body.token}` })
  const made = async (path: string, sent: Record<string, unknown>) => (await admin("POST", path, sent)).body
  const { region } = await made("/admin/regions", {
    name: "Egypt",
    currency_code: "egp",
    countries: ["eg"],
    payment_providers: ["pp_paymob_paymob"],
  })
  const { sales_channel } = await made("/admin/sales-channels", { name: "Web" })
  const { product } = await made("/admin/products", {
    title: "Kettle",
    status: "published",
    options: [{ title: "Size", values: ["One"] }],
    variants: [{ title: "One", options: { Size: "One" }, manage_inventory: false, prices: [{ amount: 99.5, currency_code: "egp" }] }],
    sales_channels: [{ id: sales_channel.id }],
  })
  const { api_key } = await made("/admin/api-keys", { title: "Shop", type: "publishable" })
  await made(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  const shopper = app.as({ "x-publishable-api-key": api_key.token })
  const { cart } = (
    await shopper("POST", "/store/carts", {
      region_id: region.id,
      email: "ada@example.com",
      billing_address: { first_name: "Ada", last_name: "Byron", phone: "+201000000000", country_code: "eg" },
      items: [{ variant_id: product.variants[0].id, quantity: 1 }],
    })
  ).body
  const { payment_collection } = (await shopper("POST", "/store/payment-collections", { cart_id: cart.id })).body
  const session = await shopper("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_paymob_paymob",
  })
  const { client_secret } = session.body.payment_collection.payment_sessions[0].data
  expect(standIn.ledger.intention(client_secret)).toMatchObject({ amount: 9950, currency: "EGP" })

  standIn.deliveries.behaviour.signature = "wrong"
  const { id } = standIn.pay(client_secret, 1001, "challenge")
  await standIn.deliveries.settled()
  standIn.deliveries.behaviour.signature = "right"
  const inquiries = () => standIn.calls.filter((call) => call.includes("/acceptance/transactions/")).length
  expect(inquiries()).toBe(0)
  standIn.settle(id)
  const payments = async () => (await admin("GET", "/admin/payments?fields=amount,captured_at,provider_id")).body.payments
  await expect
    .poll(payments, { timeout: 30_000 })
    .toEqual([expect.objectContaining({ amount: 99.5, provider_id: "pp_paymob_paymob", captured_at: expect.any(String) })])
  expect(inquiries()).toBeGreaterThan(0)
})
