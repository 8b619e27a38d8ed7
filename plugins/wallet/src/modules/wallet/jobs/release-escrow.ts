import { defineJob } from "@wekala/engine/kit"
import { z } from "@medusajs/framework/zod"
import type { WalletService } from "../service"

/** The timer of an escrow that is released unless someone objects. */
export const releaseEscrowJob = defineJob({
  name: "wallet.release_escrow",
  payload: z.object({ escrow_id: z.string() }),
  handle: async ({ escrow_id }, { now, container }) => {
    await container.resolve<WalletService>("wallet").escrows.releaseDue(escrow_id, now)
  },
})
