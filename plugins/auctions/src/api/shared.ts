import type { MedusaRequest } from "@medusajs/framework/http"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { Money, queryRows } from "@wekala/engine/kit"
import { createHmac } from "node:crypto"
import type { BidAnswer } from "../modules/auctions/bidding/place"
import { auctionNotFound } from "../modules/auctions/lot"
import { type Condition, type ListedAuction, listAuctions, type Page } from "../modules/auctions/reading/list"
import { presentAuction, productsOf, type PublicAuction } from "../modules/auctions/reading/present"
import { auctionsOf } from "../modules/auctions/resolve"
import { major, stateOf } from "../modules/auctions/view"

export { auctionsOf } from "../modules/auctions/resolve"

export const idParams = z.object({ id: z.string().min(1).max(64) })

/** The language that a shopper asks for. */
export const localeOf = (request: MedusaRequest) => request.get("x-medusa-locale")

/** Lots as shoppers see them, with their products. */
export async function publicPage(
  container: MedusaContainer,
  conditions: readonly Condition[],
  page: Page,
  locale: string | undefined,
): Promise<{ auctions: PublicAuction[]; rows: ListedAuction[]; count: number }> {
  const { rows, count } = await listAuctions(conditions, page)
  const products = await productsOf(container, rows, locale)
  const { options } = auctionsOf(container)
  return { auctions: rows.map((row) => presentAuction(row, products.get(row.product_id), options)), rows, count }
}

/**
 * One lot as shoppers see it.
 * @throws DomainError `auction_not_found` (404), for drafts, too
 */
export async function publicAuction(container: MedusaContainer, id: string, locale: string | undefined): Promise<PublicAuction> {
  const only: Condition[] = [
    ["a.id = ?", id],
    ["a.status <> ?", "draft"],
  ]
  const { auctions } = await publicPage(container, only, { limit: 1, offset: 0, order: "created_at" }, locale)
  const [auction] = auctions
  if (!auction) throw auctionNotFound(id)
  return auction
}

/** The currency in which amounts for a lot are read. */
export async function currencyOf(auctionId: string): Promise<string> {
  const known = currencies.get(auctionId)
  if (known) return known
  const [row] = await queryRows<{ currency_code: string; status: string }>("SELECT currency_code, status FROM auction WHERE id = $1", [
    auctionId,
  ])
  if (!row || row.status === "draft") throw auctionNotFound(auctionId)
  if (currencies.size >= MAX_KNOWN) currencies.clear()
  currencies.set(auctionId, row.currency_code)
  return row.currency_code
}

/** What is no draft any more never changes its currency, so each process asks once. */
const currencies = new Map<string, string>()
const MAX_KNOWN = 10_000

/** Where a bid comes from, so that merchants can see that two come from one place, and nobody which. */
export function originOf(request: MedusaRequest): { ip_hash: string | undefined; device_hash: string | undefined } {
  const device = request.get("x-device-id") ?? request.get("user-agent")
  return { ip_hash: request.ip && hashed(request.ip), device_hash: device && hashed(device) }
}

const hashed = (text: string) =>
  createHmac("sha256", process.env.COOKIE_SECRET ?? "")
    .update(text)
    .digest("base64url")
    .slice(0, 22)

/** The answer to a bid that was taken. */
export function presentPlaced({ bid, placedAt, lot, now }: BidAnswer) {
  const { currency } = lot
  return {
    bid: {
      id: bid.id,
      sequence: bid.sequence,
      bidder: bid.number,
      amount: major(bid.amount, currency),
      maximum: major(bid.maximum, currency),
      quantity: bid.quantity,
      placed_at: placedAt.toISOString(),
      kind: bid.kind,
    },
    me: {
      number: bid.number,
      maximum: major(bid.maximum, currency),
      quantity: bid.quantity,
      leading: lot.english.leader?.bidderId === bid.bidderId,
    },
    auction: stateOf(lot, now),
  }
}

/** A decimal amount for a lot, in minor units of its currency. */
export async function readAmount(auctionId: string, value: number | string): Promise<bigint> {
  return Money.fromDecimal(value, await currencyOf(auctionId)).minor
}
