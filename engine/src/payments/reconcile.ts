import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { queryRows } from "../kit/database/query"
import { defineJob } from "../kit/jobs/define-job"
import { settlePayment } from "./settle"

const prefixes = new Set<string>()

/**
 * Has payments of a provider looked after: whoever pays on another site and never comes back gets the order all the same, or
 * the money. Declare it beside the provider's plugin.
 *
 * @param prefix of the provider ids: `pp_paymob_`
 */
export function reconcilePayments(prefix: string): void {
  prefixes.add(prefix)
}

/** Minutes after which an open payment is asked about, each time twice as long as before, for three days. */
const FIRST_MINUTES = 5
const DAYS = 3
/** Of one run, so that one with much to do does not overtake itself. */
const AT_ONCE = 50

defineJob({
  name: "engine.reconcile_payments",
  payload: z.object({}),
  cron: "* * * * *",
  handle: async (_, { container, now }) => {
    if (prefixes.size === 0) return
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    // Claimed before they are asked about: what fails is asked about again at its next time.
    const due = await queryRows<{ session_id: string }>(
      `INSERT INTO wekala_payment_watch AS w (session_id, asks, next_at)
       SELECT s.id, 1, $1::timestamptz + $3 * interval '1 minute' FROM payment_session s
       LEFT JOIN wekala_payment_watch o ON o.session_id = s.id
       WHERE s.deleted_at IS NULL AND s.authorized_at IS NULL AND s.provider_id LIKE ANY ($2::text[])
         AND s.created_at > $1::timestamptz - $4 * interval '1 day'
         AND coalesce(o.next_at, s.created_at + $3 * interval '1 minute') <= $1
       ORDER BY coalesce(o.next_at, s.created_at) LIMIT $5
       ON CONFLICT (session_id) DO UPDATE SET asks = w.asks + 1, next_at = $1::timestamptz + $3 * interval '1 minute' * 2 ^ w.asks
       RETURNING session_id`,
      [now, [...prefixes].map((prefix) => `${prefix.replaceAll("_", "\\_")}%`), FIRST_MINUTES, DAYS, AT_ONCE],
    )
    for (const { session_id } of due) {
      await settlePayment(container, session_id).catch((error: Error) => {
        logger.warn(`Payment session ${session_id} could not be settled: ${error.message}`)
      })
    }
  },
})
