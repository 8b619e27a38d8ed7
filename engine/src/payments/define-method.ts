/** What a gateway itself says of one payment. */
export interface GatewayBook {
  /** Minor units. */
  readonly captured: bigint
  /** Minor units, of what was captured. */
  readonly refunded: bigint
  /** ISO 4217, lower case. */
  readonly currency_code: string
}

/**
 * How a shopper gets through a payment:
 * - `place`: nothing is left to do; the order is placed
 * - `redirect`: on the gateway's own page, whose address is the session's `data.checkout_url`; a session that is begun with
 *   `data.return_path` leads back to that path of the shop
 * - `stripe`: in the shop's page, by Stripe's Payment Element
 */
export type PaymentFlow = "place" | "redirect" | "stripe"

/** Public: whoever may see the shop may see it. */
export interface ShopFacts {
  readonly flow: PaymentFlow
  /** True where no money moves. The shop says so. */
  readonly test?: boolean
  /** What else the shop's page needs, such as a publishable key. */
  readonly [name: string]: unknown
}

export interface PaymentMethodDefinition {
  /** Of Medusa's provider ids: `pp_paymob_`. */
  readonly prefix: string
  /** `place` unless told. Asked for at each request. */
  readonly shop?: () => ShopFacts
  /**
   * Has payments looked after that nobody completes: whoever pays on another page and never comes back gets the order
   * all the same, or the money.
   */
  readonly asksByClock?: boolean
  /** Can set money aside before the rest is paid elsewhere: sessions are begun with `data.reserve`. */
  readonly reserves?: boolean
  /** Why the gateway has last refused, by what a session's data says. A code, for shoppers. */
  readonly refusal?: (data: Readonly<Record<string, unknown>>) => string | undefined
  /**
   * Asks the gateway for its own book of a payment, by the payment's data.
   * @throws what a gateway that is away throws
   */
  readonly read?: (data: Readonly<Record<string, unknown>>) => Promise<GatewayBook>
}

const methods = new Map<string, PaymentMethodDefinition>()

/** Declares what the engine must know of a payment provider. Beside the provider's plugin. */
export function definePaymentMethod(method: PaymentMethodDefinition): void {
  if (!/^pp_[a-z][a-z0-9-]*_?/.test(method.prefix)) throw new Error(`"${method.prefix}" is no beginning of a payment provider's id.`)
  methods.set(method.prefix, method)
}

/** The declaration that a provider's id falls under; the longest, where several do. */
export function paymentMethodOf(providerId: string): PaymentMethodDefinition | undefined {
  return [...methods.values()].filter(({ prefix }) => providerId.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)[0]
}

/** What the shop may know of a provider. */
export function shopFacts(providerId: string): ShopFacts {
  return paymentMethodOf(providerId)?.shop?.() ?? { flow: "place" }
}

export function definedPaymentMethods(): PaymentMethodDefinition[] {
  return [...methods.values()]
}
