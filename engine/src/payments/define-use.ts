import type { MedusaContainer } from "@medusajs/framework/types"

/** What was booked for one payment, in minor units of its currency. */
export interface Totals {
  readonly captured: bigint
  readonly refunded: bigint
}

/** What a shop has done for payments that are not for orders. */
export interface PaymentUse {
  /** Unique: `wallet.top_up`. */
  readonly name: string
  /** What was booked for each of these payment collections; those that are none of its own are left out. */
  readonly read: (collectionIds: readonly string[]) => Promise<ReadonlyMap<string, Totals>>
  /**
   * Does what a payment was made for, once its provider has the money or promises it; nothing for a collection that is none of
   * its own. Called whenever a payment is settled (`settlePayment`), so more than once for the same one.
   * @throws what passes: the webhook event, or the page that asked, comes again
   */
  readonly paid?: (container: MedusaContainer, collectionId: string) => Promise<void>
}

const uses = new Map<string, PaymentUse>()

/**
 * Declares what payments that are not for orders are for: who pays and closes the browser is given it all the same, and the daily
 * report sees what was booked. Beside the plugin that takes them.
 */
export function definePaymentUse(use: PaymentUse): void {
  uses.set(use.name, use)
}

export function definedPaymentUses(): PaymentUse[] {
  return [...uses.values()]
}
