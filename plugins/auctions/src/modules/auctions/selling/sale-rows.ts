import { Money, newId, type Tx } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"
import { auctionSettled, auctionSold } from "../events"
import { defaultKey, defaultSaleJob } from "../jobs/default-sale"
import { prepareCartJob } from "../jobs/prepare-cart"
import { type Lot, lockAuction, readLot } from "../lot"
import type { AuctionsOptions } from "../options"
import { type AuctionStatus, type SaleKind, type SaleMove, saleStates } from "../rules/states"
import { about } from "../tell"
import { saleNotFound } from "./not-found"
import { change } from "../change"

export interface SoldBid {
  readonly id: string
  readonly bidderId: string
}

export interface NewSale {
  readonly kind: SaleKind
  readonly quantity: number
  /** Minor units for one unit. */
  readonly unitPrice: bigint
  readonly now: Date
}

/** Buyer's premium for all units, minor units, rounded half to even. */
export function premiumOf(lot: Lot, unitPrice: bigint, quantity: number): bigint {
  return Money.ofMinor(unitPrice * BigInt(quantity), lot.currency).percentage(lot.premiumBasisPoints).minor
}

/** When a win of this moment must be paid. */
export const payUntil = (lot: Lot, now: Date) => new Date(now.getTime() + lot.payWithinHours * 3_600_000)

/** Writes a win down; its cart and its deadline follow by themselves. */
export async function insertSale(tx: Tx, lot: Lot, bid: SoldBid, { kind, quantity, unitPrice, now }: NewSale): Promise<AuctionSale> {
  const [sale] = await tx.query<AuctionSale>(
    `INSERT INTO auction_sale (id, auction_id, bid_id, bidder_id, kind, status, exclusive, quantity, unit_price, premium,
       currency_code, pay_until)
     VALUES ($1, $2, $3, $4, $5, 'awaiting_payment', $6, $7, $8, $9, $10, $11) RETURNING *`,
    [
      newId("asale"),
      lot.id,
      bid.id,
      bid.bidderId,
      kind,
      lot.format === "english",
      quantity,
      unitPrice,
      premiumOf(lot, unitPrice, quantity),
      lot.currency,
      payUntil(lot, now),
    ],
  )
  await awaitPayment(tx, lot, sale as AuctionSale)
  return sale as AuctionSale
}

/** What follows when somebody is to pay: a cart, a deadline, and the news. */
export async function awaitPayment(tx: Tx, lot: Lot, sale: AuctionSale): Promise<void> {
  const pay_until = sale.pay_until as Date
  await enqueuePayment(tx, sale)
  await tx.emit(auctionSold, {
    ...about(lot),
    sale_id: sale.id,
    bidder_id: sale.bidder_id,
    kind: sale.kind,
    quantity: sale.quantity,
    unit_price_minor: String(sale.unit_price),
    premium_minor: String(sale.premium),
    pay_until: pay_until.toISOString(),
  })
}

/** A cart to pay, and a deadline. */
export async function enqueuePayment(tx: Tx, { id, pay_until }: AuctionSale): Promise<void> {
  await tx.enqueue(prepareCartJob, { sale_id: id })
  await tx.enqueue(defaultSaleJob, { sale_id: id }, { runAt: pay_until as Date, key: defaultKey(id) })
}

/**
 * Takes a sale and its lot for the rest of the transaction, the lot first as everywhere.
 * @throws DomainError `sale_not_found` (404)
 */
export async function lockSale(tx: Tx, id: string, options: AuctionsOptions): Promise<{ lot: Lot; sale: AuctionSale }> {
  const [found] = await tx.query<AuctionSale>("SELECT * FROM auction_sale WHERE id = $1", [id])
  if (!found) throw saleNotFound(id)
  const lot = readLot(await lockAuction(tx, found.auction_id), options)
  const [sale] = await tx.query<AuctionSale>("SELECT * FROM auction_sale WHERE id = $1 FOR UPDATE", [id])
  return { lot, sale: sale as AuctionSale }
}

/** @throws DomainError `sale_<move>_not_allowed` (409) */
export async function moveSale(tx: Tx, sale: AuctionSale, move: SaleMove, changes: Partial<AuctionSale> = {}): Promise<AuctionSale> {
  const status = saleStates.next(sale.status, move)
  const [moved] = await tx.query<AuctionSale>(
    `UPDATE auction_sale SET status = $2, order_id = coalesce($3, order_id), note = coalesce($4, note), pay_until = coalesce($5, pay_until),
       paid_at = CASE WHEN $2 = 'paid' THEN now() ELSE paid_at END, completing_at = NULL, updated_at = now()
     WHERE id = $1 RETURNING *`,
    [sale.id, status, changes.order_id ?? null, changes.note ?? null, changes.pay_until ?? null],
  )
  return moved as AuctionSale
}

/** Units that a sale had and has no more. */
export async function freeUnits(tx: Tx, lot: Lot, quantity: number): Promise<Lot> {
  const unitsSold = Math.max(0, lot.unitsSold - quantity)
  await tx.query("UPDATE auction SET units_sold = $2, updated_at = now() WHERE id = $1", [lot.id, unitsSold])
  return { ...lot, unitsSold }
}

/**
 * Where a lot that has ended stands, by what its sales have come to: settled when something is paid and nothing
 * is open, defaulted when nothing is either, and ended while somebody may still pay.
 */
export async function reviewLot(tx: Tx, lot: Lot, now: Date, actorId?: string): Promise<void> {
  if (lot.status !== "ended" && lot.status !== "settled" && lot.status !== "defaulted") return
  const sales = await tx.query<Pick<AuctionSale, "id" | "status">>("SELECT id, status FROM auction_sale WHERE auction_id = $1", [lot.id])
  const has = (...wanted: AuctionSale["status"][]) => sales.some(({ status }) => wanted.includes(status))
  const next: AuctionStatus = has("offered", "awaiting_payment", "ordered") ? "ended" : has("paid") ? "settled" : "defaulted"
  if (next === lot.status || sales.length === 0) return
  // An offer after an unmet reserve that nobody took leaves the lot as it was.
  if (next === "defaulted" && lot.outcome !== "sold") return
  await change(tx, lot, now, { status: next }, { type: "changed", ...(actorId && { actorId }) })
  if (next === "settled") {
    const paid = sales.filter(({ status }) => status === "paid").map((sale) => sale.id)
    await tx.emit(auctionSettled, { ...about(lot), sale_ids: paid })
  }
}
