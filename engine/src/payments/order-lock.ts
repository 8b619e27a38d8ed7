import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Seconds: longer than a provider may take to answer, with its retries. */
const LOCK_SECONDS = 120

/**
 * Lets one at a time move an order's money, or write of it: Medusa reads the order's totals, adds, and writes them back, so that
 * two at the same moment lose one of them.
 * @throws Error `Timed-out acquiring lock.`
 */
export function withOrderMoney<T>(container: MedusaContainer, orderId: string, work: () => Promise<T>): Promise<T> {
  return container.resolve(Modules.LOCKING).execute([`wekala.order_money:${orderId}`], work, { timeout: LOCK_SECONDS })
}
