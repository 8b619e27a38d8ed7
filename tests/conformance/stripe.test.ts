import { createRequire } from "node:module"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { workspace, type Workspace } from "../workspace"
import { pack, StockApp } from "./stock-app"

type StandIn = import("@wekala/engine/testing/stripe").StripeStandIn

const password = "correct horse battery staple"
const keys = { secret_key: "sk_test_stock", publishable_key: "pk_test_stock", webhook_secret: "whsec_stock" }
const app = new StockApp()
let copy: Workspace
let standIn: StandIn

beforeAll(async () => {
  copy = workspace()
  const engine = await pack(join(copy.path, "engine"), join(copy.path, "packed"))
  await app.install(
    [engine],
    `[{
      resolve: "@medusajs/medusa/payment",
      options: {
        webhook_delay: 100,
        providers: [{
          resolve: "@wekala/engine/providers/stripe",
          id: "stripe",
          options: {
            api_key: "${keys.secret_key}",
            publishable_key: "${keys.publishable_key}",
            webhook_secret: "${keys.webhook_secret}",
            base_url: process.env.STRIPE_URL,
          },
        }],
      },
    }]`,
  )
  const { StripeStandIn } = createRequire(join(app.path, "package.json"))("@wekala/engine/testing/stripe")
  standIn = await StripeStandIn.start(keys)
  process.env.STRIPE_URL = standIn.url
})

afterAll(async () => {
  await app.remove()
  await standIn?.stop()
  copy.remove()
})

test("in a stock application a signed event makes the payment, and one that is signed wrongly does not", async () => {
  await app.medusa("db:migrate")
  await app.medusa("user", "--email", "admin@wekala.test", "--password", password)
  await app.start()
  const { body } = await app.as({})("POST", "/auth/user/emailpass", { email: "admin@wekala.test", password })
  const admin = app.as({ authorization: `Bearer ${body.token}` })
  const made = async (path: string, sent: Record<string, unknown>) => (await admin("POST", path, sent)).body
  const { region } = await made("/admin/regions", {
    name: "Kuwait",
    currency_code: "kwd",
    countries: ["kw"],
    payment_providers: ["pp_stripe_stripe"],
  })
  const { sales_channel } = await made("/admin/sales-channels", { name: "Web" })
  const { product } = await made("/admin/products", {
    title: "Kettle",
    status: "published",
    options: [{ title: "Size", values: ["One"] }],
    variants: [{ title: "One", options: { Size: "One" }, manage_inventory: false, prices: [{ amount: 9.95, currency_code: "kwd" }] }],
    sales_channels: [{ id: sales_channel.id }],
  })
  const { api_key } = await made("/admin/api-keys", { title: "Shop", type: "publishable" })
  await made(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] })
  const shopper = app.as({ "x-publishable-api-key": api_key.token })
  const { cart } = (
    await shopper("POST", "/store/carts", {
      region_id: region.id,
      email: "ada@example.com",
      items: [{ variant_id: product.variants[0].id, quantity: 1 }],
    })
  ).body
  const { payment_collection } = (await shopper("POST", "/store/payment-collections", { cart_id: cart.id })).body
  const session = await shopper("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    provider_id: "pp_stripe_stripe",
  })
  const { id } = session.body.payment_collection.payment_sessions[0].data
  expect(standIn.payments.get(id)).toMatchObject({ amount: 9950, currency: "kwd" })

  const payments = async () => (await admin("GET", "/admin/payments?fields=id,amount,captured_at,provider_id")).body.payments
  // Medusa's own address for what gateways tell.
  standIn.deliveries.url = `${app.url}/hooks/payment/stripe_stripe`
  standIn.deliveries.behaviour.signature = "wrong"
  standIn.pay(id, "pm_card_authenticationRequired")
  await standIn.deliveries.settled()
  expect(await payments()).toEqual([])
  standIn.deliveries.behaviour.signature = "right"
  standIn.payments.answerChallenge(id, true)
  await expect
    .poll(payments, { timeout: 30_000 })
    .toEqual([expect.objectContaining({ amount: 9.95, provider_id: "pp_stripe_stripe", captured_at: expect.any(String) })])
})
