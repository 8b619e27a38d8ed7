import { definePaymentMethod, type GatewayBook } from "../../payments/define-method"
import { knownAccounts, type StripeAccount } from "./accounts"
import { isStripeError, told } from "./errors"
import { read } from "./operations"
import type { StripeOptions } from "./options"
import { receivedOf, refundedOf } from "./rules"
import type { SessionData } from "./session"

definePaymentMethod({
  prefix: "pp_stripe_",
  shop: () => {
    const [account] = knownAccounts()
    return { flow: "stripe", ...(account && facts(account.options)) }
  },
  // A shopper who closes the page after paying, while no event comes through.
  asksByClock: true,
  refusal: (data) => {
    const { failure } = data as SessionData
    return failure ? (failure.decline_code ?? failure.code ?? "declined") : undefined
  },
  read: (data) => told(() => book(knownAccounts(), data.id as string)),
})

/** Stripe's script is of its own address, and the stand-in's of the stand-in's. */
const facts = ({ publishable_key, base_url }: StripeOptions) => ({
  test: publishable_key.startsWith("pk_test_"),
  publishable_key,
  script_url: new URL("/v3/", base_url === "https://api.stripe.com" ? "https://js.stripe.com" : base_url).href,
})

/** From the account that has the intent; a shop may have changed accounts since. */
async function book([account, ...others]: readonly StripeAccount[], intentId: string): Promise<GatewayBook> {
  if (!account) throw new Error("No account with Stripe is set up.")
  try {
    const intent = await read(account.client, intentId)
    return { captured: receivedOf(intent).minor, refunded: refundedOf(intent).minor, currency_code: intent.currency }
  } catch (error) {
    if (others.length > 0 && isStripeError(error) && error.code === "resource_missing") return book(others, intentId)
    throw error
  }
}
