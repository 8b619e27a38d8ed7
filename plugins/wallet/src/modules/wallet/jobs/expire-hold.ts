import { defineJob } from "@wekala/engine/kit"
import { z } from "@medusajs/framework/zod"
import type { WalletService } from "../service"

/** The timer of a hold that runs out. */
export const expireHoldJob = defineJob({
  name: "wallet.expire_hold",
  payload: z.object({ hold_id: z.string() }),
  handle: async ({ hold_id }, { now, container }) => {
    await container.resolve<WalletService>("wallet").holds.expire(hold_id, now)
  },
})
