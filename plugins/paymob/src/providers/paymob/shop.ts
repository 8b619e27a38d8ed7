import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { Money, queryRows } from "@wekala/engine/kit"
import type { Payer } from "./billing"
import { sessionOfReference } from "./session"

/** What the provider asks of the shop that it serves. */
export interface Shop {
  /** A capture or refund by its id: its own amount, and that of all such rows of its payment. Undefined when there is no such row. */
  totals(kind: "capture" | "refund", id: string): Promise<{ own: Money; wanted: Money } | undefined>
  /** Who pays for a session's cart: billing address, then shipping address. */
  payers(sessionId: string): Promise<Payer[]>
  /** The payment session that an order of Paymob's belongs to. */
  sessionOf(orderId: number, reference?: string): Promise<FoundSession | undefined>
  /** Runs work of one name one after the other, in all processes. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>
}

export interface FoundSession {
  id: string
  data: Record<string, unknown>
}

const LOCK_SECONDS = 60

/** Medusa's own tables, read; they are written by Medusa alone. */
export const medusaShop: Shop = {
  totals: async (kind, id) => {
    const [row] = await queryRows<{ own: string; wanted: string; currency_code: string }>(
      `SELECT one.amount::text AS own, sum(each.amount)::text AS wanted, payment.currency_code
         FROM ${kind} one
         JOIN payment ON payment.id = one.payment_id
         JOIN ${kind} each ON each.payment_id = one.payment_id AND each.deleted_at IS NULL
        WHERE one.id = $1
        GROUP BY one.amount, payment.currency_code`,
      [id],
    )
    if (!row) return undefined
    const money = (amount: string) => Money.fromDecimalRounded(amount, row.currency_code)
    return { own: money(row.own), wanted: money(row.wanted) }
  },

  payers: (sessionId) =>
    queryRows<Payer & object>(
      `SELECT address.first_name, address.last_name, cart.email, address.phone, address.address_1, address.city,
              address.province, address.postal_code, address.country_code
         FROM payment_session session
         JOIN cart_payment_collection link ON link.payment_collection_id = session.payment_collection_id AND link.deleted_at IS NULL
         JOIN cart ON cart.id = link.cart_id
         JOIN cart_address address ON address.id IN (cart.billing_address_id, cart.shipping_address_id)
        WHERE session.id = $1
        ORDER BY address.id = cart.billing_address_id DESC`,
      [sessionId],
    ),

  sessionOf: findPaymentSession,

  exclusively: (name, work) => container.resolve(Modules.LOCKING).execute(name, work, { timeout: LOCK_SECONDS }),
}

/**
 * The payment session that waits for an order of Paymob's, of whichever registration of this provider.
 * The reference only says where to look first: it is not signed, the order's id is.
 */
export async function findPaymentSession(orderId: number, reference?: string): Promise<FoundSession | undefined> {
  const select = `SELECT id, data FROM payment_session
    WHERE starts_with(provider_id, 'pp_paymob_') AND deleted_at IS NULL AND data->>'intention_order_id' = $1`
  if (reference) {
    const [named] = await queryRows<FoundSession>(`${select} AND id = $2`, [String(orderId), sessionOfReference(reference)])
    if (named) return named
  }
  const [found] = await queryRows<FoundSession>(`${select} ORDER BY created_at DESC LIMIT 1`, [String(orderId)])
  return found
}
