// @ts-check
import { createRequire } from "node:module"
import { LIVELY, LOTS, PROPOSED } from "./lots.mjs"

const require = createRequire(import.meta.url)
const { Money, queryRows } = require("@wekala/engine/kit")

const HOUR_MS = 3_600_000
/** Between a lot's start and the end of one that is over at once; the least that an auction lasts, and time to bid. */
const OVER_SOON_MS = 30_000
/** Who does what a merchant does in the demo. */
const CLERK = "support-desk"

/**
 * @typedef {{ container: any, customers: { id: string, firstName: string }[] }} Shop
 * @typedef {import("./lots.mjs").DemoLot} DemoLot
 */

/**
 * The demo's lots: bids on those that are live, some to come, some that are over. Each has a reference, so doing it
 * again goes on where it stopped.
 *
 * @param {Shop} shop
 */
export async function putUpFirstLots(shop) {
  if (!shop.container.resolve("auctions", { allowUnregistered: true })) return
  for (const lot of LOTS) await putUp(shop, lot, 1)
  await propose(shop)
  await keepLively(shop)
}

/** New lots where none is live any more. What is over stays to be seen, so these bring no more of it. @param {Shop} shop */
export async function renewLots(shop) {
  if (!shop.container.resolve("auctions", { allowUnregistered: true })) return
  const [{ live, round }] = await queryRows(`
    SELECT count(*) FILTER (WHERE status = 'live' AND ends_at > now())::int AS live,
      coalesce(max(split_part(reference, '.', 3)::int), 0) AS round
    FROM auction WHERE reference LIKE 'demo.lot.%'`)
  if (round === 0) return putUpFirstLots(shop)
  if (live === 0) for (const lot of LOTS.filter(({ ended }) => !ended)) await putUp(shop, lot, round + 1)
  await keepLively(shop)
}

/** @param {Shop} shop */
async function keepLively(shop) {
  const [live] = await queryRows("SELECT 1 FROM auction WHERE metadata->>'demo' = 'lively' AND status = 'live' AND ends_at > now() LIMIT 1")
  if (!live) await putUp(shop, LIVELY, Date.now())
}

/** @param {Shop} shop @param {DemoLot} lot @param {number} round */
async function putUp(shop, lot, round) {
  const auctions = shop.container.resolve("auctions")
  const reference = `demo.${lot === LIVELY ? "lively" : "lot"}.${round}.${lot.key}`
  const product = await variantInStock(lot.handle, lot.quantity ?? 1)
  if (!product) return
  const { id, status } = await auctions.createAuction(reference, factsOf(lot, product))
  if (status === "draft") {
    const { scheduleAuctionWorkflow } = require("@wekala/auctions/workflows")
    const startsAt = new Date(Date.now() + (lot.startsInHours ?? 0) * HOUR_MS)
    const endsAt = new Date(startsAt.getTime() + (lot.ended ? OVER_SOON_MS : lot.lastsHours * HOUR_MS))
    const auction = { id, variant_id: product.variant_id, quantity: lot.quantity ?? 1 }
    await scheduleAuctionWorkflow(shop.container).run({
      input: { auction, starts_at: startsAt.toISOString(), ends_at: endsAt.toISOString(), actor_id: CLERK },
    })
  }
  if (lot.startsInHours) return
  await auctions.start(id, new Date())
  await bid(shop, lot, id, reference)
  if (lot.ended) await end(shop, lot, id)
}

/** @param {Shop} shop @param {DemoLot} lot @param {string} auction_id @param {string} reference */
async function bid({ container, customers }, lot, auction_id, reference) {
  const [{ status }] = await queryRows("SELECT status FROM auction WHERE id = $1 AND ends_at > now() UNION ALL SELECT 'ended' LIMIT 1", [
    auction_id,
  ])
  if (status !== "live") return
  for (const [index, [name, amount]] of (lot.bids ?? []).entries()) {
    const bidder = customers.find(({ firstName }) => firstName.toLowerCase() === name)
    await container.resolve("auctions").placeBid({
      auction_id,
      bidder_id: bidder?.id,
      reference: `${reference}.${index}`,
      kind: "bid",
      amount: Money.fromDecimal(amount, lot.currency).minor,
    })
  }
}

/** @param {Shop} shop @param {DemoLot} lot @param {string} id */
async function end({ container }, lot, id) {
  const auctions = container.resolve("auctions")
  const [{ ends_at }] = await queryRows("SELECT ends_at FROM auction WHERE id = $1", [id])
  await auctions.end(id, ends_at)
  const [sale] = await queryRows("SELECT id, status FROM auction_sale WHERE auction_id = $1", [id])
  if (lot.ended === "paid" && sale?.status === "awaiting_payment") {
    await auctions.sales.pay(sale.id, "Paid in cash, and taken along", CLERK)
  }
}

/** @param {Shop} shop */
async function propose({ container, customers }) {
  const { proposeAuctionWorkflow } = require("@wekala/auctions/workflows")
  const seller = customers.find(({ firstName }) => firstName === "Camille")
  const reference = "demo.proposal.coffee-pot"
  const [before] = await queryRows("SELECT 1 FROM auction WHERE reference = $1", [reference])
  if (before || !seller) return
  const { title, description, condition, currency, start, reserve, days } = PROPOSED
  const lot = { ...PROPOSED, format: /** @type {const} */ ("english"), estimate: undefined, provenance: null }
  const facts = { ...factsOf(lot, {}), title, description, condition, commission_basis_points: 1_000, metadata: { duration_days: days } }
  const minor = (/** @type {string} */ decimal) => Money.fromDecimal(decimal, currency).minor.toString()
  await proposeAuctionWorkflow(container).run({
    input: {
      reference,
      seller_id: seller.id,
      title,
      description,
      category_id: null,
      images: [],
      facts: { ...facts, starting_price: minor(start), reserve_price: minor(reserve) },
    },
  })
}

/**
 * The variant of a product of which there is most.
 * @param {string} handle @param {number} units @returns {Promise<{ variant_id: string, product_id: string } | undefined>}
 */
async function variantInStock(handle, units) {
  const [variant] = await queryRows(
    `SELECT v.id AS variant_id, v.product_id FROM product p
     JOIN product_variant v ON v.product_id = p.id AND v.deleted_at IS NULL
     JOIN product_variant_inventory_item i ON i.variant_id = v.id AND i.deleted_at IS NULL
     JOIN inventory_level l ON l.inventory_item_id = i.inventory_item_id AND l.deleted_at IS NULL
     WHERE p.handle = $1 AND p.deleted_at IS NULL AND p.status = 'published' AND l.stocked_quantity - l.reserved_quantity >= $2
     ORDER BY l.stocked_quantity - l.reserved_quantity DESC, v.id LIMIT 1`,
    [handle, units],
  )
  return variant
}

/** @param {Pick<DemoLot, "format" | "currency" | "start"> & Record<string, any>} lot @param {object} product */
function factsOf(lot, product) {
  const minor = (/** @type {string | undefined} */ decimal) =>
    decimal === undefined ? null : Money.fromDecimal(decimal, lot.currency).minor
  const isEnglish = lot.format === "english"
  return {
    ...product,
    format: lot.format,
    quantity: lot.quantity ?? 1,
    currency_code: lot.currency,
    title: null,
    subtitle: null,
    description: null,
    condition: lot.condition,
    provenance: lot.provenance,
    starting_price: minor(lot.start),
    reserve_price: minor(lot.reserve),
    buy_now_price: minor(lot.buyNow),
    estimate_low: minor(lot.estimate?.[0]),
    estimate_high: minor(lot.estimate?.[1]),
    clock_decrement: minor(lot.clock?.decrement),
    clock_step_seconds: lot.clock?.stepSeconds ?? null,
    clock_floor: minor(lot.clock?.floor),
    increments: null,
    soft_close_window_seconds: isEnglish ? 60 : null,
    soft_close_extension_seconds: isEnglish ? 60 : null,
    soft_close_cap_minutes: isEnglish ? 15 : null,
    premium_basis_points: Math.round((lot.premiumPercent ?? 0) * 100),
    commission_basis_points: 0,
    deposit: null,
    pay_within_hours: 72,
    seller_id: null,
    starts_at: null,
    ends_at: null,
    metadata: { demo: lot === LIVELY ? "lively" : "lot" },
  }
}
