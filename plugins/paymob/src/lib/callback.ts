import { DomainError } from "@wekala/engine/kit"
import { isSigned, TOKEN_FIELDS, TRANSACTION_FIELDS } from "./hmac"
import { type Transaction, transactionSchema } from "./schemas"

/** A callback whose signature is right. Only what is signed may be believed; ask Paymob for the rest. */
export interface PaymobCallback {
  /** The same for each copy of one message. */
  id: string
  type: "TRANSACTION" | "TOKEN"
  /** The Paymob order that it is about, signed; undefined for a saved card. */
  orderId?: number
  transactionId?: number
  /** `special_reference` of the intention. **Not signed**: a hint where to look, never a proof. */
  reference?: string
  transaction?: Transaction
}

/** The accounts that this shop has, one per registration of the provider: what signs, and whether money moves. */
const accounts = new Map<string, { isTest: boolean }>()

/** Called by the provider, which alone is told the options. Paymob's keys say whether they are for trying things out. */
export function rememberAccount({ hmac_secret, secret_key }: { hmac_secret: string; secret_key: string }): void {
  accounts.set(hmac_secret, { isTest: secret_key.includes("_test_") })
}

/** Whether no money moves. */
export const isTestAccount = (): boolean => [...accounts.values()].some(({ isTest }) => isTest)

/**
 * Reads a callback of any of the shop's accounts, and checks its signature. For a route of one's own, which
 * has the query; a provider behind Medusa's route has its own way.
 *
 * @throws DomainError `paymob_bad_signature` (401), `paymob_bad_callback` (400)
 */
export function verifyCallback(body: unknown, query: Readonly<Record<string, unknown>>): PaymobCallback {
  const { type, obj } = envelope(body)
  const secret = [...accounts.keys()].find((one) => isSigned(obj, query.hmac, one, FIELDS[type]))
  // Without an account nothing is signed; the empty secret's signature must not be either.
  if (secret === undefined) throw unsigned()
  return readCallback(body, query.hmac, secret)
}

/** A callback as a row of an inbox, in plain JSON. `payload` names what `findPaymentSession` asks for. */
export function callbackEvent({ id, type, orderId, transactionId, reference, transaction }: PaymobCallback) {
  return {
    id,
    type: type.toLowerCase(),
    subject: orderId === undefined ? null : String(orderId),
    payload: {
      order_id: orderId ?? null,
      transaction_id: transactionId ?? null,
      /** Not signed. */
      reference: reference ?? null,
      success: transaction?.success ?? false,
      /** A capture, void or refund of an earlier transaction. */
      is_follow_up: transaction?.has_parent_transaction ?? false,
    },
  }
}

const FIELDS: Record<PaymobCallback["type"], readonly string[]> = { TRANSACTION: TRANSACTION_FIELDS, TOKEN: TOKEN_FIELDS }

/**
 * Reads a callback and checks its signature.
 *
 * @param body the JSON body, as text or parsed
 * @param hmac the `hmac` of the query
 * @throws DomainError `paymob_bad_signature` (401), `paymob_bad_callback` (400)
 */
export function readCallback(body: unknown, hmac: unknown, secret: string): PaymobCallback {
  const { type, obj } = envelope(body)
  if (!isSigned(obj, hmac, secret, FIELDS[type])) {
    throw unsigned()
  }
  if (type === "TOKEN") return { id: `token:${String(obj.id)}`, type }
  const parsed = transactionSchema.safeParse(obj)
  if (!parsed.success) throw malformed()
  const transaction = parsed.data
  return {
    // A second partial refund changes nothing that is signed, so the sums belong to the name.
    id: `transaction:${transaction.id}:${String(hmac).slice(0, 32).toLowerCase()}:${transaction.captured_amount}:${transaction.refunded_amount_cents}`,
    type,
    orderId: transaction.order.id,
    transactionId: transaction.id,
    ...(transaction.order.merchant_order_id ? { reference: transaction.order.merchant_order_id } : {}),
    transaction,
  }
}

function envelope(body: unknown): { type: PaymobCallback["type"]; obj: Record<string, unknown> } {
  const { type, obj } = (parse(body) ?? {}) as { type?: unknown; obj?: unknown }
  if ((type !== "TRANSACTION" && type !== "TOKEN") || typeof obj !== "object" || obj === null) throw malformed()
  return { type, obj: obj as Record<string, unknown> }
}

function parse(body: unknown): unknown {
  if (typeof body !== "string" && !Buffer.isBuffer(body)) return body
  try {
    return JSON.parse(body.toString())
  } catch {
    throw malformed()
  }
}

function unsigned(): DomainError {
  return new DomainError({ status: 401, code: "paymob_bad_signature", message: "This callback is not signed by Paymob." })
}

function malformed(): DomainError {
  return new DomainError({ status: 400, code: "paymob_bad_callback", message: "This is no callback of Paymob." })
}
