import { queryRows } from "../../kit/database/query"
import { Money } from "../../kit/money/money"
import { type GatewayBook, paymentMethodOf } from "../define-method"
import { definedPaymentUses, type Totals } from "../define-use"
import { comparingBooks } from "../scope"
import type { Compared } from "./rules"

/** A payment in all books, and where it belongs. */
export interface PaymentBooks extends Compared {
  session_id: string
  payment_id: string | null
  provider_id: string
  order_id: string | null
  /** Something has happened with it a moment ago, and may still be happening. */
  is_recent: boolean
  /** Why the provider could not be asked. */
  unreached?: string | undefined
}

interface Row {
  session_id: string
  payment_id: string | null
  provider_id: string
  currency_code: string
  collection_id: string
  data: Record<string, unknown>
  authorized: string
  is_canceled: boolean
  captured: string
  refunded: string
  order_id: string | null
  cart_id: string | null
  is_recent: boolean
  booked_captured: string
  booked_refunded: string
}

/** Providers are asked about so many payments at a time. */
const AT_ONCE = 4
/** A provider that has not answered so often in a row is not asked again in one run, which would last for hours. */
const PATIENCE = 5

/**
 * The sessions with which something happened on a day of UTC: a payment, capture, refund or cancellation, a call that was
 * not made to compare books, something that the provider told.
 */
export async function sessionsOf(day: string): Promise<string[]> {
  const during = (column: string) =>
    `${column} >= $1::timestamp AT TIME ZONE 'UTC' AND ${column} < ($1::timestamp + interval '1 day') AT TIME ZONE 'UTC'`
  const rows = await queryRows<{ id: string }>(
    `SELECT p.payment_session_id AS id FROM payment p
       WHERE p.deleted_at IS NULL AND ((${during("p.created_at")}) OR (${during("p.canceled_at")}))
     UNION SELECT p.payment_session_id FROM capture c JOIN payment p ON p.id = c.payment_id WHERE c.deleted_at IS NULL AND ${during("c.created_at")}
     UNION SELECT p.payment_session_id FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.deleted_at IS NULL AND ${during("r.created_at")}
     UNION SELECT s.id FROM wekala_webhook_event w JOIN payment_session s ON s.id = w.session_id WHERE ${during("w.received_at")}
     UNION SELECT p.payment_session_id FROM wekala_payment_call k JOIN payment p ON p.payment_session_id = k.session_id
       WHERE NOT k.is_comparison AND ${during("k.at")}
     ORDER BY id`,
    [day],
  )
  return rows.map(({ id }) => id)
}

/** How often each provider has not answered, the last times. */
export type Silence = Map<string, number>

/** What all books say of some payments now. */
export async function readBooks(sessionIds: readonly string[], silence: Silence): Promise<PaymentBooks[]> {
  if (sessionIds.length === 0) return []
  const rows = await queryRows<Row>(BOOKS, [sessionIds])
  const booked = await bookedElsewhere(
    rows.filter(({ order_id, cart_id }) => !order_id && !cart_id).map(({ collection_id }) => collection_id),
  )
  const left = [...rows.entries()]
  const all: PaymentBooks[] = []
  const ask = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [index, row] = next
      all[index] = { ...shape(row, booked), ...(await askProvider(row, silence)) }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, ask))
  return all
}

const BOOKS = `
  SELECT s.id AS session_id, p.id AS payment_id, s.provider_id, coalesce(p.currency_code, s.currency_code) AS currency_code,
    s.payment_collection_id AS collection_id, coalesce(p.data, s.data) AS data,
    coalesce(p.amount, 0)::text AS authorized, p.canceled_at IS NOT NULL AS is_canceled,
    coalesce(captured.total, 0)::text AS captured, coalesce(refunded.total, 0)::text AS refunded,
    o.order_id, cart.cart_id,
    greatest(s.updated_at, p.updated_at, captured.last_at, refunded.last_at) > now() - interval '1 minute' AS is_recent,
    coalesce(captured.booked, 0)::text AS booked_captured, coalesce(-refunded.booked, 0)::text AS booked_refunded
  FROM payment_session s
  LEFT JOIN payment p ON p.payment_session_id = s.id AND p.deleted_at IS NULL
  LEFT JOIN LATERAL (SELECT l.order_id FROM order_payment_collection l
    WHERE l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL LIMIT 1) o ON true
  LEFT JOIN LATERAL (SELECT l.cart_id FROM cart_payment_collection l
    WHERE l.payment_collection_id = s.payment_collection_id AND l.deleted_at IS NULL LIMIT 1) cart ON true
  ${movement("capture", "captured")}
  ${movement("refund", "refunded")}
  WHERE s.id = ANY ($1::text[]) AND s.deleted_at IS NULL
  ORDER BY s.id`

/** What was captured or refunded of a payment, and what of it stands in its order's transactions. */
function movement(table: "capture" | "refund", name: string): string {
  return `LEFT JOIN LATERAL (
    SELECT sum(m.amount) AS total, max(m.created_at) AS last_at, (SELECT sum(t.amount) FROM order_transaction t
      WHERE t.order_id = o.order_id AND t.reference = '${table}' AND t.deleted_at IS NULL
        -- What a cancelled order gives back, Medusa writes under the payment's id.
        AND (t.reference_id = p.id OR t.reference_id = ANY (array_agg(m.id)))) AS booked
    FROM ${table} m WHERE m.payment_id = p.id AND m.deleted_at IS NULL) ${name} ON true`
}

async function bookedElsewhere(collectionIds: readonly string[]): Promise<ReadonlyMap<string, Totals>> {
  if (collectionIds.length === 0) return new Map()
  const maps = await Promise.all(definedPaymentUses().map(({ read }) => read(collectionIds)))
  return new Map(maps.flatMap((map) => [...map]))
}

function shape(row: Row, elsewhere: ReadonlyMap<string, Totals>): PaymentBooks {
  const minor = (amount: string) => Money.fromDecimalRounded(amount, row.currency_code).minor
  const { session_id, payment_id, provider_id, order_id, cart_id, currency_code, is_canceled, is_recent } = row
  return {
    session_id,
    payment_id,
    provider_id,
    order_id,
    is_recent,
    currency_code,
    is_for_cart: cart_id !== null,
    medusa: { authorized: minor(row.authorized), captured: minor(row.captured), refunded: minor(row.refunded), is_canceled },
    booked: order_id ? { captured: minor(row.booked_captured), refunded: minor(row.booked_refunded) } : elsewhere.get(row.collection_id),
  }
}

type Asked = { provider?: GatewayBook; unreached?: string }

async function askProvider({ provider_id, session_id, data }: Row, silence: Silence): Promise<Asked> {
  const read = paymentMethodOf(provider_id)?.read
  if (!read) return {}
  const silent = silence.get(provider_id) ?? 0
  if (silent >= PATIENCE) return { unreached: `It was not asked: it has not answered ${PATIENCE} times in a row.` }
  try {
    const provider = await comparingBooks(session_id, () => read(data))
    silence.delete(provider_id)
    return { provider }
  } catch (error) {
    silence.set(provider_id, silent + 1)
    return { unreached: error instanceof Error ? error.message : String(error) }
  }
}
