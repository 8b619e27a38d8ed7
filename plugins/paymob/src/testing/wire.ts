import { hmacOf, signedQueryText } from "../lib/hmac"
import type { StoredIntention, StoredTransaction } from "./ledger"

const SOURCES = {
  card: { type: "card", sub_type: "MasterCard", pan: "2346" },
  auth: { type: "card", sub_type: "Visa", pan: "1111" },
  wallet: { type: "wallet", sub_type: "wallet", pan: "01010101010" },
  kiosk: { type: "aggregator", sub_type: "AGGREGATOR", pan: "74205601" },
} as const

/** Local time without an offset, as Paymob writes it in Egypt. */
function cairoTime(date: Date): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Africa/Cairo", dateStyle: "short", timeStyle: "medium" }).format(date)
  return `${parts.replace(" ", "T")}.${String(date.getUTCMilliseconds()).padStart(3, "0")}000`
}

/** A transaction as the inquiry answers it and as a callback brings it. */
export function toWire(row: StoredTransaction): Record<string, unknown> {
  const isAuth = row.method === "auth" && row.kind === "payment"
  return {
    id: row.id,
    pending: row.pending,
    amount_cents: row.amount_cents,
    success: row.success,
    is_auth: isAuth,
    is_capture: row.kind === "capture",
    is_standalone_payment: row.kind === "payment" && !isAuth,
    is_voided: row.is_voided,
    is_refunded: row.refunded > 0,
    is_3d_secure: row.is_3d_secure,
    integration_id: row.integration_id,
    profile_id: 164_295,
    has_parent_transaction: row.parent !== undefined,
    order: {
      id: row.intention.order_id,
      created_at: cairoTime(row.created_at),
      currency: row.intention.currency,
      amount_cents: row.intention.amount,
      paid_amount_cents: row.intention.paid_amount,
      merchant_order_id: row.intention.special_reference,
      items: [],
    },
    created_at: cairoTime(row.created_at),
    currency: row.intention.currency,
    source_data: SOURCES[row.method],
    is_void: row.kind === "void",
    is_refund: row.kind === "refund",
    data: { message: row.message },
    error_occured: false,
    is_live: false,
    refunded_amount_cents: row.refunded || null,
    is_captured: row.captured > 0,
    captured_amount: row.captured || null,
    owner: 302_852,
    parent_transaction: row.parent?.id ?? null,
  }
}

/** An intention as creating and updating it answer. */
export function intentionToWire(row: StoredIntention): Record<string, unknown> {
  return {
    id: row.id,
    client_secret: row.client_secret,
    intention_order_id: row.order_id,
    intention_detail: { amount: row.amount, currency: row.currency, items: [], billing_data: row.billing_data },
    payment_methods: row.payment_methods.map((integration_id) => ({ integration_id })),
    special_reference: row.special_reference,
    status: row.paid_amount ? "paid" : "intended",
    confirmed: false,
    object: "paymentintention",
  }
}

/** The signed query that the shopper's browser comes back to the shop with. */
export function redirectQuery(row: StoredTransaction, hmacSecret: string): URLSearchParams {
  const wire = toWire(row)
  const flat: Record<string, string> = {}
  for (const [name, value] of Object.entries(wire)) {
    if (value !== null && typeof value !== "object") flat[name] = String(value)
  }
  for (const [name, value] of Object.entries(SOURCES[row.method])) flat[`source_data.${name}`] = value
  flat.order = String(row.intention.order_id)
  if (row.intention.special_reference) flat.merchant_order_id = row.intention.special_reference
  flat["data.message"] = row.message
  flat.hmac = hmacOf(signedQueryText(flat), hmacSecret)
  return new URLSearchParams(flat)
}
