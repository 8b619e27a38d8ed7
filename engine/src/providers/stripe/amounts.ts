import { currencyExponent, DomainError, Money } from "../../kit"

/**
 * Decimals that Stripe counts where ISO 4217 has others (docs.stripe.com/currencies, "Special cases"): the króna and the
 * shilling have none and are still sent with two; the ariary is sent without.
 */
const EXPONENTS: Readonly<Record<string, number>> = { isk: 2, ugx: 2, mga: 0 }

/** How many decimals Stripe counts for a currency. */
const stripeExponent = (currency: string) => EXPONENTS[currency.toLowerCase()] ?? currencyExponent(currency)

/**
 * An amount as Stripe takes it.
 *
 * @throws DomainError `stripe_cannot_take_amount` (422) for one that Stripe cannot take exactly. Cards settle currencies of
 *   three decimals in tens (1.230 KWD, not 1.234), and the ariary whole. Taking another amount would leave order and payment apart.
 */
export function toStripe(money: Money): number {
  const shift = stripeExponent(money.currency) - currencyExponent(money.currency)
  const minor = shift >= 0 ? money.minor * 10n ** BigInt(shift) : money.minor / 10n ** BigInt(-shift)
  const isExact = shift >= 0 || minor * 10n ** BigInt(-shift) === money.minor
  const isSettled = currencyExponent(money.currency) !== 3 || minor % 10n === 0n
  if (!isExact || !isSettled || minor < 0n || minor > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new DomainError({
      status: 422,
      code: "stripe_cannot_take_amount",
      message: `Cards cannot take exactly ${money.toDecimal()} ${money.currency.toUpperCase()}: choose another way to pay.`,
    })
  }
  return Number(minor)
}

/** What an amount of Stripe's is worth. */
export function fromStripe(amount: number, currency: string): Money {
  const shift = stripeExponent(currency) - currencyExponent(currency)
  const minor = BigInt(amount)
  return Money.ofMinor(shift >= 0 ? minor / 10n ** BigInt(shift) : minor * 10n ** BigInt(-shift), currency)
}
