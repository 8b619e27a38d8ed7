import { DomainError, transaction } from "@wekala/engine/kit"
import type { AuctionSale } from "../entities"
import { auctionDefaulted } from "../events"
import { defaultKey, defaultSaleJob } from "../jobs/default-sale"
import { settleStockJob } from "../jobs/settle-stock"
import { settleWhatIsLeft } from "../jobs/settle-what-is-left"
import type { AuctionsOptions } from "../options"
import { about } from "../tell"
import { offerToRunnerUp } from "./offers"
import { enqueuePayment, freeUnits, lockSale, moveSale, reviewLot } from "./sale-rows"

/** An order that is being placed may take this long before a deadline counts it as failed. */
const COMPLETING_MS = 15 * 60_000

/**
 * What a merchant decides waits for an order that is under way: else it would find its sale gone.
 * @throws DomainError `sale_completing` (409)
 */
function requireNoOrderUnderWay({ status, completing_at }: AuctionSale): void {
  if (status !== "awaiting_payment" || !completing_at) return
  throw new DomainError({
    status: 409,
    code: "sale_completing",
    message: "The winner is paying this very moment. Look again in a minute.",
  })
}

/** A sale's order stands: its deadline has no meaning any more. */
export function orderSale(id: string, orderId: string, options: AuctionsOptions): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const { sale } = await lockSale(tx, id, options)
    if (sale.order_id === orderId) return sale
    return moveSale(tx, sale, "order", { order_id: orderId })
  })
}

/** The order of a sale is gone, though nothing was paid: the winner may buy anew, until the deadline. */
export function reopenSale(id: string, options: AuctionsOptions): Promise<void> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockSale(tx, id, options)
    if (sale.status !== "ordered") return
    await moveSale(tx, sale, "reopen")
    await tx.query("UPDATE auction_sale SET order_id = NULL, cart_id = NULL WHERE id = $1", [id])
    await enqueuePayment(tx, sale)
    await tx.enqueue(settleStockJob, { auction_id: lot.id })
  })
}

/**
 * All of a sale's price is there.
 * @throws DomainError `sale_pay_not_allowed`, `sale_completing` (409)
 */
export function paySale(id: string, options: AuctionsOptions, note?: string, actorId?: string): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockSale(tx, id, options)
    if (sale.status === "paid") return sale
    requireNoOrderUnderWay(sale)
    const paid = await moveSale(tx, sale, "pay", note ? { note } : {})
    await reviewLot(tx, lot, await tx.now(), actorId)
    await settleWhatIsLeft(tx, lot.id)
    return paid
  })
}

/**
 * Ends a sale that was not paid in time; its timer calls it. The winner gets a strike, loses the deposit where
 * the shop says so, and the runner-up is offered the lot.
 *
 * @param force a merchant does not wait for the deadline
 * @throws DomainError `sale_default_not_allowed`, `sale_completing` (409) where a merchant does it
 */
export function defaultSale(id: string, now: Date, options: AuctionsOptions, force?: { actorId: string; note?: string }): Promise<void> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockSale(tx, id, options)
    if (force) requireNoOrderUnderWay(sale)
    else {
      if (sale.status !== "awaiting_payment") return
      const waitUntil = Math.max((sale.pay_until as Date).getTime(), sale.completing_at ? sale.completing_at.getTime() + COMPLETING_MS : 0)
      if (waitUntil > now.getTime()) {
        await tx.enqueue(defaultSaleJob, { sale_id: id }, { runAt: new Date(waitUntil), key: defaultKey(id) })
        return
      }
    }
    await moveSale(tx, sale, "default", force?.note ? { note: force.note } : {})
    await tx.query("INSERT INTO auction_strike (sale_id, customer_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", [id, sale.bidder_id])
    const freed = await freeUnits(tx, lot, sale.quantity)
    await tx.emit(auctionDefaulted, {
      ...about(lot),
      sale_id: id,
      bidder_id: sale.bidder_id,
      deposit_forfeited: options.forfeit_deposit && lot.deposit !== null,
    })
    if (options.second_chance && !force) await offerToRunnerUp(tx, freed, { hours: options.offer_hours, now, quantity: sale.quantity })
    await reviewLot(tx, freed, now, force?.actorId)
    await settleWhatIsLeft(tx, lot.id)
  })
}

/**
 * Ends a sale without blame: a merchant calls it off, or its order was cancelled.
 * @throws DomainError `sale_cancel_not_allowed`, `sale_completing` (409)
 */
export function cancelSale(id: string, options: AuctionsOptions, note?: string, actorId?: string): Promise<AuctionSale> {
  return transaction(async (tx) => {
    const { lot, sale } = await lockSale(tx, id, options)
    if (sale.status === "cancelled") return sale
    requireNoOrderUnderWay(sale)
    const cancelled = await moveSale(tx, sale, "cancel", note ? { note } : {})
    const freed = sale.status === "offered" ? lot : await freeUnits(tx, lot, sale.quantity)
    await reviewLot(tx, freed, await tx.now(), actorId)
    await settleWhatIsLeft(tx, lot.id)
    return cancelled
  })
}
