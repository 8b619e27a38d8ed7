import { z } from "@medusajs/framework/zod"
import { defineRoute } from "@wekala/engine/kit"
import { escrowSchema, presentEscrow } from "../../../../../present"
import { idParams, walletOf } from "../../../../../shared"

export const POST = defineRoute({
  summary: "Dispute an escrow",
  description: "Stops its release by time until it is released, refunded or split, or the dispute is withdrawn.",
  tag: "Wallet",
  audience: "admin",
  params: idParams,
  body: z.object({ reason: z.string().trim().min(3).max(1000) }),
  response: z.object({ escrow: escrowSchema }),
  errors: { escrow_dispute_not_allowed: "The escrow has ended." },
  handle: async ({ params, body, container }) => ({
    escrow: presentEscrow(await walletOf(container).escrows.dispute(params.id, body.reason)),
  }),
})
