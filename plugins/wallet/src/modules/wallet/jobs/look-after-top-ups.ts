import type { Logger } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { defineJob, queryRows } from "@wekala/engine/kit"
import type { WalletTopUp } from "../entities/top-up"
import type { WalletService } from "../service"
import { cancelTopUp, creditTopUp } from "../top-up-payments"

/** One that nobody has paid for after so many days is given up; a kiosk's customer may take three. */
const ABANDONED_DAYS = 4
/** Of one run. */
const AT_ONCE = 50

/** Top-ups that are paid and not credited (the process ended in between), and those that nobody will pay for any more. */
defineJob({
  name: "wallet.look_after_top_ups",
  payload: z.object({}),
  cron: "* * * * *",
  handle: async (_, { container, now }) => {
    const logger = container.resolve<Logger>(ContainerRegistrationKeys.LOGGER)
    const { manual_providers } = container.resolve<WalletService>("wallet").options
    const attempt = (topUp: WalletTopUp, work: Promise<unknown>) =>
      work.catch((error: Error) => logger.warn(`Top-up ${topUp.id} could not be brought further: ${error.message}`))
    const paid = await queryRows<WalletTopUp>(
      `SELECT DISTINCT u.* FROM wallet_top_up u
       JOIN payment p ON p.payment_collection_id = u.payment_collection_id AND p.deleted_at IS NULL AND p.canceled_at IS NULL
       WHERE u.status = 'pending' AND (p.captured_at IS NOT NULL OR p.provider_id <> ALL ($1::text[])) LIMIT $2`,
      [manual_providers, AT_ONCE],
    )
    for (const topUp of paid) await attempt(topUp, creditTopUp(container, topUp))
    const abandoned = await queryRows<WalletTopUp>(
      `SELECT u.* FROM wallet_top_up u
       WHERE u.status = 'pending' AND u.created_at < $1::timestamptz - $2 * interval '1 day' AND NOT EXISTS (
         SELECT 1 FROM payment p WHERE p.payment_collection_id = u.payment_collection_id AND p.deleted_at IS NULL)
       ORDER BY u.created_at LIMIT $3`,
      [now, ABANDONED_DAYS, AT_ONCE],
    )
    for (const topUp of abandoned) await attempt(topUp, cancelTopUp(container, topUp))
  },
})
