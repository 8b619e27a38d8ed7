// @ts-check
// The process of the test gateways: what stands in for Stripe and for Paymob while a shop has no account there.
import { createRequire } from "node:module"
import { join } from "node:path"
import { command } from "./lib/errors.mjs"
import { tell } from "./lib/leash.mjs"
import { root } from "./lib/root.mjs"

/** @type {{ directory: string, ports: { stripe: number, paymob: number }, webhooks: string }} */
const { directory, ports, webhooks } = JSON.parse(process.argv[2] ?? "{}")

/** @type {Promise<void>} */
const signalled = new Promise((resolve) => {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => resolve())
})

await command(async () => {
  const require = createRequire(join(root, "package.json"))
  const { StripeStandIn } = require("@wekala/engine/testing/stripe")
  const { PaymobStandIn } = require("@wekala/paymob/testing")
  const stripe = await StripeStandIn.start({
    port: ports.stripe,
    webhook_url: `${webhooks}/stripe`,
    state_file: join(directory, "stripe.state"),
  })
  const paymob = await PaymobStandIn.start({ port: ports.paymob, state_file: join(directory, "paymob.state") })
  // A shop that is starting, or starting anew, is told a little later.
  for (const { deliveries } of [stripe, paymob]) Object.assign(deliveries.behaviour, { retries: 20, retry_delay_ms: 3_000 })
  const environment = {
    STRIPE_API_KEY: stripe.options.secret_key,
    STRIPE_PUBLISHABLE_KEY: stripe.options.publishable_key,
    STRIPE_WEBHOOK_SECRET: stripe.options.webhook_secret,
    STRIPE_URL: stripe.url,
    PAYMOB_SECRET_KEY: paymob.options.secret_key,
    PAYMOB_PUBLIC_KEY: paymob.options.public_key,
    PAYMOB_HMAC_SECRET: paymob.options.hmac_secret,
    PAYMOB_API_KEY: paymob.options.api_key,
    // A card, a mobile wallet, a kiosk.
    PAYMOB_INTEGRATION_IDS: "1001,2001,3001",
    PAYMOB_URL: paymob.url,
  }
  await tell({ environment })
  await signalled
  // What has not reached the shop by now is asked for by its clock.
  for (const { deliveries } of [stripe, paymob]) deliveries.behaviour.retries = 0
  await Promise.race([Promise.all([stripe.stop(), paymob.stop()]), new Promise((resolve) => setTimeout(resolve, 2_000))])
})
process.exit()
