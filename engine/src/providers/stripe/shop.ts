import { container } from "@medusajs/framework"
import { Modules } from "@medusajs/framework/utils"
import { queryRows } from "../../kit"
import { roundedMoney } from "../../kit"
import type { Goal } from "./rules"

/** What the provider asks of the shop that it serves. */
export interface Shop {
  /** A capture or refund by its id: its own amount, and that of all such rows of its payment. Undefined when there is no such row. */
  totals(kind: "capture" | "refund", id: string): Promise<Goal | undefined>
  /** Runs work of one name one after the other, in all processes. */
  exclusively<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** Longer than three attempts of a call may take. */
const LOCK_SECONDS = 90

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
    return row && { own: roundedMoney(row.own, row.currency_code), wanted: roundedMoney(row.wanted, row.currency_code) }
  },

  exclusively: (name, work) => container.resolve(Modules.LOCKING).execute(name, work, { timeout: LOCK_SECONDS }),
}

/** The payment session that waits for an intent, of whichever registration of this provider. */
export async function findPaymentSession(intentId: string): Promise<{ id: string } | undefined> {
  const [session] = await queryRows<{ id: string }>(
    `SELECT id FROM payment_session
     WHERE starts_with(provider_id, 'pp_stripe_') AND deleted_at IS NULL AND data->>'id' = $1
     ORDER BY created_at DESC LIMIT 1`,
    [intentId],
  )
  return session
}
