/** What becomes of a payment by a card. */
export interface Behaviour {
  /** Why the bank says no: Stripe's code, with the bank's reason beside it. */
  decline?: { code: string; decline_code?: string; message: string }
  /**
   * 3-D Secure: at `always`, or at the `first` payment, which sets the card up for later ones.
   */
  challenge?: "always" | "first"
  /** The shopper disputes it as soon as it is paid. */
  isDisputed?: boolean
  /** A refund is accepted, and sent back by the bank afterwards. */
  doRefundsFail?: boolean
}

export interface TestCard extends Behaviour {
  number: string
  /** `pm_card_visa`: the same card for servers, which never see numbers. */
  token: string
  brand: string
  country: string
}

const declined = (decline_code: string, message = "Your card was declined.") => ({ code: "card_declined", decline_code, message })

/** The cards of Stripe's documentation that do what a shop has to cope with: docs.stripe.com/testing */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", token: "pm_card_visa", brand: "visa", country: "US" },
  { number: "5555555555554444", token: "pm_card_mastercard", brand: "mastercard", country: "US" },
  { number: "378282246310005", token: "pm_card_amex", brand: "amex", country: "US" },
  { number: "4000000000000002", token: "pm_card_visa_chargeDeclined", brand: "visa", country: "US", decline: declined("generic_decline") },
  {
    number: "4000000000009995",
    token: "pm_card_visa_chargeDeclinedInsufficientFunds",
    brand: "visa",
    country: "US",
    decline: declined("insufficient_funds", "Your card has insufficient funds."),
  },
  {
    number: "4000000000009987",
    token: "pm_card_visa_chargeDeclinedLostCard",
    brand: "visa",
    country: "US",
    decline: declined("lost_card"),
  },
  {
    number: "4000000000000069",
    token: "pm_card_chargeDeclinedExpiredCard",
    brand: "visa",
    country: "US",
    decline: { code: "expired_card", message: "Your card has expired." },
  },
  {
    number: "4000000000000127",
    token: "pm_card_chargeDeclinedIncorrectCvc",
    brand: "visa",
    country: "US",
    decline: { code: "incorrect_cvc", message: "Your card's security code is incorrect." },
  },
  {
    number: "4000000000000119",
    token: "pm_card_chargeDeclinedProcessingError",
    brand: "visa",
    country: "US",
    decline: { code: "processing_error", message: "An error occurred while processing your card. Try again in a little bit." },
  },
  { number: "4000002500003155", token: "pm_card_authenticationRequiredOnSetup", brand: "visa", country: "US", challenge: "first" },
  { number: "4000002760003184", token: "pm_card_authenticationRequired", brand: "visa", country: "US", challenge: "always" },
  { number: "4000000000003220", token: "pm_card_threeDSecure2Required", brand: "visa", country: "US", challenge: "always" },
  {
    number: "4000008400001629",
    token: "pm_card_threeDSecureRequiredChargeDeclined",
    brand: "visa",
    country: "US",
    challenge: "always",
    decline: declined("generic_decline"),
  },
  { number: "4000000000000259", token: "pm_card_createDispute", brand: "visa", country: "US", isDisputed: true },
  { number: "4000000000005126", token: "pm_card_refundFail", brand: "visa", country: "US", doRefundsFail: true },
]

export const cardOfNumber = (number: string) => TEST_CARDS.find((card) => card.number === number.replace(/[\s-]/g, ""))
export const cardOfToken = (token: string) => TEST_CARDS.find((card) => card.token === token)
