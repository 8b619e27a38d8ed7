import { queryRows } from "../kit/database/query"
import { Money } from "../kit/money/money"

/** What may stand in the timeline of a payment: Medusa's own facts, what was asked of its provider, what its provider told. */
export const TIMELINE_KINDS = [
  "session_created",
  "authorized",
  "captured",
  "refund_pending",
  "refunded",
  "canceled",
  "call",
  "webhook",
] as const

export interface TimelineEntry {
  /** Unique within a timeline, and stable. */
  id: string
  kind: (typeof TIMELINE_KINDS)[number]
  at: Date
  provider: string
  session_id: string | null
  /** Decimal major units; of facts. */
  amount: string | null
  currency_code: string | null
  /** Whether a capture or refund stands in the order's own account; null for everything else. */
  is_booked: boolean | null
  /** Who captured or refunded, a user's or API key's id. */
  created_by: string | null
  note: string | null
  /** Of calls and webhook events: what it was, and where all of it can be read. */
  what: string | null
  status: string | null
  milliseconds: number | null
  /** Of a call: made only to compare books, for the daily report. */
  is_comparison: boolean | null
  error: string | null
  call_id: string | null
  webhook_event_id: string | null
}

/** The latest are shown; an order with more is looked into by other means. */
const MOST = 500

/** All that has happened with the payments of an order, in the order of time. Undefined when there is no such order. */
export async function paymentTimeline(orderId: string): Promise<TimelineEntry[] | undefined> {
  const [order] = await queryRows(`SELECT id FROM "order" WHERE id = $1 AND deleted_at IS NULL`, [orderId])
  if (!order) return undefined
  const entries = await queryRows<TimelineEntry>(TIMELINE, [orderId, MOST])
  return entries.reverse().map((entry) => (entry.kind === "refund_pending" ? inMajorUnits(entry) : entry))
}

/** What is to be given back is kept in minor units. */
function inMajorUnits(entry: TimelineEntry): TimelineEntry {
  const { amount, currency_code } = entry
  return amount && currency_code ? { ...entry, amount: Money.ofMinor(amount, currency_code).toDecimal() } : entry
}

// One statement, so that all of it is of one moment. `ordinal` tells apart what has the same time.
const TIMELINE = `
  WITH collection AS (
    SELECT payment_collection_id AS id FROM order_payment_collection WHERE order_id = $1 AND deleted_at IS NULL
  ), session AS (
    SELECT s.* FROM payment_session s JOIN collection c ON c.id = s.payment_collection_id WHERE s.deleted_at IS NULL
  ), paid AS (
    SELECT p.* FROM payment p JOIN collection c ON c.id = p.payment_collection_id WHERE p.deleted_at IS NULL
  ), moved AS (
    SELECT c.id, 'captured' AS kind, 'capture' AS reference, c.payment_id, c.amount, c.created_at, c.created_by, NULL AS note
    FROM capture c JOIN paid p ON p.id = c.payment_id WHERE c.deleted_at IS NULL
    UNION ALL
    SELECT r.id, 'refunded', 'refund', r.payment_id, r.amount, r.created_at, r.created_by, r.note
    FROM refund r JOIN paid p ON p.id = r.payment_id WHERE r.deleted_at IS NULL
  ), entry (id, kind, at, ordinal, provider, session_id, amount, currency_code, is_booked, created_by, note,
            what, status, milliseconds, is_comparison, error, call_id, webhook_event_id) AS (
    SELECT s.id, 'session_created', s.created_at, 1, s.provider_id, s.id, s.amount::text, s.currency_code, NULL::boolean, NULL, NULL,
           NULL, NULL, NULL::integer, NULL::boolean, NULL, NULL, NULL FROM session s
    UNION ALL
    SELECT p.id, 'authorized', p.created_at, 4, p.provider_id, p.payment_session_id, p.amount::text, p.currency_code, NULL, NULL, NULL,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM paid p
    UNION ALL
    SELECT p.id || ':canceled', 'canceled', p.canceled_at, 7, p.provider_id, p.payment_session_id, p.amount::text, p.currency_code,
           NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM paid p WHERE p.canceled_at IS NOT NULL
    UNION ALL
    SELECT m.id, m.kind, m.created_at, 6, p.provider_id, p.payment_session_id, m.amount::text, p.currency_code,
           EXISTS (SELECT 1 FROM order_transaction t WHERE t.order_id = $1 AND t.reference = m.reference
                   AND t.reference_id IN (m.id, CASE m.reference WHEN 'refund' THEN m.payment_id END) AND t.deleted_at IS NULL),
           m.created_by, m.note, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM moved m JOIN paid p ON p.id = m.payment_id
    UNION ALL
    SELECT f.refund_id || ':' || p.id, 'refund_pending', r.created_at, 5, p.provider_id, p.payment_session_id, f.amount::text, p.currency_code,
           NULL, r.created_by, r.note, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM wekala_order_refund_part f JOIN wekala_order_refund r ON r.id = f.refund_id JOIN paid p ON p.id = f.payment_id
    WHERE f.payment_refund_id IS NULL
    UNION ALL
    SELECT k.id, 'call', k.at, 2, k.provider, k.session_id, NULL, NULL, NULL, NULL, NULL,
           k.what, k.status::text, k.milliseconds, k.is_comparison, k.error, k.id, NULL
    FROM wekala_payment_call k JOIN collection c ON c.id = k.payment_collection_id
    UNION ALL
    SELECT w.id, 'webhook', w.received_at, 3, w.source, w.session_id, NULL, NULL, NULL, NULL, NULL,
           w.type, w.status, NULL, NULL, w.last_error, NULL, w.id
    FROM wekala_webhook_event w JOIN collection c ON c.id = w.payment_collection_id
  )
  SELECT id, kind, at, provider, session_id, amount, currency_code, is_booked, created_by, note, what, status, milliseconds,
         is_comparison, error, call_id, webhook_event_id
  FROM entry ORDER BY at DESC, ordinal DESC, id DESC LIMIT $2`
