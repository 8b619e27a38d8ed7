// @ts-check
import path from "node:path"
import { putUpFirstLots, renewLots } from "./auctions/put-up.mjs"
import { planPictures } from "./pictures/plan.mjs"
import { renderPictures } from "./pictures/render.mjs"
import { seedOrders } from "./seed/orders.mjs"
import { ADMIN, listCustomers, seedAdmin, seedCustomers } from "./seed/people.mjs"
import { seedProducts } from "./seed/products.mjs"
import { seedPromotions } from "./seed/promotions.mjs"
import { setUpReturnReasons, setUpShipping } from "./seed/shipping.mjs"
import { offerPayments as offer, readMarker, setUpShop, writeMarker } from "./seed/shop.mjs"
import { list } from "./seed/tools.mjs"
import { metadataTexts, seedTranslations } from "./seed/translations.mjs"
import { seedWallets } from "./seed/wallets.mjs"

/** @typedef {{ publishableKey: string, customers: import('./seed/people.mjs').DemoCustomer[], admin: { email: string, password: string } }} SeededDemo */

/**
 * Make the demo shop in a loaded engine. Safe to call again: a finished seed
 * only draws the pictures that are missing, an interrupted one goes on.
 *
 * @param {object} options
 * @param {any} options.container Medusa's application container
 * @param {string} options.uploadsDirectory what the engine serves as /static
 * @param {string} options.publicUrl where shoppers reach the engine, e.g. http://localhost:9000
 * @param {(message: string) => void} [options.log]
 * @returns {Promise<SeededDemo>}
 */
export async function seedDemo({ container, uploadsDirectory, publicUrl, log = () => {} }) {
  const context = { container, log, publicUrl: publicUrl.replace(/\/+$/, "") }
  const started = Date.now()
  const plan = planPictures()
  // Drawing uses other threads than the database work, so both go on at once.
  const drawing = renderPictures(plan.pictures, path.join(uploadsDirectory, "demo"))
  // Keeps Node from ending the process before the promise is awaited below.
  drawing.catch(() => {})

  const marker = await readMarker(context)
  const key = marker ? await storedKey(context) : await seedData(context, plan)
  await offer(context)
  const { rendered } = await drawing
  if (rendered > 0) log(`${rendered} pictures drawn`)
  log(marker ? "The demo shop is already there" : `The demo shop is ready after ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return { publishableKey: key, customers: await listCustomers(context), admin: { ...ADMIN } }
}

/** @param {import('./seed/tools.mjs').SeedContext} context */
async function storedKey(context) {
  const [key] = await list(context, "api_key", ["token"], { title: "Webshop", type: "publishable" })
  return key.token
}

/**
 * @param {import('./seed/tools.mjs').SeedContext} context @param {ReturnType<typeof planPictures>} plan
 * @returns {Promise<string>} the publishable key
 */
async function seedData(context, plan) {
  const step = async (/** @type {string} */ name, /** @type {() => Promise<any>} */ work) => {
    const from = Date.now()
    const result = await work()
    context.log(`${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`)
    return result
  }
  const shop = await step("Store, regions, taxes and warehouses", () => setUpShop(context))
  const { profile, options } = await step("Shipping", () => setUpShipping(context, shop))
  const reasons = await setUpReturnReasons(context)
  const stored = await step("Products, prices and stock", () => seedProducts(context, shop, profile, plan, metadataTexts(context)))
  await step("Arabic and French", () => seedTranslations(context, { ...stored, options, reasons }))
  await step("Promotions", () => seedPromotions(context, stored))
  const customers = await step("Customers and the administrator", async () => {
    await seedAdmin(context)
    return seedCustomers(context)
  })
  await step("Orders", () => seedOrders(context, { shop, shippingOptions: options, products: stored.products, customers }))
  await step("Wallets", () => seedWallets({ container: context.container, customers }))
  await step("Auctions", () => putUpFirstLots({ container: context.container, customers }))
  await writeMarker(context, { version: 1, finished_at: new Date().toISOString() })
  return shop.key.token
}

/**
 * For a demo that was made before a way to pay was there: offers it in the demo's regions.
 * @param {any} container Medusa's application container
 */
export const offerPayments = (container) => offer({ container, log: () => {}, publicUrl: "" })

/**
 * Puts lots up again in a demo that has none live, such as one that was asleep for some days; quick where there are some.
 * @param {any} container Medusa's application container
 */
export async function offerLots(container) {
  const context = { container, log: () => {}, publicUrl: "" }
  await renewLots({ container, customers: await listCustomers(context) })
}

export { PEOPLE as demoPeople } from "./seed/people.mjs"
