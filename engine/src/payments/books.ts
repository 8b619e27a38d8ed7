/** What somebody's books say of one payment, in minor units of its currency. */
export interface Totals {
  readonly captured: bigint
  readonly refunded: bigint
}

/** What a provider says of a payment when it is asked. */
export interface ProviderBook extends Totals {
  /** ISO 4217, lower case. */
  readonly currency_code: string
  /** The provider's own word or Medusa's: `captured`. */
  readonly status: string
}

export interface ProviderBooks {
  /** Of the provider ids: `pp_paymob_`. */
  readonly prefix: string
  /**
   * What the provider says of a payment now. `data` is what the provider keeps in Medusa's payment. Changes nothing.
   * @throws when the provider cannot be asked
   */
  readonly read: (data: Record<string, unknown>) => Promise<ProviderBook>
}

/** What a shop has done for payments that are not for orders. */
export interface PaymentUse {
  /** Unique: `wallet.top_up`. */
  readonly name: string
  /** What was booked for each of these payment collections; those that are none of its own are left out. */
  readonly read: (collectionIds: readonly string[]) => Promise<ReadonlyMap<string, Totals>>
}

const providers = new Map<string, ProviderBooks>()
const uses = new Map<string, PaymentUse>()

/** Lets the daily report ask a provider. Beside the provider's plugin. */
export function defineProviderBooks(books: ProviderBooks): void {
  providers.set(books.prefix, books)
}

/** Lets the daily report see what was booked for payments that are not for orders. Beside the plugin that takes them. */
export function definePaymentUse(use: PaymentUse): void {
  uses.set(use.name, use)
}

/** The books of a provider; undefined for one that cannot be asked, such as cash on delivery. */
export function providerBooks(providerId: string): ProviderBooks | undefined {
  return [...providers.values()].find(({ prefix }) => providerId.startsWith(prefix))
}

export function paymentUses(): PaymentUse[] {
  return [...uses.values()]
}
