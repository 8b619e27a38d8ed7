// @ts-check
// Every page that the shop window has, and what must be there for it to be seen. `npm run shots` takes
// pictures of them; a test looks for whatever keeps somebody from using them.

import { startLot } from "./lots.mjs"

/**
 * @typedef {"en" | "ar" | "fr"} Locale
 *
 * @typedef {object} Shop
 * @property {string} engine
 * @property {string} storefront
 * @property {string} publishableKey
 * @property {{ email: string, password: string }} admin
 * @property {{ email: string, password: string }} customer one who has orders, of which one was delivered, and a wallet
 *
 * @typedef {object} Stage what the pages show
 * @property {string} token the customer's session
 * @property {string} orderId the customer's, delivered
 * @property {string} addressId the customer's
 * @property {string} soldOut handle of a product of which nothing is left
 * @property {Record<keyof typeof LOTS, string>} lots ids of lots, one of each kind
 * @property {{ card: string, open: string }} topUps ids of the customer's: one that a card is to pay, one for which nothing was chosen
 * @property {Record<Bag, string>} bags ids of bags that have come so far
 * @property {() => Promise<void>} restore
 *
 * @typedef {"full" | "contact" | "address" | "delivery" | "payment"} Bag a bag with goods, and after each step of the checkout
 *
 * @typedef {object} ShopPage
 * @property {string} name
 * @property {string | ((stage: Stage, locale: Locale) => string)} path without the language; from the root where it begins with `//`
 * @property {Bag} [bag] what the shopper has
 * @property {boolean} [signedIn]
 * @property {boolean} [dark] worth a look at night too
 */

/** Words of which more than words is understood, and the name of what is in an auction. */
const UNDERSTOOD = { en: "cream kettle under 90 dollars", ar: "غلاية كريمي أقل من 5000 جنيه", fr: "bouilloire crème à moins de 90 euros" }
const LOT = { en: "turntable", ar: "أسطوانات", fr: "platine" }

/** @type {readonly ShopPage[]} */
export const PAGES = [
  { name: "home", path: "", dark: true },
  { name: "category", path: "/c/coffee-tea", dark: true },
  { name: "category-filtered", path: "/c/apparel?available=1&sort=price" },
  { name: "collection", path: "/collections/new-in" },
  { name: "search-all", path: "/search" },
  {
    name: "search-found",
    path: (_, locale) => `/search?q=${encodeURIComponent({ en: "coffee", ar: "قهوة", fr: "café" }[locale])}`,
    dark: true,
  },
  { name: "search-understood", path: (_, locale) => `/search?q=${encodeURIComponent(UNDERSTOOD[locale])}`, dark: true },
  { name: "search-lots", path: (_, locale) => `/search?q=${encodeURIComponent(LOT[locale])}&type=auction` },
  { name: "search-empty", path: "/search?q=zzzzzz" },
  { name: "product", path: "/p/heron-gooseneck-kettle", dark: true },
  { name: "product-single", path: "/p/brass-compass" },
  { name: "product-sold-out", path: ({ soldOut }) => `/p/${soldOut}` },
  { name: "bag-empty", path: "/cart" },
  { name: "bag", path: "/cart", bag: "full", dark: true },
  { name: "checkout-1-contact", path: "/checkout", bag: "full" },
  { name: "checkout-2-address", path: "/checkout", bag: "contact" },
  { name: "checkout-3-delivery", path: "/checkout", bag: "address" },
  { name: "checkout-4-payment", path: "/checkout", bag: "delivery" },
  { name: "checkout-5-review", path: "/checkout", bag: "payment", dark: true },
  { name: "order-placed", path: ({ orderId }) => `/order/${orderId}?placed=1`, signedIn: true },
  { name: "order-status", path: ({ orderId }) => `/order/${orderId}`, signedIn: true, dark: true },
  { name: "sign-in", path: "/account/sign-in" },
  { name: "register", path: "/account/register" },
  { name: "forgot", path: "/account/forgot" },
  { name: "reset", path: "/account/reset?token=a.b.c&email=nour%40wekala.test" },
  { name: "account", path: "/account", signedIn: true, dark: true },
  { name: "account-orders", path: "/account/orders", signedIn: true },
  { name: "account-return", path: ({ orderId }) => `/account/orders/${orderId}/return`, signedIn: true },
  { name: "account-addresses", path: "/account/addresses", signedIn: true },
  { name: "account-address", path: ({ addressId }) => `/account/addresses/${addressId}`, signedIn: true },
  { name: "account-address-new", path: "/account/addresses/new", signedIn: true },
  { name: "account-profile", path: "/account/profile", signedIn: true },
  { name: "account-security", path: "/account/security", signedIn: true },
  { name: "account-privacy", path: "/account/privacy", signedIn: true, dark: true },
  { name: "account-verify", path: "/account/verify?code=x" },
  { name: "account-deleted", path: "/account/deleted" },
  { name: "account-wallet", path: "/account/wallet", signedIn: true, dark: true },
  { name: "top-up-card", path: ({ topUps }) => `/checkout/top-up/${topUps.card}`, signedIn: true, dark: true },
  { name: "top-up-choice", path: ({ topUps }) => `/checkout/top-up/${topUps.open}`, signedIn: true },
  { name: "top-up-waiting", path: ({ topUps }) => `/checkout/top-up/${topUps.card}/back`, signedIn: true },
  { name: "auctions", path: "/auctions", dark: true },
  { name: "auctions-chosen", path: "/auctions?show=live&sort=bids&format=english" },
  { name: "auctions-none", path: "/auctions?q=zzzzzz" },
  { name: "lot", path: ({ lots }) => `/auctions/${lots.english}`, signedIn: true, dark: true },
  { name: "lot-guest", path: ({ lots }) => `/auctions/${lots.english}?amount=99` },
  { name: "lot-falling", path: ({ lots }) => `/auctions/${lots.dutch}`, signedIn: true },
  { name: "lot-sealed", path: ({ lots }) => `/auctions/${lots.sealed}`, signedIn: true },
  { name: "lot-upcoming", path: ({ lots }) => `/auctions/${lots.upcoming}` },
  { name: "lot-won", path: ({ lots }) => `/auctions/${lots.won}`, signedIn: true, dark: true },
  { name: "product-in-auction", path: "/p/orbit-turntable" },
  { name: "account-auctions", path: "/account/auctions?tab=bidding", signedIn: true, dark: true },
  { name: "account-auctions-won", path: "/account/auctions?tab=won", signedIn: true },
  { name: "account-auctions-watching", path: "/account/auctions?tab=watching", signedIn: true },
  { name: "account-auctions-sell", path: "/account/auctions/sell", signedIn: true, dark: true },
  { name: "account-auctions-selling", path: "/account/auctions?tab=selling", signedIn: true },
  { name: "not-found", path: "/no-such-page" },
  { name: "offline", path: (_, locale) => `//api/offline/${locale}`, dark: true },
]

/** Where shoppers of a language most likely are, and an address there. */
const HOMES = {
  en: { country_code: "us", address_1: "1 Main Street", city: "Austin", postal_code: "78701", province: "us-tx", phone: "" },
  ar: { country_code: "eg", address_1: "١٢ شارع طلعت حرب", city: "القاهرة", postal_code: "11511", province: "", phone: "01001234567" },
  fr: { country_code: "fr", address_1: "5 rue des Lilas", city: "Lyon", postal_code: "69003", province: "", phone: "" },
}
/** One lot of each kind: of what, and on which terms. */
const LOTS = {
  english: {
    handle: "orbit-turntable",
    seconds: 7200,
    reserve_price: 150,
    buy_now_price: 400,
    estimate_low: 180,
    estimate_high: 260,
    premium_percent: 12.5,
    soft_close_window_seconds: 120,
    soft_close_extension_seconds: 120,
    condition: "As new, in its box. Tested by us for a week.",
    provenance: "From the window of our first shop.",
  },
  dutch: {
    handle: "upper-egypt-express",
    seconds: 7200,
    format: "dutch",
    starting_price: 120,
    clock_decrement: 1.5,
    clock_step_seconds: 30,
    clock_floor: 40,
  },
  sealed: { handle: "caravan-fountain-pen", seconds: 90_000, format: "sealed_second", quantity: 3 },
  upcoming: { handle: "siwa-two-person-tent", seconds: 7200, startsIn: 90_000 },
  won: { handle: "travelling-chess-set", seconds: 7200, buy_now_price: 60, premium_percent: 10 },
}

const SOLD_OUT = "four-winds-kite"
const IN_BAG = ["heron-gooseneck-kettle", "brass-compass"]

/**
 * Puts in place what the pages of a language show.
 * @param {Shop} shop @param {Locale} locale @returns {Promise<Stage>}
 */
export async function setStage(shop, locale) {
  const store = client(shop.engine, { "x-publishable-api-key": shop.publishableKey })
  const { token } = await store("/auth/customer/emailpass", shop.customer)
  const own = client(shop.engine, { "x-publishable-api-key": shop.publishableKey, authorization: `Bearer ${token}` })
  const { orders } = await own("/store/orders?fields=id,fulfillment_status&limit=50")
  const { addresses } = await own("/store/customers/me/addresses")
  const order = orders.find((/** @type {any} */ each) => each.fulfillment_status === "delivered")
  if (!order || !addresses[0]) throw new Error(`${shop.customer.email} has no delivered order or no address; this needs the demo shop`)
  const lots = await openLots(shop, store, own)
  const putBack = await sellOut(shop)
  const topUps = { card: await beginTopUp(own, "pp_stripe_stripe"), open: await beginTopUp(own) }
  const restore = async () => {
    await putBack()
    for (const id of Object.values(topUps)) await own(`/store/wallet/top-ups/${id}/cancel`, {})
  }
  const bags = /** @type {Stage["bags"]} */ ({})
  for (const bag of /** @type {const} */ (["full", "contact", "address", "delivery", "payment"]))
    bags[bag] = await fillBag(store, locale, bag)
  return { token, orderId: order.id, addressId: addresses[0].id, soldOut: SOLD_OUT, lots, topUps, bags, restore }
}

/** @param {ReturnType<typeof client>} store @param {Locale} locale @param {Bag} until */
async function fillBag(store, locale, until) {
  const home = {
    first_name: { en: "Grace", ar: "منى", fr: "Louise" }[locale],
    last_name: { en: "Miller", ar: "السيد", fr: "Martin" }[locale],
    ...HOMES[locale],
  }
  const { regions } = await store("/store/regions")
  const region = regions.find((/** @type {any} */ each) =>
    each.countries.some((/** @type {any} */ { iso_2 }) => iso_2 === home.country_code),
  )
  const tag = { en: "en-US", ar: "ar-EG", fr: "fr-FR" }[locale]
  const { cart } = await store("/store/carts", {
    region_id: region.id,
    locale: tag,
    shipping_address: { country_code: home.country_code },
  })
  for (const handle of IN_BAG) {
    const { products } = await store(`/store/products?handle=${handle}&fields=variants.id`)
    await store(`/store/carts/${cart.id}/line-items`, { variant_id: products[0].variants[0].id, quantity: 1 })
  }
  const steps = [
    () => store(`/store/carts/${cart.id}`, { email: "grace@wekala.test", promo_codes: ["WELCOME10"] }),
    () => store(`/store/carts/${cart.id}`, { shipping_address: home, billing_address: home }),
    async () => {
      const { shipping_options } = await store(`/store/shipping-options?cart_id=${cart.id}`)
      await store(`/store/carts/${cart.id}/shipping-methods`, { option_id: shipping_options[0].id })
    },
    async () => {
      const { payment_collection } = await store("/store/payment-collections", { cart_id: cart.id })
      await store(`/store/payment-collections/${payment_collection.id}/payment-sessions`, { provider_id: "pp_bank_transfer" })
    },
  ]
  for (const step of steps.slice(0, ["full", "contact", "address", "delivery", "payment"].indexOf(until))) await step()
  return cart.id
}

/** @param {ReturnType<typeof client>} own @param {string} [provider_id] */
async function beginTopUp(own, provider_id) {
  const { top_up } = await own("/store/wallet/top-ups", { amount: "40", currency_code: "usd" })
  if (provider_id) await own(`/store/payment-collections/${top_up.payment_collection_id}/payment-sessions`, { provider_id })
  return /** @type {string} */ (top_up.id)
}

/** @type {Promise<Stage["lots"]> | undefined} */
let opened

/**
 * Opens the lots, once for all languages: two bid on one, the customer buys another and watches a third.
 * @param {Shop} shop @param {ReturnType<typeof client>} store @param {ReturnType<typeof client>} own
 */
function openLots({ engine, admin }, store, own) {
  opened ??= (async () => {
    const { token } = await client(engine, {})("/auth/user/emailpass", admin)
    const ask = client(engine, { authorization: `Bearer ${token}` })
    const lots = /** @type {Stage["lots"]} */ ({})
    for (const [name, { handle, ...terms }] of Object.entries(LOTS))
      lots[/** @type {keyof typeof LOTS} */ (name)] = await startLot(ask, handle, terms)
    const rival = await newBidder(store)
    await own(`/store/auctions/${lots.english}/bids`, { amount: 60 })
    await rival(`/store/auctions/${lots.english}/bids`, { amount: 45 })
    await rival(`/store/auctions/${lots.english}/bids`, { amount: 75 })
    await own(`/store/auctions/${lots.sealed}/bids`, { amount: 40, quantity: 2 })
    await own(`/store/auctions/${lots.won}/buy-now`, {})
    await own(`/store/auctions/${lots.upcoming}/watch`, {})
    return lots
  })()
  return opened
}

/** @param {ReturnType<typeof client>} store */
async function newBidder(store) {
  const login = { email: `rival-${crypto.randomUUID()}@wekala.test`, password: "correct horse battery" }
  const { token } = await store("/auth/customer/emailpass/register", login)
  await store("/store/customers", { email: login.email, first_name: "Rana", last_name: "Rival" }, token)
  const session = await store("/auth/customer/emailpass", login)
  return (/** @type {string} */ path, /** @type {object} */ body) => store(path, body, session.token)
}

/** Takes one product off the shelf. @param {Shop} shop @returns {Promise<() => Promise<void>>} how to put it back */
async function sellOut({ engine, admin }) {
  const { token } = await client(engine, {})("/auth/user/emailpass", admin)
  const ask = client(engine, { authorization: `Bearer ${token}` })
  const { products } = await ask(`/admin/products?handle=${SOLD_OUT}&fields=variants.inventory_items.inventory_item_id`)
  /** @type {(() => Promise<unknown>)[]} */
  const back = []
  for (const { inventory_items } of products[0].variants) {
    for (const { inventory_item_id } of inventory_items) {
      const path = `/admin/inventory-items/${inventory_item_id}/location-levels`
      const { inventory_levels } = await ask(path)
      for (const { location_id, stocked_quantity, reserved_quantity } of inventory_levels) {
        await ask(`${path}/${location_id}`, { stocked_quantity: reserved_quantity })
        back.push(() => ask(`${path}/${location_id}`, { stocked_quantity }))
      }
    }
  }
  return async () => {
    for (const put of back) await put()
  }
}

/** @param {string} engine @param {Record<string, string>} headers */
function client(engine, headers) {
  /** @param {string} path @param {object} [body] @param {string} [token] @returns {Promise<any>} */
  return async (path, body, token) => {
    const init = {
      headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }), "content-type": "application/json" },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    }
    const response = await fetch(`${engine}${path}`, init)
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

/**
 * Opens a page as the shopper for whom it is.
 * @param {import("playwright-core").Page} page @param {string} storefront @param {ShopPage} which @param {Locale} locale @param {Stage} stage
 */
export async function openPage(page, storefront, { path, bag, signedIn }, locale, stage) {
  const cookies = { ...(bag && { wk_cart: stage.bags[bag] }), ...(signedIn && { wk_token: stage.token }) }
  await page.context().clearCookies()
  await page.context().addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url: storefront, httpOnly: true })))
  const own = typeof path === "string" ? path : path(stage, locale)
  await page.goto(own.startsWith("//") ? `${storefront}${own.slice(1)}` : `${storefront}/${locale}${own}`)
  await page.locator("h1, h2").first().waitFor()
}
