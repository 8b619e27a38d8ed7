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
}

const uses = new Map<string, PaymentUse>()

/** Lets the daily report see what was booked for payments that are not for orders. Beside the plugin that takes them. */
export function definePaymentUse(use: PaymentUse): void {
  uses.set(use.name, use)
}

export function definedPaymentUses(): PaymentUse[] {
  return [...uses.values()]
}
