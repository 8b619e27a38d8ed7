import { createHmac, timingSafeEqual } from "node:crypto"

/**
 * What Paymob signs of a transaction, in its order. Nothing else is signed: not the merchant's reference,
 * not the amounts captured or refunded, and no time of sending, so a callback can be sent again by anyone
 * who has seen it. Values stand side by side without separators.
 *
 * Source: developers.paymob.com, "HMAC Transaction Callback".
 */
export const TRANSACTION_FIELDS = [
  "amount_cents",
  "created_at",
  "currency",
  "error_occured",
  "has_parent_transaction",
  "id",
  "integration_id",
  "is_3d_secure",
  "is_auth",
  "is_capture",
  "is_refunded",
  "is_standalone_payment",
  "is_voided",
  "order.id",
  "owner",
  "pending",
  "source_data.pan",
  "source_data.sub_type",
  "source_data.type",
  "success",
] as const

/** What Paymob signs when it tells of a saved card. Source: the same, "HMAC for card tokens". */
export const TOKEN_FIELDS = ["card_subtype", "created_at", "email", "id", "masked_pan", "merchant_id", "order_id", "token"] as const

type Values = Readonly<Record<string, unknown>>

/** The text that is signed for a callback's `obj`. */
export function signedText(obj: Values, fields: readonly string[] = TRANSACTION_FIELDS): string {
  return fields.map((field) => text(at(obj, field))).join("")
}

/**
 * The text that is signed for the query that a shopper's browser comes back with: the same fields under
 * flat names, the order's id as `order` (older accounts) or `order_id` (the present documentation).
 */
export function signedQueryText(query: Values): string {
  return TRANSACTION_FIELDS.map((field) => text(field === "order.id" ? (query.order ?? query.order_id) : query[field])).join("")
}

/** HMAC-SHA-512 in lower-case hexadecimal. */
export function hmacOf(message: string, secret: string): string {
  return createHmac("sha512", secret).update(message, "utf8").digest("hex")
}

/** Whether the signature of a callback's `obj` is right. Takes the same time wherever it differs. */
export function isSigned(obj: Values, hmac: unknown, secret: string, fields: readonly string[] = TRANSACTION_FIELDS): boolean {
  return equals(hmacOf(signedText(obj, fields), secret), hmac)
}

/**
 * Whether the query of the redirect back to the shop is Paymob's. It has passed through the shopper's
 * browser and can be replayed: good for choosing a page, never for deciding that an order is paid.
 */
export function isQuerySigned(query: Values, secret: string): boolean {
  return equals(hmacOf(signedQueryText(query), secret), query.hmac)
}

function equals(expected: string, received: unknown): boolean {
  if (typeof received !== "string" || !/^[0-9a-f]{128}$/i.test(received)) return false
  return timingSafeEqual(Buffer.from(expected, "hex"), Buffer.from(received, "hex"))
}

function at(obj: Values, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), obj)
}

function text(value: unknown): string {
  if (value === null || value === undefined) return ""
  return isObject(value) ? "" : String(value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}
