/** What a shop or another plugin may use of Paymob beside the payment provider. */
export { callbackEvent, type PaymobCallback, readCallback, verifyCallback } from "./lib/callback"
export { type IntentionInput, type IntentionItem, PaymobClient, type PaymobClientOptions } from "./lib/client"
export { PaymobError, type PaymobErrorCode } from "./lib/errors"
export { hmacOf, isQuerySigned, isSigned, signedQueryText, signedText, TOKEN_FIELDS, TRANSACTION_FIELDS } from "./lib/hmac"
export { type RegionName, REGIONS } from "./lib/regions"
export type { Intention, Transaction } from "./lib/schemas"
export { type FoundSession, findPaymentSession } from "./providers/paymob/shop"
