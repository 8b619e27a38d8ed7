// @ts-check
// Lots to look at: for tests, and for pictures of the shop's pages.
import { setTimeout as sleep } from "node:timers/promises"

/**
 * Asks the admin API as a merchant; with a body it is a POST.
 * @typedef {<T = any>(path: string, body?: object) => Promise<T>} Ask
 */

const LONGEST_WAIT_MS = 20_000
const LEAD_MS = 1000

/**
 * Puts the first variant of a product up for auction.
 * @param {Ask} ask
 * @param {string} handle of the product
 * @param {{ seconds: number, startsIn?: number } & Record<string, unknown>} terms how long it lives, in how many seconds it
 * begins (at once unless told), and what else is said of it, as in `POST /admin/auctions`
 * @returns {Promise<string>} its id, once it is live where it begins at once
 */
export async function startLot(ask, handle, { seconds, startsIn = 0, ...terms }) {
  const { products } = await ask(`/admin/products?handle=${handle}&fields=variants.id`)
  const starts = Date.now() + LEAD_MS + startsIn * 1000
  const { auction } = await ask("/admin/auctions", {
    variant_id: products[0].variants[0].id,
    quantity: 1,
    format: "english",
    currency_code: "usd",
    starting_price: 20,
    starts_at: new Date(starts).toISOString(),
    ends_at: new Date(starts + seconds * 1000).toISOString(),
    ...terms,
  })
  if (!auction) throw new Error(`There is no lot of ${handle}`)
  await ask(`/admin/auctions/${auction.id}/schedule`, {})
  return startsIn > 0 ? auction.id : whenIt(ask, auction.id, "live")
}

/** @param {Ask} ask @param {string} id @param {string} status @returns {Promise<string>} the id, once the lot is in this state */
export async function whenIt(ask, id, status) {
  for (const deadline = Date.now() + LONGEST_WAIT_MS; ; await sleep(200)) {
    const { auction } = await ask(`/admin/auctions/${id}`)
    if (auction.status === status) return id
    if (Date.now() > deadline) throw new Error(`The lot is still ${auction.status}, not ${status}`)
  }
}
